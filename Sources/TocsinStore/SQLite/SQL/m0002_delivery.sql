-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- What carries a release to its recipients: fan-outs, deliveries, attempts, escalation steps, links. No name and no
-- address stands here in clear. Priorities are 0 (a threat to life) to 3; evidence is 0 (handed over), 1 (accepted),
-- 2 (delivered), 3 (opened), 4 (acknowledged), 5 (acknowledged, identity verified).

-- One message to many. Priority and what follows are added with the first chunk, once; `words` are sealed under the
-- case's key, so that sending needs nothing but these tables.
create table fan_out (
    number integer not null primary key autoincrement,
    warning blob not null references release (warning),
    case_id blob not null references case_file (id),
    message text not null check (
        message in ('warning', 'under_review', 'time_ran_out', 'extended', 'withdrawn', 'lapsed', 'retracted')
    ),
    practice integer not null check (practice in (0, 1)),
    at integer not null,
    priority integer check (priority between 0 and 3),
    stops_at integer check (stops_at between 0 and 5),
    expires_at integer,
    recipients integer check (recipients >= 0),
    words blob,
    -- Recipients are filled in the order of their identifiers, up to this one.
    cursor blob check (length(cursor) = 16),
    moved_at integer not null,
    stopped_at integer,
    done integer not null default 0 check (done in (0, 1)),
    unique (number, practice),
    check (stopped_at is null or done = 1),
    check ((priority is null) = (stops_at is null)),
    check ((priority is null) = (expires_at is null)),
    check ((priority is null) = (recipients is null)),
    check ((priority is null) = (words is null))
) strict;
create index fan_out_open on fan_out (number) where done = 0;
create index fan_out_by_warning on fan_out (warning, message);
create trigger fan_out_of_a_release before insert on fan_out
begin
    select raise(abort, 'a fan-out carries a release of the same case and practice')
    where not exists (
        select 1 from release where warning = new.warning and case_id = new.case_id and practice = new.practice
    );
end;
create trigger fan_out_kept_whole before update of number, warning, case_id, message, practice, at on fan_out
begin select raise(abort, 'a fan-out never changes what it carries'); end;
create trigger fan_out_planned_once before update of priority, stops_at, recipients, words on fan_out
when old.priority is not null
begin select raise(abort, 'a fan-out is planned once'); end;
create trigger fan_out_moves_on before update of cursor, expires_at, stopped_at, done on fan_out
when new.cursor < old.cursor or (new.cursor is null and old.cursor is not null) or new.expires_at < old.expires_at
    or new.done < old.done or (new.stopped_at is null and old.stopped_at is not null)
begin select raise(abort, 'a fan-out never goes back'); end;
create trigger fan_out_kept before delete on fan_out begin select raise(abort, 'a fan-out is never deleted'); end;

-- Nobody need be told any more: they have it, refused it, or are not the one.
create table reached (
    warning blob not null references release (warning),
    recipient blob not null,
    at integer not null,
    primary key (warning, recipient)
) strict, without rowid;
create trigger reached_kept_whole before update on reached begin select raise(abort, 'it is reached once'); end;
create trigger reached_kept before delete on reached begin select raise(abort, 'what is reached stays so'); end;

-- One text on its way to one recipient by one route. `sealed` holds the address under the recipient's key; without
-- that key nothing of it opens again. Practice can't reach the world: the two checks below, and the foreign key that
-- ties `practice` to the release.
create table delivery (
    number integer not null primary key autoincrement,
    id blob not null unique check (length(id) = 16),
    fan_out integer not null,
    practice integer not null check (practice in (0, 1)),
    recipient blob not null check (length(recipient) = 16),
    channel text not null check (channel in ('email', 'webhook', 'by_hand', 'practice')),
    route integer not null check (route >= 0),
    -- Whether what becomes of it is an entry of the case; in large audiences only these tables know.
    named integer not null check (named in (0, 1)),
    -- What the recipient's page asks first.
    asks text check (asks in ('word', 'date')),
    link_hash blob unique check (length(link_hash) = 32),
    priority integer not null check (priority between 0 and 3),
    enqueued_at integer not null,
    deadline integer not null,
    expires_at integer not null,
    state text not null check (
        state in (
            'ready', 'leased', 'unknown', 'held', 'handed_over', 'expired', 'superseded', 'cancelled', 'failed'
        )
    ),
    due_at integer,
    lease_owner blob check (length(lease_owner) = 16),
    lease_until integer,
    -- What was asked for while the attempt was under way: cancel, supersede, or the name of a hold.
    lease_then text check (
        lease_then in ('cancel', 'supersede', 'quiet_hours', 'by_hand', 'officer', 'restored', 'halted')
    ),
    hold text check (hold in ('quiet_hours', 'by_hand', 'officer', 'restored', 'halted')),
    fence integer not null default 0 check (fence >= 0),
    evidence integer check (evidence between 0 and 5),
    may_have_arrived integer not null default 0 check (may_have_arrived in (0, 1)),
    -- The case has not been told yet what became of it.
    untold integer not null default 0 check (untold in (0, 1)),
    sealed blob,
    unique (fan_out, recipient, channel, route),
    foreign key (fan_out, practice) references fan_out (number, practice),
    check (practice = 0 or channel in ('practice', 'by_hand')),
    check (practice = 1 or channel <> 'practice'),
    check ((state in ('ready', 'unknown')) = (due_at is not null)),
    check ((state = 'leased') = (lease_owner is not null)),
    check ((lease_owner is null) = (lease_until is null)),
    check (lease_then is null or lease_owner is not null),
    check ((state = 'held') = (hold is not null))
) strict;
create index delivery_due on delivery (channel, priority, due_at) where due_at is not null;
create index delivery_leased on delivery (lease_until) where lease_until is not null;
create index delivery_held on delivery (hold, priority, enqueued_at) where hold is not null;
create index delivery_untold on delivery (number) where untold = 1;
create trigger delivery_of_a_release before insert on delivery
begin
    select raise(abort, 'only a release in force is delivered')
    where not exists (
        select 1 from fan_out f join release r on r.warning = f.warning
        where f.number = new.fan_out and r.practice = new.practice
            and (f.message <> 'warning' or f.stopped_at is null and r.halted_at is null and r.retracted_at is null)
    );
end;
create trigger delivery_kept_whole
before update of
    number, id, fan_out, practice, recipient, channel, route, named, asks, link_hash, priority, enqueued_at, deadline,
    sealed
on delivery
begin select raise(abort, 'what is on its way never changes'); end;
create trigger delivery_moves_on before update of fence, evidence, may_have_arrived, expires_at on delivery
when new.fence < old.fence or new.evidence < old.evidence or (new.evidence is null and old.evidence is not null)
    or new.may_have_arrived < old.may_have_arrived or new.expires_at < old.expires_at
begin select raise(abort, 'evidence never goes down'); end;
create trigger delivery_kept before delete on delivery begin select raise(abort, 'a delivery is never deleted'); end;

-- What was written down before anything was sent, and what came of it. `reason` is a fixed sentence of ours; `answer`
-- is the other side's, sealed under the recipient's key, since it may repeat an address.
create table attempt (
    delivery integer not null references delivery (number),
    fence integer not null check (fence >= 1),
    worker blob not null check (length(worker) = 16),
    began integer not null,
    possible_repeat integer not null check (possible_repeat in (0, 1)),
    ended integer,
    verdict text check (verdict in ('left', 'task', 'practice', 'retry', 'unknown', 'failed', 'officer')),
    -- Its lease was lost before it ended: it counted for nothing.
    late integer check (late in (0, 1)),
    reason text,
    answer blob check (length(answer) <= 2100),
    primary key (delivery, fence),
    check ((ended is null) = (verdict is null)),
    check ((ended is null) = (late is null))
) strict, without rowid;
create trigger attempt_kept_whole before update of delivery, fence, worker, began, possible_repeat on attempt
begin select raise(abort, 'an attempt never changes'); end;
create trigger attempt_ends_once before update of ended, verdict, late, reason, answer on attempt
when old.ended is not null
begin select raise(abort, 'an attempt ends once'); end;
create trigger attempt_kept before delete on attempt begin select raise(abort, 'an attempt is never deleted'); end;

-- Escalation steps, written at release: the further cleared routes of a recipient, each with its moment. A step
-- without a delivery was added when no route was left: somebody must find a way by hand.
create table timer (
    fan_out integer not null references fan_out (number),
    recipient blob not null check (length(recipient) = 16),
    step integer not null check (step >= 1),
    route integer not null check (route >= 0),
    channel text not null check (channel in ('email', 'webhook', 'by_hand', 'practice')),
    due_at integer not null,
    state text not null check (state in ('waiting', 'taken', 'missed', 'stale', 'barred', 'cancelled')),
    named integer not null check (named in (0, 1)),
    asks text check (asks in ('word', 'date')),
    delivery blob check (length(delivery) = 16),
    link_hash blob check (length(link_hash) = 32),
    sealed blob,
    primary key (fan_out, recipient, step)
) strict, without rowid;
create index timer_waiting on timer (due_at) where state = 'waiting';
create trigger timer_kept_whole
before update of fan_out, recipient, step, route, channel, named, asks, delivery, link_hash, sealed on timer
begin select raise(abort, 'an approved step never changes'); end;
create trigger timer_ends_once before update of due_at, state on timer when old.state <> 'waiting'
begin select raise(abort, 'a step is taken or left once'); end;
create trigger timer_kept before delete on timer begin select raise(abort, 'a step is never deleted'); end;

-- The page behind a delivery's link, from its first POST on.
create table link (
    delivery integer not null primary key references delivery (number),
    state text not null check (state in ('unopened', 'opened', 'acknowledged', 'not_me')),
    tries_left integer not null check (tries_left between 0 and 5),
    verified integer not null check (verified in (0, 1)),
    -- Wrong answers after a right one: somebody else may hold the link by then.
    misses integer not null default 0 check (misses between 0 and 5),
    help_asked integer not null check (help_asked in (0, 1))
) strict;
create trigger link_moves_on before update on link
when new.delivery <> old.delivery or new.tries_left > old.tries_left or new.verified < old.verified
    or new.misses < old.misses or new.help_asked < old.help_asked
    or (old.state in ('acknowledged', 'not_me') and new.state <> old.state)
    or (old.state = 'opened' and new.state = 'unopened')
begin select raise(abort, 'an answer is never taken back'); end;
create trigger link_kept before delete on link begin select raise(abort, 'a link is never deleted'); end;

-- "I have it" and "not me" count once together, a call for help once: the primary key sees to it, whoever writes.
create table link_answer (
    delivery integer not null references delivery (number),
    once text not null check (once in ('answer', 'help')),
    answer text not null check (answer in ('have_it', 'not_me', 'need_help')),
    verified integer not null check (verified in (0, 1)),
    at integer not null,
    words blob,
    applied_at integer,
    primary key (delivery, once),
    check ((answer = 'need_help') = (once = 'help'))
) strict, without rowid;
create index link_answer_unapplied on link_answer (at) where applied_at is null;
create trigger link_answer_kept_whole before update of delivery, once, answer, verified, at, words on link_answer
begin select raise(abort, 'an answer never changes'); end;
create trigger link_answer_applied_once before update of applied_at on link_answer when old.applied_at is not null
begin select raise(abort, 'an answer is applied once'); end;
create trigger link_answer_kept before delete on link_answer
begin select raise(abort, 'an answer is never deleted'); end;

-- Endpoints that said they are gone for good, by a keyed name of their address.
create table endpoint_gone (
    endpoint blob not null primary key check (length(endpoint) = 32),
    at integer not null
) strict, without rowid;

-- Who is erased is sent nothing more; what is under way ends by itself, since nothing about them opens again.
create trigger erasure_ends_deliveries after delete on subject_key
begin
    update delivery set state = 'cancelled', due_at = null, hold = null
    where recipient = old.subject and state in ('ready', 'unknown', 'held');
    update delivery set lease_then = 'cancel' where recipient = old.subject and lease_until is not null;
    update timer set state = 'cancelled' where recipient = old.subject and state = 'waiting';
end;
