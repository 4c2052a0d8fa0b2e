-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- Statements of the desk, each with a sentence saying why.

-- name: entries_of_stream
-- A case is folded from its own entries and from those of the reports assigned to it.
select e.sequence, e.id, e.stream, e.actor, e.recorded, e.asserted, e.subject, e.sealed, k.wrapped, e.canonical, e.entry_key
from entry e left join subject_key k on k.subject = e.subject
where e.stream = :stream or e.stream in (select report from case_report where case_id = :stream)
    or e.id in (select report from case_report where case_id = :stream)
order by e.sequence;

-- name: entry_by_id
-- Disclosure hands out one entry with its key.
select e.sequence, e.id, e.stream, e.actor, e.recorded, e.asserted, e.subject, e.sealed, k.wrapped, e.canonical, e.entry_key
from entry e left join subject_key k on k.subject = e.subject
where e.id = :id;

-- name: revision_of_stream
-- What a commit compares with the revision that its decision rests on.
select max(sequence) from entry
where stream = :stream or stream in (select report from case_report where case_id = :stream)
    or id in (select report from case_report where case_id = :stream);

-- name: add_entry
insert into entry (id, stream, kind, actor, recorded, asserted, subject, sealed, canonical, entry_key)
values (:id, :stream, :kind, :actor, :recorded, :asserted, :subject, :sealed, :canonical, :entry_key);

-- name: add_key
insert into subject_key (subject, wrapped) values (:subject, :wrapped);

-- name: erase_key
-- Without its key nothing sealed about the subject opens again.
delete from subject_key where subject = :subject;

-- name: add_answer
insert into answer (key, request, answer) values (:key, :request, :answer);

-- name: answer_by_key
select key, request, answer from answer where key = :key;

-- name: person_by_token
select id, name, roles, practice from person where token_hash = :hash;

-- name: people
select id, name, roles, practice from person order by id;

-- name: add_person
insert into person (id, name, roles, practice, token_hash) values (:id, :name, :roles, :practice, :hash);

-- name: channels
select name, kind, subject, sealed from channel order by name;

-- name: add_channel
insert into channel (name, kind, subject, sealed) values (:name, :kind, :subject, :sealed);

-- name: add_report
insert into report (id, source_index, practice, subject, size, sealed)
values (:id, :source_index, :practice, :subject, :size, :sealed);

-- name: report_by_index
-- The same type, source and reference twice is one report.
select id from report where source_index = :source_index;

-- name: raw_report
select r.id, r.practice, r.subject, r.sealed, k.wrapped
from report r left join subject_key k on k.subject = r.subject
where r.id = :id;

-- name: assign_report
insert or ignore into case_report (case_id, report) values (:case_id, :report);

-- name: add_case
insert into case_file (id, practice) values (:id, :practice);

-- name: close_case
update case_file set closed = 1 where id = :id;

-- name: cases
select id, practice, closed from case_file order by id;

-- name: drop_clocks
delete from case_clock where case_id = :case_id;

-- name: add_clock
insert into case_clock (case_id, key, kind, due) values (:case_id, :key, :kind, :due);

-- name: cases_with_clock
-- A practice case reckons with the times that its acts are said to have, so the clock on the wall runs none of its own.
select distinct k.case_id from case_clock k join case_file c on c.id = k.case_id
where k.due <= :due and c.practice = 0 order by k.due limit :limit;

-- name: next_clock
-- When the deadline service must look again.
select min(k.due) from case_clock k join case_file c on c.id = k.case_id where c.practice = 0;

-- name: add_breach
insert into breach (case_id, key, kind, due) values (:case_id, :key, :kind, :due);

-- name: add_verdict
insert into verdict (entry, case_id, victim, pack, outcome, person, at)
values (:entry, :case_id, :victim, :pack, :outcome, :person, :at);

-- name: verdicts_by_person
-- When one person is found to have graded wrongly, everything they decided is read again.
select entry, case_id, victim, pack, outcome, person, at from verdict where person = :person order by at;

-- name: add_negative
insert into negative_decision (entry, case_id, victim, pack, outcome, first_person, second_person)
values (:entry, :case_id, :victim, :pack, :outcome, :first_person, :second_person);

-- name: add_signature
insert into signature (entry, warning, contents, person, purpose)
values (:entry, :warning, :contents, :person, :purpose);

-- name: add_release
insert into release (warning, case_id, contents, practice, emergency, first_person, second_person, at, expires)
values (:warning, :case_id, :contents, :practice, :emergency, :first_person, :second_person, :at, :expires);

-- name: halt_release
update release set halted_at = :at where warning = :warning;

-- name: retract_release
update release set retracted_at = :at, retracted_first = :first_person, retracted_second = :second_person
where warning = :warning;

-- name: add_publication
insert into publication (id, warning, practice, at, until, ended, cap, page)
values (:id, :warning, :practice, :at, :until, :ended, :cap, :page);

-- name: end_publications
-- Superseded documents leave the feed at once; aggregators look at what is in the feed, not at cancellations.
update publication set ended = :how where warning = :warning and ended is null;

-- name: publications
select id, warning, practice, at, until, ended, cap, page from publication
where practice = :practice order by sequence desc limit 500;

-- name: publication_by_id
select id, warning, practice, at, until, ended, cap, page from publication where id = :id;

-- name: setting
select value from setting where name = :name;

-- name: add_setting
-- Once: a desk is founded by one commit or not at all.
insert into setting (name, value) values (:name, :value);

-- name: set_setting
insert into setting (name, value) values (:name, :value) on conflict (name) do update set value = excluded.value;
