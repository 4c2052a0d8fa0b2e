-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- People, channels, entries, reports, cases, decisions, releases, publications. Times are whole milliseconds since
-- 1970 in UTC; identifiers 16 bytes; digests 32. History is append-only: triggers hold the line, whoever writes.

create table setting (
    name text not null primary key,
    value blob not null
) strict, without rowid;

-- Wrapped keys of subjects. Deleting a row erases its subject everywhere; see docs/threat-model.md.
create table subject_key (
    subject blob not null primary key,
    wrapped blob not null
) strict, without rowid;

-- The name is sealed; what the database must guard is in clear.
create table person (
    id blob not null primary key,
    name blob not null,
    roles text not null,
    practice integer not null check (practice in (0, 1)),
    token_hash blob unique
) strict, without rowid;

create table channel (
    name text not null primary key,
    kind text not null,
    subject blob not null references subject_key (subject),
    sealed blob not null
) strict, without rowid;

create table entry (
    sequence integer not null primary key autoincrement,
    id blob not null unique,
    stream blob not null,
    kind text not null,
    actor text not null,
    recorded integer not null,
    asserted text,
    subject blob not null,
    sealed blob not null,
    canonical blob not null,
    entry_key blob not null check (length(entry_key) = 32)
) strict;
create index entry_by_stream on entry (stream, sequence);
create trigger entry_kept_whole before update on entry begin select raise(abort, 'an entry never changes'); end;
create trigger entry_kept before delete on entry begin select raise(abort, 'an entry is never deleted'); end;

create table answer (
    key blob not null primary key,
    request blob not null,
    answer blob not null
) strict, without rowid;

create table report (
    id blob not null primary key,
    source_index blob unique,
    practice integer not null check (practice in (0, 1)),
    subject blob not null,
    size integer not null check (size >= 0),
    sealed blob not null
) strict, without rowid;
create trigger report_kept_whole before update on report begin select raise(abort, 'a report never changes'); end;

create table case_file (
    id blob not null primary key,
    practice integer not null check (practice in (0, 1)),
    closed integer not null default 0 check (closed in (0, 1))
) strict, without rowid;
create trigger case_practice_kept before update of practice on case_file
begin select raise(abort, 'practice stays practice'); end;

create table case_report (
    case_id blob not null references case_file (id),
    report blob not null references report (id),
    primary key (case_id, report)
) strict, without rowid;

create trigger report_stays_in_practice before insert on case_report
begin
    select raise(abort, 'practice can not reach the world')
    where (select practice from report where id = new.report)
        is not (select practice from case_file where id = new.case_id);
end;

create table case_clock (
    case_id blob not null references case_file (id),
    key text not null,
    kind text not null,
    due integer not null,
    primary key (case_id, key)
) strict, without rowid;
create index case_clock_by_due on case_clock (due);

create table breach (
    case_id blob not null references case_file (id),
    key text not null,
    kind text not null,
    due integer not null,
    primary key (case_id, key)
) strict, without rowid;
create trigger breach_kept_whole before update on breach begin select raise(abort, 'a breach is shown for ever'); end;
create trigger breach_kept before delete on breach begin select raise(abort, 'a breach is shown for ever'); end;

create table verdict (
    entry blob not null primary key references entry (id),
    case_id blob not null references case_file (id),
    victim blob not null,
    pack text not null,
    outcome text not null,
    person blob not null references person (id),
    at integer not null
) strict, without rowid;
create index verdict_by_person on verdict (person, at);
create trigger verdict_kept_whole before update on verdict begin select raise(abort, 'a verdict never changes'); end;
create trigger verdict_kept before delete on verdict begin select raise(abort, 'a verdict is never deleted'); end;

-- No-duty, waived, downgraded: two different people, or it does not stand (law 4).
create table negative_decision (
    entry blob not null primary key references entry (id),
    case_id blob not null references case_file (id),
    victim blob not null,
    pack text not null,
    outcome text not null,
    first_person blob not null references person (id),
    second_person blob not null references person (id),
    check (first_person <> second_person)
) strict, without rowid;
create trigger negative_decision_kept_whole before update on negative_decision
begin select raise(abort, 'a decision never changes'); end;
create trigger negative_decision_kept before delete on negative_decision
begin select raise(abort, 'a decision is never deleted'); end;

create table signature (
    entry blob not null primary key references entry (id),
    warning blob not null,
    contents blob not null check (length(contents) = 32),
    person blob not null references person (id),
    purpose text not null check (purpose in ('release', 'retraction'))
) strict, without rowid;
create index signature_by_warning on signature (warning, contents, purpose);
create trigger signature_kept_whole before update on signature begin select raise(abort, 'a signature never changes'); end;
create trigger signature_kept before delete on signature begin select raise(abort, 'a signature is never deleted'); end;

-- One release a warning. By two: both signed these very contents. Alone: an emergency, and then nobody else.
create table release (
    warning blob not null primary key,
    case_id blob not null references case_file (id),
    contents blob not null check (length(contents) = 32),
    practice integer not null check (practice in (0, 1)),
    emergency integer not null check (emergency in (0, 1)),
    first_person blob not null references person (id),
    second_person blob references person (id),
    at integer not null,
    expires integer not null,
    halted_at integer,
    retracted_at integer,
    retracted_first blob references person (id),
    retracted_second blob references person (id),
    check (emergency = 1 and second_person is null or emergency = 0 and second_person is not null),
    check (second_person is null or second_person <> first_person),
    check (retracted_at is null or retracted_first <> retracted_second)
) strict, without rowid;
create trigger release_takes_two before insert on release when new.emergency = 0
begin
    select raise(abort, 'a release takes two signatures over the same contents')
    where (
        select count(distinct person) from signature
        where warning = new.warning and contents = new.contents and purpose = 'release'
            and person in (new.first_person, new.second_person)
    ) < 2;
end;
create trigger release_stays_in_practice before insert on release
begin
    select raise(abort, 'practice can not reach the world')
    where new.practice is not (select practice from case_file where id = new.case_id)
        or exists (select 1 from person where id in (new.first_person, new.second_person) and practice <> new.practice);
end;
create trigger retraction_takes_two before update of retracted_at on release
begin
    select raise(abort, 'a retraction takes two signatures over what was released')
    where (
        select count(distinct person) from signature
        where warning = new.warning and contents = new.contents and purpose = 'retraction'
            and person in (new.retracted_first, new.retracted_second)
    ) < 2;
end;
create trigger release_kept_whole
before update of warning, case_id, contents, practice, emergency, first_person, second_person, at, expires on release
begin select raise(abort, 'what was released never changes'); end;
create trigger release_kept before delete on release begin select raise(abort, 'a release is never deleted'); end;

create table publication (
    sequence integer not null primary key autoincrement,
    id blob not null unique,
    warning blob not null references release (warning),
    practice integer not null check (practice in (0, 1)),
    at integer not null,
    until integer not null,
    ended text,
    cap blob not null,
    page blob not null
) strict;
create index publication_by_warning on publication (warning);
create trigger publication_kept_whole before update of id, warning, practice, at, until, cap, page on publication
begin select raise(abort, 'a published document never changes'); end;
create trigger publication_kept before delete on publication
begin select raise(abort, 'a published document is never deleted'); end;
create trigger publication_stays_in_practice before insert on publication
begin
    select raise(abort, 'practice can not reach the world')
    where new.practice is not (select practice from release where warning = new.warning);
end;

-- "Insert or replace" takes a row away without asking a delete trigger, by any key of the table; these ask first.
create trigger entry_not_replaced before insert on entry
when exists (select 1 from entry where id = new.id) begin select raise(abort, 'an entry is never replaced'); end;
create trigger entry_place_not_replaced before insert on entry
when exists (select 1 from entry where sequence = new.sequence)
begin select raise(abort, 'an entry is never replaced'); end;
create trigger report_not_replaced before insert on report
when exists (select 1 from report where id = new.id) begin select raise(abort, 'a report is never replaced'); end;
create trigger report_source_not_replaced before insert on report
when exists (select 1 from report where source_index = new.source_index)
begin select raise(abort, 'report.source_index is taken'); end;
create trigger subject_key_not_replaced before insert on subject_key
when exists (select 1 from subject_key where subject = new.subject)
begin select raise(abort, 'a key is destroyed or kept, never changed'); end;
create trigger answer_not_replaced before insert on answer
when exists (select 1 from answer where key = new.key) begin select raise(abort, 'answer.key is taken'); end;
create trigger case_not_replaced before insert on case_file
when exists (select 1 from case_file where id = new.id) begin select raise(abort, 'a case is never replaced'); end;
create trigger breach_not_replaced before insert on breach
when exists (select 1 from breach where case_id = new.case_id and key = new.key)
begin select raise(abort, 'a breach is never replaced'); end;
create trigger verdict_not_replaced before insert on verdict
when exists (select 1 from verdict where entry = new.entry) begin select raise(abort, 'a verdict is never replaced'); end;
create trigger negative_decision_not_replaced before insert on negative_decision
when exists (select 1 from negative_decision where entry = new.entry)
begin select raise(abort, 'a decision is never replaced'); end;
create trigger signature_not_replaced before insert on signature
when exists (select 1 from signature where entry = new.entry)
begin select raise(abort, 'a signature is never replaced'); end;
create trigger release_not_replaced before insert on release
when exists (select 1 from release where warning = new.warning)
begin select raise(abort, 'a release is never replaced'); end;
create trigger publication_not_replaced before insert on publication
when exists (select 1 from publication where id = new.id)
begin select raise(abort, 'a published document is never replaced'); end;
create trigger publication_place_not_replaced before insert on publication
when exists (select 1 from publication where sequence = new.sequence)
begin select raise(abort, 'a published document is never replaced'); end;

-- What was closed, halted, ended, taken back or answered stays so.
create trigger report_kept before delete on report begin select raise(abort, 'a report is never deleted'); end;
create trigger case_stays_closed before update of closed on case_file when old.closed = 1 and new.closed = 0
begin select raise(abort, 'a closed case stays closed'); end;
create trigger release_stays_retracted before update of retracted_at on release when old.retracted_at is not null
begin select raise(abort, 'what was taken back by two signatures stays so'); end;
create trigger retraction_people_kept before update of retracted_first, retracted_second on release
when old.retracted_at is not null
begin select raise(abort, 'what was taken back by two signatures stays so'); end;
create trigger release_stays_halted before update of halted_at on release when old.halted_at is not null
begin select raise(abort, 'what was halted stays so'); end;
create trigger publication_stays_ended before update of ended on publication
when old.ended is not null and new.ended is not old.ended
begin select raise(abort, 'what has ended stays so'); end;
create trigger answer_kept_whole before update on answer begin select raise(abort, 'an answer never changes'); end;
create trigger answer_kept before delete on answer begin select raise(abort, 'an answer is never deleted'); end;
create trigger case_report_kept before delete on case_report
begin select raise(abort, 'a case keeps its reports'); end;
create trigger subject_key_kept_whole before update on subject_key
begin select raise(abort, 'a key is destroyed or kept, never changed'); end;
-- A report may lie in several cases; while one of them is open, nobody erases it (law 15).
create trigger report_in_open_case_kept before delete on subject_key
when exists (
    select 1 from case_report r join case_file c on c.id = r.case_id where r.report = old.subject and c.closed = 0
)
begin select raise(abort, 'an open case rests on this report'); end;
