-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- Statements of the board, of need-to-know and of drafts. Whatever shows or counts cases asks `case_reader` in the same
-- words; a test holds them to it.

-- name: may_read
-- For a case that is absent and one that is forbidden the same: no.
select exists (
    select 1 from case_file b
    where b.id = :case_id and case b.practice when 1 then :practice else :real end
        and exists (select 1 from case_reader r where r.case_id = b.id and r.person in (x'', :person))
);

-- name: readable_cases
select b.id, b.practice, b.closed from case_file b
where case b.practice when 1 then :practice else :real end
    and exists (select 1 from case_reader r where r.case_id = b.id and r.person in (x'', :person))
order by b.id;

-- name: readers_of_case
select person from case_reader where case_id = :case_id;

-- name: add_reader
insert or ignore into case_reader (case_id, person) values (:case_id, :person);

-- name: drop_reader
delete from case_reader where case_id = :case_id and person = :person;

-- name: put_board
insert into board (case_id, practice, closed, rank, ordered_by, due, moment, taken_by, window_ends, changed_at, sealed)
values (:case_id, :practice, :closed, :rank, :ordered_by, :due, :moment, :taken_by, :window_ends, :changed_at, :sealed)
on conflict (case_id) do update set
    closed = excluded.closed, rank = excluded.rank, ordered_by = excluded.ordered_by, due = excluded.due,
    moment = excluded.moment, taken_by = excluded.taken_by, window_ends = excluded.window_ends,
    changed_at = excluded.changed_at, sealed = excluded.sealed;

-- name: drop_waiting
delete from waiting where case_id = :case_id;

-- name: add_waiting
insert into waiting (case_id, purpose, thing, pack, since, due, roles)
values (:case_id, :purpose, :thing, :pack, :since, :due, :roles);

-- name: add_waiting_first
insert into waiting_first (case_id, purpose, thing, pack, person) values (:case_id, :purpose, :thing, :pack, :person);

-- name: board_row
select b.case_id, b.rank, b.ordered_by, b.changed_at, b.sealed, k.wrapped
from board b left join subject_key k on k.subject = b.case_id
where b.case_id = :case_id and case b.practice when 1 then :practice else :real end
    and exists (select 1 from case_reader r where r.case_id = b.case_id and r.person in (x'', :person));

-- name: board_open
-- Behind a place, the most urgent first.
select b.case_id, b.rank, b.ordered_by, b.changed_at, b.sealed, k.wrapped
from board b left join subject_key k on k.subject = b.case_id
where b.closed = 0 and b.practice = :practice and (b.rank, b.ordered_by, b.case_id) > (:rank, :ordered_by, :after)
    and case :filter
        when 'mine' then b.taken_by is null or b.taken_by = :person
        when 'taken' then b.taken_by is not null
        when 'breached' then b.due < case b.practice when 1 then b.moment else :now end
        else 1
    end
    and exists (select 1 from case_reader r where r.case_id = b.case_id and r.person in (x'', :person))
order by b.rank, b.ordered_by, b.case_id limit :limit;

-- name: board_closed
-- Behind a place, the latest changed first.
select b.case_id, b.rank, b.changed_at as ordered_by, b.changed_at, b.sealed, k.wrapped
from board b left join subject_key k on k.subject = b.case_id
where b.closed = 1 and b.practice = :practice and (b.changed_at, b.case_id) < (:ordered_by, :after)
    and exists (select 1 from case_reader r where r.case_id = b.case_id and r.person in (x'', :person))
order by b.changed_at desc, b.case_id desc limit :limit;

-- name: board_counts
select count(*) as number, count(*) filter (where b.taken_by is null or b.taken_by = :person) as mine,
    count(*) filter (where b.taken_by is not null) as taken,
    count(*) filter (where b.due < case b.practice when 1 then b.moment else :now end) as breached
from board b
where b.closed = 0 and b.practice = :practice
    and exists (select 1 from case_reader r where r.case_id = b.case_id and r.person in (x'', :person));

-- name: waiting_for
-- What another person began, few things in all, so they are looked through first; who did the first half never sees it here.
select w.purpose, w.thing, w.pack, b.case_id, b.rank, b.ordered_by, b.changed_at, b.sealed, k.wrapped
from waiting w cross join board b on b.case_id = w.case_id left join subject_key k on k.subject = b.case_id
where b.practice = :practice and w.roles & :roles <> 0
    and not exists (
        select 1 from waiting_first f
        where f.case_id = w.case_id and f.purpose = w.purpose and f.thing = w.thing and f.pack = w.pack
            and f.person = :person
    )
    and exists (select 1 from case_reader r where r.case_id = b.case_id and r.person in (x'', :person))
order by w.due is null, w.due, w.case_id, w.purpose, w.thing, w.pack limit :limit;

-- name: board_windows
select b.case_id, b.rank, b.ordered_by, b.changed_at, b.sealed, k.wrapped
from board b left join subject_key k on k.subject = b.case_id
where b.closed = 0 and b.window_ends is not null and b.practice = :practice
    and exists (select 1 from case_reader r where r.case_id = b.case_id and r.person in (x'', :person))
order by b.window_ends, b.case_id limit :limit;

-- name: cases_without_line
select f.id from case_file f where not exists (select 1 from board b where b.case_id = f.id) order by f.id limit :limit;

-- name: draft_by_form
select person, form, case_id, at, sealed from draft where person = :person and form = :form;

-- name: put_draft
insert into draft (person, form, case_id, at, sealed) values (:person, :form, :case_id, :at, :sealed)
on conflict (person, form) do update set case_id = excluded.case_id, at = excluded.at, sealed = excluded.sealed;

-- name: drop_old_drafts
delete from draft where at < :oldest;

-- name: drop_draft
delete from draft where person = :person and form = :form;

-- name: drop_drafts_of_case
-- Who may be erased from now on must not live on in somebody's form.
delete from draft where case_id = :case_id;

-- name: drafts_of_others
select person, at from draft where form = :form and at >= :since and person <> :person order by at desc limit 50;
