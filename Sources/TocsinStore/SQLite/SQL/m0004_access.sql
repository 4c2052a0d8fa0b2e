-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- How people get in. Everything secret is sealed; tokens and links are known by keyed indexes alone, so that a stolen
-- copy of this file opens no door. Rows here may go: who had which factor, and when, stands in the entries.

create table credential (
    credential_index blob not null primary key check (length(credential_index) = 32),
    person blob not null references person (id),
    kind text not null check (kind in ('passkey', 'password', 'code', 'recovery')),
    sealed blob not null
) strict, without rowid;
create index credential_by_person on credential (person);
create unique index credential_once on credential (person, kind) where kind <> 'passkey';

create table session (
    session_index blob not null primary key check (length(session_index) = 32),
    person blob not null references person (id),
    expires integer not null,
    sealed blob not null
) strict, without rowid;
create index session_by_person on session (person);
create index session_by_expiry on session (expires);

create table access_link (
    link_index blob not null primary key check (length(link_index) = 32),
    purpose text not null check (purpose in ('set_up', 'second_founder', 'enrol')),
    person blob references person (id),
    expires integer not null
) strict, without rowid;

create table api_token (
    token_index blob not null primary key check (length(token_index) = 32),
    token blob not null unique,
    person blob not null references person (id),
    expires integer not null
) strict, without rowid;
create index api_token_by_person on api_token (person);

-- People of an exercise hold nothing that opens the real desk (law 13).
create trigger credential_is_real before insert on credential
when (select practice from person where id = new.person) <> 0
begin select raise(abort, 'practice can not reach the world'); end;
create trigger api_token_is_real before insert on api_token
when (select practice from person where id = new.person) <> 0
begin select raise(abort, 'practice can not reach the world'); end;

-- Administrators hold no other role (law 17).
create trigger administrator_is_nothing_else before insert on person
when new.roles like '%administrator%' and new.roles <> 'administrator'
begin select raise(abort, 'an administrator is nothing else'); end;
create trigger administrator_becomes_nothing_else before update of roles on person
when new.roles like '%administrator%' and new.roles <> 'administrator'
begin select raise(abort, 'an administrator is nothing else'); end;
