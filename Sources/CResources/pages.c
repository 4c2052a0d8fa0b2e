// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors
//
// Written by scripts/embed.py.

#include "pages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char account[] = {
#embed "../TocsinWeb/Pages/Access/account.mustache"
};
static const unsigned char account_practice[] = {
#embed "../TocsinWeb/Pages/Access/accountPractice.mustache"
};
static const unsigned char acknowledged[] = {
#embed "../TocsinWeb/Pages/acknowledged.mustache"
};
static const unsigned char aftermath[] = {
#embed "../TocsinWeb/Pages/Aftermath/aftermath.mustache"
};
static const unsigned char aftermath_form[] = {
#embed "../TocsinWeb/Pages/Aftermath/aftermathForm.mustache"
};
static const unsigned char alert[] = {
#embed "../TocsinWeb/Pages/alert.mustache"
};
static const unsigned char alert_item[] = {
#embed "../TocsinWeb/Pages/alertItem.mustache"
};
static const unsigned char alerts[] = {
#embed "../TocsinWeb/Pages/alerts.mustache"
};
static const unsigned char answers[] = {
#embed "../TocsinWeb/Pages/answers.mustache"
};
static const unsigned char as_of[] = {
#embed "../TocsinWeb/Pages/Duty/asOf.mustache"
};
static const unsigned char audience[] = {
#embed "../TocsinWeb/Pages/Audience/audience.mustache"
};
static const unsigned char board[] = {
#embed "../TocsinWeb/Pages/Duty/board.mustache"
};
static const unsigned char case_form[] = {
#embed "../TocsinWeb/Pages/Duty/caseForm.mustache"
};
static const unsigned char case_head[] = {
#embed "../TocsinWeb/Pages/Duty/caseHead.mustache"
};
static const unsigned char case_page[] = {
#embed "../TocsinWeb/Pages/Duty/casePage.mustache"
};
static const unsigned char case_part[] = {
#embed "../TocsinWeb/Pages/Duty/casePart.mustache"
};
static const unsigned char case_report[] = {
#embed "../TocsinWeb/Pages/Intake/caseReport.mustache"
};
static const unsigned char channels[] = {
#embed "../TocsinWeb/Pages/Access/channels.mustache"
};
static const unsigned char check[] = {
#embed "../TocsinWeb/Pages/check.mustache"
};
static const unsigned char check_field[] = {
#embed "../TocsinWeb/Pages/checkField.mustache"
};
static const unsigned char checkfailed[] = {
#embed "../TocsinWeb/Pages/checkfailed.mustache"
};
static const unsigned char clock[] = {
#embed "../TocsinWeb/Pages/Support/clock.mustache"
};
static const unsigned char clock_shape[] = {
#embed "../TocsinWeb/Pages/Support/clockShape.mustache"
};
static const unsigned char clocks[] = {
#embed "../TocsinWeb/Pages/Access/clocks.mustache"
};
static const unsigned char cover[] = {
#embed "../TocsinWeb/Pages/cover.mustache"
};
static const unsigned char decisions[] = {
#embed "../TocsinWeb/Pages/Access/decisions.mustache"
};
static const unsigned char desk_css[] = {
#embed "../TocsinWeb/Pages/desk.css"
};
static const unsigned char desk_js[] = {
#embed "../TocsinWeb/Pages/desk.js"
};
static const unsigned char desk[] = {
#embed "../TocsinWeb/Pages/Access/desk.mustache"
};
static const unsigned char desk_error[] = {
#embed "../TocsinWeb/Pages/Access/deskError.mustache"
};
static const unsigned char done[] = {
#embed "../TocsinWeb/Pages/Release/done.mustache"
};
static const unsigned char duty[] = {
#embed "../TocsinWeb/Pages/Duty/duty.mustache"
};
static const unsigned char emergency[] = {
#embed "../TocsinWeb/Pages/Release/emergency.mustache"
};
static const unsigned char emergency_confirm[] = {
#embed "../TocsinWeb/Pages/Release/emergencyConfirm.mustache"
};
static const unsigned char enrol[] = {
#embed "../TocsinWeb/Pages/Access/enrol.mustache"
};
static const unsigned char error[] = {
#embed "../TocsinWeb/Pages/error.mustache"
};
static const unsigned char events[] = {
#embed "../TocsinWeb/Pages/Aftermath/events.mustache"
};
static const unsigned char fact_asked[] = {
#embed "../TocsinWeb/Pages/Duty/factAsked.mustache"
};
static const unsigned char facts[] = {
#embed "../TocsinWeb/Pages/Duty/facts.mustache"
};
static const unsigned char field_problem[] = {
#embed "../TocsinWeb/Pages/Support/fieldProblem.mustache"
};
static const unsigned char field_words[] = {
#embed "../TocsinWeb/Pages/Support/fieldWords.mustache"
};
static const unsigned char form_field[] = {
#embed "../TocsinWeb/Pages/Support/formField.mustache"
};
static const unsigned char founding_asked[] = {
#embed "../TocsinWeb/Pages/Access/foundingAsked.mustache"
};
static const unsigned char fresh_factor[] = {
#embed "../TocsinWeb/Pages/Release/freshFactor.mustache"
};
static const unsigned char genuine[] = {
#embed "../TocsinWeb/Pages/genuine.mustache"
};
static const unsigned char gone[] = {
#embed "../TocsinWeb/Pages/gone.mustache"
};
static const unsigned char guide[] = {
#embed "../TocsinWeb/Pages/Access/guide.mustache"
};
static const unsigned char health[] = {
#embed "../TocsinWeb/Pages/Access/health.mustache"
};
static const unsigned char help[] = {
#embed "../TocsinWeb/Pages/help.mustache"
};
static const unsigned char help_call[] = {
#embed "../TocsinWeb/Pages/Delivery/helpCall.mustache"
};
static const unsigned char home[] = {
#embed "../TocsinWeb/Pages/home.mustache"
};
static const unsigned char icon_svg[] = {
#embed "../TocsinWeb/Pages/icon.svg"
};
static const unsigned char invitations[] = {
#embed "../TocsinWeb/Pages/Access/invitations.mustache"
};
static const unsigned char languages[] = {
#embed "../TocsinWeb/Pages/languages.mustache"
};
static const unsigned char leave[] = {
#embed "../TocsinWeb/Pages/leave.mustache"
};
static const unsigned char letter[] = {
#embed "../TocsinWeb/Pages/letter.mustache"
};
static const unsigned char log[] = {
#embed "../TocsinWeb/Pages/log.mustache"
};
static const unsigned char log_desk[] = {
#embed "../TocsinWeb/Pages/Proof/logDesk.mustache"
};
static const unsigned char mail_html[] = {
#embed "../TocsinWeb/Pages/mail.html.mustache"
};
static const unsigned char mail_txt[] = {
#embed "../TocsinWeb/Pages/mail.txt.mustache"
};
static const unsigned char map[] = {
#embed "../TocsinWeb/Pages/map.mustache"
};
static const unsigned char message[] = {
#embed "../TocsinWeb/Pages/message.mustache"
};
static const unsigned char notme[] = {
#embed "../TocsinWeb/Pages/notme.mustache"
};
static const unsigned char oversight[] = {
#embed "../TocsinWeb/Pages/Access/oversight.mustache"
};
static const unsigned char pack[] = {
#embed "../TocsinWeb/Pages/Access/pack.mustache"
};
static const unsigned char pack_try[] = {
#embed "../TocsinWeb/Pages/Access/packTry.mustache"
};
static const unsigned char packs[] = {
#embed "../TocsinWeb/Pages/Access/packs.mustache"
};
static const unsigned char people[] = {
#embed "../TocsinWeb/Pages/Access/people.mustache"
};
static const unsigned char person[] = {
#embed "../TocsinWeb/Pages/Access/person.mustache"
};
static const unsigned char practice_desk[] = {
#embed "../TocsinWeb/Pages/Access/practiceDesk.mustache"
};
static const unsigned char preview[] = {
#embed "../TocsinWeb/Pages/Release/preview.mustache"
};
static const unsigned char public_page[] = {
#embed "../TocsinWeb/Pages/public.mustache"
};
static const unsigned char receipt[] = {
#embed "../TocsinWeb/Pages/Proof/receipt.mustache"
};
static const unsigned char recover[] = {
#embed "../TocsinWeb/Pages/Access/recover.mustache"
};
static const unsigned char recovery_codes[] = {
#embed "../TocsinWeb/Pages/Access/recoveryCodes.mustache"
};
static const unsigned char released[] = {
#embed "../TocsinWeb/Pages/Delivery/released.mustache"
};
static const unsigned char report[] = {
#embed "../TocsinWeb/Pages/report.mustache"
};
static const unsigned char report_in[] = {
#embed "../TocsinWeb/Pages/Intake/reportIn.mustache"
};
static const unsigned char set_up[] = {
#embed "../TocsinWeb/Pages/Access/setUp.mustache"
};
static const unsigned char set_up_confirm[] = {
#embed "../TocsinWeb/Pages/Access/setUpConfirm.mustache"
};
static const unsigned char set_up_link[] = {
#embed "../TocsinWeb/Pages/Access/setUpLink.mustache"
};
static const unsigned char settings[] = {
#embed "../TocsinWeb/Pages/Access/settings.mustache"
};
static const unsigned char sign[] = {
#embed "../TocsinWeb/Pages/Release/sign.mustache"
};
static const unsigned char sign_in[] = {
#embed "../TocsinWeb/Pages/Access/signIn.mustache"
};
static const unsigned char situation[] = {
#embed "../TocsinWeb/Pages/Aftermath/situation.mustache"
};
static const unsigned char source_line[] = {
#embed "../TocsinWeb/Pages/Aftermath/sourceLine.mustache"
};
static const unsigned char stamp[] = {
#embed "../TocsinWeb/Pages/Support/stamp.mustache"
};
static const unsigned char standing[] = {
#embed "../TocsinWeb/Pages/standing.mustache"
};
static const unsigned char starts_again[] = {
#embed "../TocsinWeb/Pages/Access/startsAgain.mustache"
};
static const unsigned char statement[] = {
#embed "../TocsinWeb/Pages/Aftermath/statement.mustache"
};
static const unsigned char statement_kinds[] = {
#embed "../TocsinWeb/Pages/Aftermath/statementKinds.mustache"
};
static const unsigned char statement_line[] = {
#embed "../TocsinWeb/Pages/Aftermath/statementLine.mustache"
};
static const unsigned char task[] = {
#embed "../TocsinWeb/Pages/Delivery/task.mustache"
};
static const unsigned char tasks[] = {
#embed "../TocsinWeb/Pages/Delivery/tasks.mustache"
};
static const unsigned char text[] = {
#embed "../TocsinWeb/Pages/text.mustache"
};
static const unsigned char time_parts[] = {
#embed "../TocsinWeb/Pages/Support/timeParts.mustache"
};
static const unsigned char timeline[] = {
#embed "../TocsinWeb/Pages/Duty/timeline.mustache"
};
static const unsigned char token_made[] = {
#embed "../TocsinWeb/Pages/Access/tokenMade.mustache"
};
static const unsigned char tollplot[] = {
#embed "../TocsinWeb/Pages/tollplot.mustache"
};
static const unsigned char warning[] = {
#embed "../TocsinWeb/Pages/Release/warning.mustache"
};
static const unsigned char warning_form[] = {
#embed "../TocsinWeb/Pages/Release/warningForm.mustache"
};
static const unsigned char warnings[] = {
#embed "../TocsinWeb/Pages/Release/warnings.mustache"
};
static const unsigned char window_end[] = {
#embed "../TocsinWeb/Pages/Release/windowEnd.mustache"
};

static const struct tocsin_page pages[] = {
    {"account", account, sizeof account},
    {"accountPractice", account_practice, sizeof account_practice},
    {"acknowledged", acknowledged, sizeof acknowledged},
    {"aftermath", aftermath, sizeof aftermath},
    {"aftermathForm", aftermath_form, sizeof aftermath_form},
    {"alert", alert, sizeof alert},
    {"alertItem", alert_item, sizeof alert_item},
    {"alerts", alerts, sizeof alerts},
    {"answers", answers, sizeof answers},
    {"asOf", as_of, sizeof as_of},
    {"audience", audience, sizeof audience},
    {"board", board, sizeof board},
    {"caseForm", case_form, sizeof case_form},
    {"caseHead", case_head, sizeof case_head},
    {"casePage", case_page, sizeof case_page},
    {"casePart", case_part, sizeof case_part},
    {"caseReport", case_report, sizeof case_report},
    {"channels", channels, sizeof channels},
    {"check", check, sizeof check},
    {"checkField", check_field, sizeof check_field},
    {"checkfailed", checkfailed, sizeof checkfailed},
    {"clock", clock, sizeof clock},
    {"clockShape", clock_shape, sizeof clock_shape},
    {"clocks", clocks, sizeof clocks},
    {"cover", cover, sizeof cover},
    {"decisions", decisions, sizeof decisions},
    {"desk.css", desk_css, sizeof desk_css},
    {"desk.js", desk_js, sizeof desk_js},
    {"desk", desk, sizeof desk},
    {"deskError", desk_error, sizeof desk_error},
    {"done", done, sizeof done},
    {"duty", duty, sizeof duty},
    {"emergency", emergency, sizeof emergency},
    {"emergencyConfirm", emergency_confirm, sizeof emergency_confirm},
    {"enrol", enrol, sizeof enrol},
    {"error", error, sizeof error},
    {"events", events, sizeof events},
    {"factAsked", fact_asked, sizeof fact_asked},
    {"facts", facts, sizeof facts},
    {"fieldProblem", field_problem, sizeof field_problem},
    {"fieldWords", field_words, sizeof field_words},
    {"formField", form_field, sizeof form_field},
    {"foundingAsked", founding_asked, sizeof founding_asked},
    {"freshFactor", fresh_factor, sizeof fresh_factor},
    {"genuine", genuine, sizeof genuine},
    {"gone", gone, sizeof gone},
    {"guide", guide, sizeof guide},
    {"health", health, sizeof health},
    {"help", help, sizeof help},
    {"helpCall", help_call, sizeof help_call},
    {"home", home, sizeof home},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"invitations", invitations, sizeof invitations},
    {"languages", languages, sizeof languages},
    {"leave", leave, sizeof leave},
    {"letter", letter, sizeof letter},
    {"log", log, sizeof log},
    {"logDesk", log_desk, sizeof log_desk},
    {"mail.html", mail_html, sizeof mail_html},
    {"mail.txt", mail_txt, sizeof mail_txt},
    {"map", map, sizeof map},
    {"message", message, sizeof message},
    {"notme", notme, sizeof notme},
    {"oversight", oversight, sizeof oversight},
    {"pack", pack, sizeof pack},
    {"packTry", pack_try, sizeof pack_try},
    {"packs", packs, sizeof packs},
    {"people", people, sizeof people},
    {"person", person, sizeof person},
    {"practiceDesk", practice_desk, sizeof practice_desk},
    {"preview", preview, sizeof preview},
    {"public", public_page, sizeof public_page},
    {"receipt", receipt, sizeof receipt},
    {"recover", recover, sizeof recover},
    {"recoveryCodes", recovery_codes, sizeof recovery_codes},
    {"released", released, sizeof released},
    {"report", report, sizeof report},
    {"reportIn", report_in, sizeof report_in},
    {"setUp", set_up, sizeof set_up},
    {"setUpConfirm", set_up_confirm, sizeof set_up_confirm},
    {"setUpLink", set_up_link, sizeof set_up_link},
    {"settings", settings, sizeof settings},
    {"sign", sign, sizeof sign},
    {"signIn", sign_in, sizeof sign_in},
    {"situation", situation, sizeof situation},
    {"sourceLine", source_line, sizeof source_line},
    {"stamp", stamp, sizeof stamp},
    {"standing", standing, sizeof standing},
    {"startsAgain", starts_again, sizeof starts_again},
    {"statement", statement, sizeof statement},
    {"statementKinds", statement_kinds, sizeof statement_kinds},
    {"statementLine", statement_line, sizeof statement_line},
    {"task", task, sizeof task},
    {"tasks", tasks, sizeof tasks},
    {"text", text, sizeof text},
    {"timeParts", time_parts, sizeof time_parts},
    {"timeline", timeline, sizeof timeline},
    {"tokenMade", token_made, sizeof token_made},
    {"tollplot", tollplot, sizeof tollplot},
    {"warning", warning, sizeof warning},
    {"warningForm", warning_form, sizeof warning_form},
    {"warnings", warnings, sizeof warnings},
    {"windowEnd", window_end, sizeof window_end},
};

const struct tocsin_page *tocsin_pages(size_t *count) {
    *count = sizeof pages / sizeof *pages;
    return pages;
}
