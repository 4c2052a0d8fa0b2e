-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- The board, who may read which case, and drafts of forms. The board follows from the entries and can be drawn anew.

-- Who may read which case (law 15). A row without a person, x'', is for everybody who works on cases: it is there from
-- the beginning, and goes when the case is kept to a few. What shows or counts cases asks one condition:
-- exists (select 1 from case_reader r where r.case_id = … and r.person in (x'', :person))
create table case_reader (
    case_id blob not null references case_file (id),
    person blob not null,
    primary key (case_id, person)
) strict, without rowid;
insert into case_reader (case_id, person) select id, x'' from case_file;
create trigger case_open_to_all after insert on case_file
begin insert into case_reader (case_id, person) values (new.id, x''); end;
create trigger case_reader_is_known before insert on case_reader
when new.person <> x'' and not exists (select 1 from person where id = new.person)
begin select raise(abort, 'a reader is somebody who works here'); end;
create trigger case_stays_kept before insert on case_reader
when new.person = x'' and exists (select 1 from case_reader where case_id = new.case_id)
begin select raise(abort, 'a case that is kept to a few is never opened to all'); end;
create trigger case_keeps_two_readers before delete on case_reader
when (select count(*) from case_reader where case_id = old.case_id and person not in (x'', old.person)) < 2
begin select raise(abort, 'two people at least may read a case'); end;
create trigger case_reader_kept_whole before update on case_reader
begin select raise(abort, 'a reader is admitted or excluded, never exchanged'); end;

create table board (
    case_id blob not null primary key references case_file (id),
    practice integer not null check (practice in (0, 1)),
    closed integer not null check (closed in (0, 1)),
    -- 0 somebody calls for help, or must be warned by one person alone; 1 a clock; 2 none
    rank integer not null check (rank between 0 and 2),
    -- The clock, or the end of time.
    ordered_by integer not null,
    due integer,
    -- The latest moment that the case has reached: in practice, its now.
    moment integer not null,
    taken_by blob,
    window_ends integer,
    changed_at integer not null,
    sealed blob not null
) strict, without rowid;
create index board_open on board (practice, rank, ordered_by, case_id, taken_by, due, moment, closed) where closed = 0;
create index board_closed on board (practice, changed_at, case_id) where closed = 1;
create index board_by_window on board (practice, window_ends, case_id) where closed = 0 and window_ends is not null;

-- What waits for a second person. Roles are bits: 1 intake, 2 assessor, 4 releaser, 8 senior.
create table waiting (
    case_id blob not null references board (case_id),
    purpose text not null,
    thing blob not null,
    pack text not null,
    since integer,
    due integer,
    roles integer not null,
    primary key (case_id, purpose, thing, pack)
) strict, without rowid;
create index waiting_by_due on waiting (due);

-- Who did the first half, or is a party: they never see it among what waits for them.
create table waiting_first (
    case_id blob not null,
    purpose text not null,
    thing blob not null,
    pack text not null,
    person blob not null,
    primary key (case_id, purpose, thing, pack, person),
    foreign key (case_id, purpose, thing, pack) references waiting (case_id, purpose, thing, pack) on delete cascade
) strict, without rowid;

-- Forms half filled in. The form's name is keyed, its content sealed; nothing has been said yet, so nothing is kept.
create table draft (
    person blob not null references person (id),
    form blob not null check (length(form) = 32),
    case_id blob,
    at integer not null,
    sealed blob not null,
    primary key (person, form)
) strict, without rowid;
create index draft_by_form on draft (form, at);
create index draft_by_case on draft (case_id) where case_id is not null;
create index draft_by_time on draft (at);
