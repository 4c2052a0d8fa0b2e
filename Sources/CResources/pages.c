// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#include "pages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char acknowledged[] = {
#embed "../TocsinWeb/Pages/acknowledged.mustache"
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
static const unsigned char check[] = {
#embed "../TocsinWeb/Pages/check.mustache"
};
static const unsigned char check_field[] = {
#embed "../TocsinWeb/Pages/checkField.mustache"
};
static const unsigned char checkfailed[] = {
#embed "../TocsinWeb/Pages/checkfailed.mustache"
};
static const unsigned char cover[] = {
#embed "../TocsinWeb/Pages/cover.mustache"
};
static const unsigned char desk_css[] = {
#embed "../TocsinWeb/Pages/desk.css"
};
static const unsigned char error[] = {
#embed "../TocsinWeb/Pages/error.mustache"
};
static const unsigned char genuine[] = {
#embed "../TocsinWeb/Pages/genuine.mustache"
};
static const unsigned char gone[] = {
#embed "../TocsinWeb/Pages/gone.mustache"
};
static const unsigned char help[] = {
#embed "../TocsinWeb/Pages/help.mustache"
};
static const unsigned char home[] = {
#embed "../TocsinWeb/Pages/home.mustache"
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
static const unsigned char mail_html[] = {
#embed "../TocsinWeb/Pages/mail.html.mustache"
};
static const unsigned char mail_txt[] = {
#embed "../TocsinWeb/Pages/mail.txt.mustache"
};
static const unsigned char message[] = {
#embed "../TocsinWeb/Pages/message.mustache"
};
static const unsigned char notme[] = {
#embed "../TocsinWeb/Pages/notme.mustache"
};
static const unsigned char public[] = {
#embed "../TocsinWeb/Pages/public.mustache"
};
static const unsigned char report[] = {
#embed "../TocsinWeb/Pages/report.mustache"
};
static const unsigned char standing[] = {
#embed "../TocsinWeb/Pages/standing.mustache"
};
static const unsigned char text[] = {
#embed "../TocsinWeb/Pages/text.mustache"
};

static const struct tocsin_page pages[] = {
    {"acknowledged", acknowledged, sizeof acknowledged},
    {"alert", alert, sizeof alert},
    {"alertItem", alert_item, sizeof alert_item},
    {"alerts", alerts, sizeof alerts},
    {"answers", answers, sizeof answers},
    {"check", check, sizeof check},
    {"checkField", check_field, sizeof check_field},
    {"checkfailed", checkfailed, sizeof checkfailed},
    {"cover", cover, sizeof cover},
    {"desk.css", desk_css, sizeof desk_css},
    {"error", error, sizeof error},
    {"genuine", genuine, sizeof genuine},
    {"gone", gone, sizeof gone},
    {"help", help, sizeof help},
    {"home", home, sizeof home},
    {"languages", languages, sizeof languages},
    {"leave", leave, sizeof leave},
    {"letter", letter, sizeof letter},
    {"log", log, sizeof log},
    {"mail.html", mail_html, sizeof mail_html},
    {"mail.txt", mail_txt, sizeof mail_txt},
    {"message", message, sizeof message},
    {"notme", notme, sizeof notme},
    {"public", public, sizeof public},
    {"report", report, sizeof report},
    {"standing", standing, sizeof standing},
    {"text", text, sizeof text},
};

const struct tocsin_page *tocsin_pages(size_t *count) {
    *count = sizeof pages / sizeof *pages;
    return pages;
}
