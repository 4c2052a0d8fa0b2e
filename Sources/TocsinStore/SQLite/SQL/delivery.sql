-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- Statements of fan-out, dispatch, escalation and links, each with a sentence saying why.

-- name: add_fan_out
insert into fan_out (warning, case_id, message, practice, at, moved_at)
values (:warning, :case_id, :message, :practice, :at, :at);

-- name: open_fan_outs
-- Of each warning only the oldest: a notice goes to those who were sent what came before it.
select f.number, f.warning, f.case_id, f.message, f.practice, f.at, f.priority, f.stops_at, f.expires_at,
    f.recipients, f.words, f.cursor
from fan_out f
where f.done = 0 and not exists (
    select 1 from fan_out earlier where earlier.done = 0 and earlier.warning = f.warning and earlier.number < f.number
)
order by f.number limit :limit;

-- name: fan_out_place
-- A chunk counts only where the last one ended.
select cursor, done from fan_out where number = :number;

-- name: plan_fan_out
update fan_out
set priority = :priority, stops_at = :stops_at, expires_at = :expires_at, recipients = :recipients, words = :words
where number = :number and priority is null;

-- name: move_fan_out
update fan_out set cursor = :cursor, moved_at = :at, done = :done where number = :number;

-- name: add_delivery
-- A repeat changes nothing. Who was reached meanwhile is not warned again, but hears of every notice.
insert into delivery (
    id, fan_out, practice, recipient, channel, route, named, asks, link_hash, priority, enqueued_at, deadline,
    expires_at, state, due_at, hold, sealed
)
select :id, f.number, f.practice, :recipient, :channel, :route, :named, :asks, :link_hash, :priority, :enqueued_at,
    :deadline, :expires_at, :state, :due_at, :hold, :sealed
from fan_out f
where f.number = :fan_out and (
    f.message <> 'warning'
    or :although_reached
    or not exists (select 1 from reached r where r.warning = f.warning and r.recipient = :recipient)
)
on conflict (fan_out, recipient, channel, route) do nothing;

-- name: add_timer
insert into timer (
    fan_out, recipient, step, route, channel, due_at, state, named, asks, delivery, link_hash, sealed
)
select f.number, :recipient, :step, :route, :channel, :due_at, 'waiting', :named, :asks, :delivery, :link_hash,
    :sealed
from fan_out f
where f.number = :fan_out
    and not exists (select 1 from reached r where r.warning = f.warning and r.recipient = :recipient)
on conflict do nothing;

-- name: routes_used
-- A notice goes the ways by which the warning went or may have gone.
select d.recipient, d.route, d.channel, d.evidence
from fan_out f join delivery d on d.fan_out = f.number
where f.warning = :warning and f.message = 'warning' and d.recipient between :first and :last
    and (d.evidence is not null or d.may_have_arrived = 1 or d.lease_until is not null)
order by d.recipient, coalesce(d.evidence, -1) desc, d.route;

-- name: extend_fan_outs
-- A window that was extended keeps what is not yet sent from expiring, and the pages of those who have it.
update fan_out set expires_at = :expires_at
where warning = :warning and message = 'warning' and expires_at < :expires_at;

-- name: extend_deliveries
update delivery set expires_at = :expires_at
where fan_out in (select number from fan_out where warning = :warning and message = 'warning')
    and expires_at < :expires_at;

-- name: stop_fan_outs
update fan_out set stopped_at = :at, done = 1
where warning = :warning and message = 'warning' and stopped_at is null;

-- name: stop_deliveries
-- What has not left stays; what is under way is awaited.
update delivery set state = 'cancelled', due_at = null, hold = null
where fan_out in (select number from fan_out where warning = :warning and message = 'warning')
    and state in ('ready', 'unknown', 'held');

-- name: stop_leased
update delivery set lease_then = 'cancel'
where fan_out in (select number from fan_out where warning = :warning and message = 'warning')
    and lease_until is not null;

-- name: stop_timers
update timer set state = 'cancelled'
where fan_out in (select number from fan_out where warning = :warning and message = 'warning') and state = 'waiting';

-- name: supersede_fan_outs
-- The newer notice goes to everybody to whom an older one went.
update fan_out set stopped_at = :at, done = 1
where warning = :warning and message <> 'warning' and stopped_at is null;

-- name: supersede_deliveries
update delivery set state = 'superseded', due_at = null, hold = null
where fan_out in (select number from fan_out where warning = :warning and message <> 'warning')
    and state in ('ready', 'unknown', 'held');

-- name: supersede_leased
update delivery set lease_then = case when lease_then = 'cancel' then 'cancel' else 'supersede' end
where fan_out in (select number from fan_out where warning = :warning and message <> 'warning')
    and lease_until is not null;

-- name: supersede_timers
update timer set state = 'cancelled'
where fan_out in (select number from fan_out where warning = :warning and message <> 'warning')
    and state = 'waiting';

-- name: add_reached
insert into reached (warning, recipient, at) values (:warning, :recipient, :at) on conflict do nothing;

-- name: reached_deliveries
-- Whoever spoke to somebody told them everything: notices that wait to be told by hand end with it.
update delivery set state = 'cancelled', due_at = null, hold = null
where recipient = :recipient and state in ('ready', 'unknown', 'held') and (
    fan_out in (select number from fan_out where warning = :warning and message = 'warning')
    or hold = 'by_hand' and fan_out in (select number from fan_out where warning = :warning)
);

-- name: reached_leased
update delivery set lease_then = 'cancel'
where fan_out in (select number from fan_out where warning = :warning and message = 'warning')
    and recipient = :recipient and lease_until is not null;

-- name: reached_timers
update timer set state = 'cancelled'
where fan_out in (select number from fan_out where warning = :warning) and recipient = :recipient
    and state = 'waiting';

-- name: ready_deliveries
-- The index serves one channel and priority in the order of their moments, so that thousands that wait for later
-- cost nothing.
select d.*, f.warning, f.case_id, f.message, f.stops_at, k.wrapped
from delivery d
join fan_out f on f.number = d.fan_out
left join subject_key k on k.subject = d.recipient
where d.channel = :channel and d.priority = :priority and d.due_at <= :now
order by d.due_at limit :limit;

-- name: words_of_fan_out
select f.case_id, f.words, k.wrapped
from fan_out f join subject_key k on k.subject = f.case_id
where f.number = :number and f.words is not null;

-- name: delivery_by_number
select d.*, f.warning, f.case_id, f.message, f.stops_at
from delivery d join fan_out f on f.number = d.fan_out where d.number = :number;

-- name: lost_leases
-- Whose worker is silent for longer than it said.
select d.*, f.warning, f.case_id, f.message, f.stops_at
from delivery d join fan_out f on f.number = d.fan_out
where d.lease_until <= :now order by d.lease_until limit :limit;

-- name: leases_of_others
-- One process writes: leases of another run are of a run that is dead.
select d.*, f.warning, f.case_id, f.message, f.stops_at
from delivery d join fan_out f on f.number = d.fan_out
where d.lease_until is not null and d.lease_owner <> :worker;

-- name: held_past_expiry
select d.*, f.warning, f.case_id, f.message, f.stops_at
from delivery d join fan_out f on f.number = d.fan_out
where d.hold is not null and d.expires_at <= :now limit :limit;

-- name: hand_tasks_of
-- What a person was to do for somebody, and could not.
select d.*, f.warning, f.case_id, f.message, f.stops_at
from fan_out f join delivery d on d.fan_out = f.number
where f.warning = :warning and d.recipient = :recipient and d.hold = 'by_hand';

-- name: save_delivery
update delivery
set state = :state, due_at = :due_at, lease_owner = :lease_owner, lease_until = :lease_until,
    lease_then = :lease_then, hold = :hold, fence = :fence, evidence = :evidence,
    may_have_arrived = :may_have_arrived, untold = :untold
where number = :number;

-- name: begin_attempt
insert into attempt (delivery, fence, worker, began, possible_repeat)
values (:delivery, :fence, :worker, :began, :possible_repeat);

-- name: end_attempt
update attempt set ended = :ended, verdict = :verdict, late = :late, reason = :reason, answer = :answer
where delivery = :delivery and fence = :fence and worker = :worker and ended is null;

-- name: next_delivery
-- One look into the index for each channel and priority, and one for leases.
select min(moment) as moment from (
    select (
        select min(due_at) from delivery
        where channel = channels.column1 and priority = priorities.column1 and due_at is not null
    ) as moment
    from (values ('email'), ('webhook'), ('practice'), ('by_hand')) as channels,
        (values (0), (1), (2), (3)) as priorities
    union all
    select min(lease_until) from delivery where lease_until is not null
);

-- name: pull_step
-- A route failed: the next step is due now, whenever it was to come.
update timer set due_at = min(due_at, :now)
where fan_out = :fan_out and recipient = :recipient and state = 'waiting' and step = (
    select min(step) from timer where fan_out = :fan_out and recipient = :recipient and state = 'waiting'
);

-- name: add_last_step
-- No step is left and nothing else is under way: somebody must find a way by hand.
insert into timer (fan_out, recipient, step, route, channel, due_at, state, named)
select :fan_out, :recipient,
    (select coalesce(max(step), 0) + 1 from timer where fan_out = :fan_out and recipient = :recipient),
    (
        select 1 + max(
            coalesce((select max(route) from timer where fan_out = :fan_out and recipient = :recipient), 0),
            coalesce((select max(route) from delivery where fan_out = :fan_out and recipient = :recipient), 0))
    ),
    'by_hand', :now, 'waiting', 1
where not exists (
    select 1 from delivery d
    where d.fan_out = :fan_out and d.recipient = :recipient and (
        d.state in ('ready', 'unknown', 'leased', 'held')
        or d.evidence >= (select stops_at from fan_out where number = :fan_out)
    )
);

-- name: fan_outs_in_force
select number from fan_out where warning = :warning and message = 'warning' and stopped_at is null;

-- name: add_step_by_hand
-- It came to somebody else, and no step is left: whatever a machine showed, somebody must find a way by hand.
insert into timer (fan_out, recipient, step, route, channel, due_at, state, named)
select :fan_out, :recipient,
    (select coalesce(max(step), 0) + 1 from timer where fan_out = :fan_out and recipient = :recipient),
    (
        select 1 + max(
            coalesce((select max(route) from timer where fan_out = :fan_out and recipient = :recipient), 0),
            coalesce((select max(route) from delivery where fan_out = :fan_out and recipient = :recipient), 0))
    ),
    'by_hand', :now, 'waiting', 1
where exists (select 1 from delivery d where d.fan_out = :fan_out and d.recipient = :recipient)
    and not exists (
        select 1 from delivery d
        where d.fan_out = :fan_out and d.recipient = :recipient and d.hold = 'by_hand'
    );

-- name: cancel_steps
update timer set state = 'cancelled'
where fan_out = :fan_out and recipient = :recipient and state = 'waiting';

-- name: due_steps
-- Everything that waits for the same person is judged together.
select t.*, f.warning, f.case_id, f.message, f.practice, f.at, f.priority, f.stops_at, f.expires_at, f.recipients,
    f.words, f.cursor
from timer t join fan_out f on f.number = t.fan_out
where t.state = 'waiting' and (t.fan_out, t.recipient) in (
    select fan_out, recipient from timer where state = 'waiting' and due_at <= :now order by due_at limit :limit
)
order by t.fan_out, t.recipient, t.step;

-- name: next_step
select min(due_at) as moment from timer where state = 'waiting';

-- name: end_step
update timer set state = :state
where fan_out = :fan_out and recipient = :recipient and step = :step and state = 'waiting';

-- name: delivery_by_link
-- Only the hash of a link lies here: nobody can open a page with what is in the store.
select d.*, f.warning, f.case_id, f.message, f.stops_at, k.wrapped, l.state as link_state, l.tries_left, l.verified,
    l.misses, l.help_asked, a.at as answered_at
from delivery d
join fan_out f on f.number = d.fan_out
left join subject_key k on k.subject = d.recipient
left join link l on l.delivery = d.number
left join link_answer a on a.delivery = d.number and a.once = 'answer'
where d.link_hash = :link_hash;

-- name: link_by_id
select d.*, f.warning, f.case_id, f.message, f.stops_at, k.wrapped, l.state as link_state, l.tries_left, l.verified,
    l.misses, l.help_asked, a.at as answered_at
from delivery d
join fan_out f on f.number = d.fan_out
left join subject_key k on k.subject = d.recipient
left join link l on l.delivery = d.number
left join link_answer a on a.delivery = d.number and a.once = 'answer'
where d.id = :id;

-- name: save_link
insert into link (delivery, state, tries_left, verified, misses, help_asked)
values (:delivery, :state, :tries_left, :verified, :misses, :help_asked)
on conflict (delivery) do update set
    state = excluded.state, tries_left = excluded.tries_left, verified = excluded.verified,
    misses = excluded.misses, help_asked = excluded.help_asked;

-- name: add_link_answer
insert into link_answer (delivery, once, answer, verified, at, words)
values (:delivery, :once, :answer, :verified, :at, :words);

-- name: unapplied_answers
-- Given, and not yet known to the case: after a crash, or while the case could not be read.
select d.number, d.id, d.recipient, f.number as fan_out, f.warning, f.case_id, f.practice, f.priority, f.expires_at,
    a.answer, a.verified, a.at, a.words, k.wrapped
from link_answer a
join delivery d on d.number = a.delivery
join fan_out f on f.number = d.fan_out
left join subject_key k on k.subject = d.recipient
where a.applied_at is null order by a.at limit :limit;

-- name: answers_of
select d.number, d.id, d.recipient, f.number as fan_out, f.warning, f.case_id, f.practice, f.priority, f.expires_at,
    a.answer, a.verified, a.at, a.words, k.wrapped
from link_answer a
join delivery d on d.number = a.delivery
join fan_out f on f.number = d.fan_out
left join subject_key k on k.subject = d.recipient
where d.id = :id and a.applied_at is null;

-- name: apply_answer
update link_answer set applied_at = :at where delivery = :delivery and once = :once and applied_at is null;

-- name: untold_deliveries
select d.number, d.id, d.recipient, d.channel, d.state, d.evidence, f.warning, f.case_id, (
    select a.reason from attempt a where a.delivery = d.number and a.late = 0 order by a.fence desc limit 1
) as reason
from delivery d join fan_out f on f.number = d.fan_out
where d.untold = 1 and d.number > :after order by d.number limit :limit;

-- name: tell_delivery
-- Only if nothing rose meanwhile.
update delivery set untold = 0 where number = :number and evidence is :evidence and state = :state;

-- name: lose_endpoint
insert into endpoint_gone (endpoint, at) values (:endpoint, :at) on conflict do nothing;

-- name: regain_endpoint
delete from endpoint_gone where endpoint = :endpoint;

-- name: endpoints_gone
select endpoint from endpoint_gone;

-- name: delivery_counts
-- The board's numbers: they add up, since every delivery is in exactly one of these.
select f.message, d.channel, d.state, d.evidence, count(*) as count
from fan_out f join delivery d on d.fan_out = f.number
where f.warning = :warning group by f.message, d.channel, d.state, d.evidence
order by f.message, d.channel, d.state, d.evidence;

-- name: hand_tasks
select d.id, d.recipient, d.route, d.hold, d.priority, d.enqueued_at, d.expires_at, d.practice, f.warning, f.case_id,
    f.message
from delivery d join fan_out f on f.number = d.fan_out
where d.hold in ('by_hand', 'officer') order by d.priority, d.enqueued_at limit :limit;

-- name: tasks_of_case
select d.id, d.recipient, d.route, d.hold, d.priority, d.enqueued_at, d.expires_at, d.practice, f.warning, f.case_id,
    f.message
from delivery d join fan_out f on f.number = d.fan_out
where d.hold in ('by_hand', 'officer') and f.case_id = :case_id order by d.priority, d.enqueued_at limit :limit;

-- name: deliveries_referred
-- A reference said on the telephone is the beginning of a delivery's name.
select d.id, d.recipient, f.warning, f.case_id
from delivery d join fan_out f on f.number = d.fan_out
where d.id between :first and :last limit 10;

-- name: audit_fan_outs
-- Released, and nobody fills it.
select number, warning, case_id, coalesce(recipients, 0) as count from fan_out where done = 0 and moved_at <= :before;

-- name: audit_silent
-- Nobody tries any more, and nobody was reached: neither pending, nor a step, nor evidence, nor an end that somebody
-- chose.
select f.number, f.warning, f.case_id, count(*) as count
from fan_out f join (
    select fan_out, recipient from delivery
    group by fan_out, recipient
    having max(evidence) is null
        and sum(state in ('ready', 'unknown', 'leased', 'held', 'cancelled', 'superseded')) = 0
) d on d.fan_out = f.number
where f.message = 'warning' and f.stopped_at is null and f.expires_at > :now
    and not exists (
        select 1 from timer t where t.fan_out = d.fan_out and t.recipient = d.recipient and t.state = 'waiting'
    )
    and not exists (select 1 from reached r where r.warning = f.warning and r.recipient = d.recipient)
group by f.number;

-- name: audit_missing
-- Filled, and fewer people have a delivery than were to get one.
select f.number, f.warning, f.case_id, f.recipients - (
    select count(distinct recipient) from (
        select recipient from delivery where fan_out = f.number
        union select recipient from reached where warning = f.warning
    )
) as count
from fan_out f
where f.message = 'warning' and f.done = 1 and f.stopped_at is null and f.expires_at > :now;

-- name: audit_leases
select count(*) as count from delivery where lease_until <= :before;

-- name: audit_late
select count(*) as count
from delivery where due_at is not null and deadline <= :now and expires_at > :now and evidence is null;
