-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- Statements of signing in, each with a sentence saying why.

-- name: credentials_of_person
select credential_index, person, kind, sealed from credential where person = :person order by credential_index;

-- name: credential_by_index
-- A passkey says its own name and not its owner's.
select credential_index, person, kind, sealed from credential where credential_index = :index;

-- name: put_credential
-- Nobody takes over another's passkey by sending its name.
insert into credential (credential_index, person, kind, sealed) values (:index, :person, :kind, :sealed)
on conflict (credential_index) do update set sealed = excluded.sealed where person = excluded.person;

-- name: session_by_index
select session_index, person, expires, sealed from session where session_index = :index;

-- name: put_session
insert into session (session_index, person, expires, sealed) values (:index, :person, :expires, :sealed)
on conflict (session_index) do update set sealed = excluded.sealed;

-- name: end_session
delete from session where session_index = :index;

-- name: end_sessions_of_person
delete from session where person = :person;

-- name: sweep_sessions
delete from session where expires <= :at;

-- name: sweep_links
delete from access_link where expires <= :at;

-- name: sweep_tokens
delete from api_token where expires <= :at;

-- name: link_by_index
select link_index, purpose, person, expires from access_link where link_index = :index;

-- name: put_link
insert into access_link (link_index, purpose, person, expires) values (:index, :purpose, :person, :expires);

-- name: take_link
delete from access_link where link_index = :index;

-- name: drop_links
delete from access_link where purpose = :purpose and person is :person;

-- name: token_by_index
select token_index, token, person, expires from api_token where token_index = :index;

-- name: put_token
insert into api_token (token_index, token, person, expires) values (:index, :token, :person, :expires);

-- name: revoke_token
delete from api_token where token = :token;

-- name: set_roles
update person set roles = :roles where id = :id;

-- name: drop_founding_token
update person set token_hash = null where id = :id;

-- name: drop_credentials_of_person
delete from credential where person = :person;

-- name: drop_links_of_person
delete from access_link where person = :person;

-- name: drop_tokens_of_person
delete from api_token where person = :person;

-- name: put_channel
insert into channel (name, kind, subject, sealed) values (:name, :kind, :subject, :sealed)
on conflict (name) do update set kind = excluded.kind, subject = excluded.subject, sealed = excluded.sealed;

-- name: drop_channel
delete from channel where name = :name;
