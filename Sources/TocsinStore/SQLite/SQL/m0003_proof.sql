-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- The transparency log: which logs were begun here, their leaves, how the leaves were made, the hashes above them, and
-- signed checkpoints. Nothing of it changes; only checkpoints that bear no consequence are taken away after a day.

-- The last log is the one that is signed. A successor keeps all leaves there are and goes on under another origin.
create table log (
    number integer not null primary key check (number >= 1),
    origin text not null unique,
    verifier_key text not null,
    instance blob not null check (length(instance) = 16),
    first_leaf integer not null check (first_leaf >= 0),
    started integer not null,
    statement blob,
    statement_key blob check (length(statement_key) = 32),
    check ((statement is null) = (statement_key is null))
) strict;
create trigger log_kept_whole before update on log begin select raise(abort, 'a log never changes'); end;
create trigger log_kept before delete on log begin select raise(abort, 'a log is never deleted'); end;

-- "Insert or replace" fires no delete trigger, so each table's insert trigger also refuses what is there already.

-- One a tick, 33 bytes, busy or idle. Their own hashes are not kept: they follow from these bytes.
create table log_leaf (
    place integer not null primary key check (place >= 0),
    leaf blob not null check (length(leaf) = 33)
) strict;
create trigger log_leaf_in_turn before insert on log_leaf
begin
    select raise(abort, 'a leaf takes the next place')
    where new.place <> (select coalesce(max(place) + 1, 0) from log_leaf);
end;
create trigger log_leaf_kept_whole before update on log_leaf begin select raise(abort, 'a leaf never changes'); end;
create trigger log_leaf_kept before delete on log_leaf begin select raise(abort, 'a leaf is never deleted'); end;

create trigger log_in_turn before insert on log
begin
    select raise(abort, 'a log begins with the next leaf')
    where new.number <> (select coalesce(max(number) + 1, 1) from log)
        or exists (select 1 from log where origin = new.origin)
        or new.first_leaf <> (select coalesce(max(place) + 1, 0) from log_leaf);
end;

-- The roots of full blocks of 256 leaves (level 1), 65 536 leaves (level 2), …: the hashes of the tiles.
create table log_hash (
    level integer not null check (level between 1 and 7),
    place integer not null check (place >= 0),
    hash blob not null check (length(hash) = 32),
    primary key (level, place)
) strict, without rowid;
create trigger log_hash_in_turn before insert on log_hash
begin
    select raise(abort, 'a hash takes the next place of its level')
    where new.place <> (select coalesce(max(place) + 1, 0) from log_hash where level = new.level);
end;
create trigger log_hash_kept_whole before update on log_hash begin select raise(abort, 'a hash never changes'); end;
create trigger log_hash_kept before delete on log_hash begin select raise(abort, 'a hash is never deleted'); end;

-- How a leaf was made, if something happened in its tick. Its entries are a run of the entry table: one row tells the
-- place of all of them, and no entry can be placed twice or left out.
create table tick (
    leaf integer not null primary key references log_leaf (place),
    key blob not null check (length(key) = 32),
    started integer not null,
    first_entry integer references entry (sequence),
    last_entry integer unique references entry (sequence),
    check ((first_entry is null) = (last_entry is null)),
    check (first_entry <= last_entry)
) strict;
create trigger tick_in_turn before insert on tick
begin
    select raise(abort, 'a tick follows the last one') where new.leaf <= (select max(leaf) from tick);
    select raise(abort, 'an entry is placed once')
    where new.first_entry <= (select max(last_entry) from tick);
    select raise(abort, 'no entry is left out')
    where exists (
        select 1 from entry
        where sequence < new.first_entry and sequence > (select coalesce(max(last_entry), 0) from tick)
    );
end;
create trigger tick_kept_whole before update on tick begin select raise(abort, 'a tick never changes'); end;
create trigger tick_kept before delete on tick begin select raise(abort, 'a tick is never deleted'); end;

-- Signed notes, as published.
create table checkpoint (
    size integer not null primary key check (size > 0),
    log integer not null references log (number),
    note blob not null,
    signed integer not null
) strict;
create index checkpoint_by_log on checkpoint (log, size);
create trigger checkpoint_covered before insert on checkpoint
begin
    -- Signed again after a crash: it is the same tree, and the first note stays.
    select raise(ignore) where exists (select 1 from checkpoint where size = new.size);
    select raise(abort, 'a checkpoint covers leaves that are there')
    where new.size > (select coalesce(max(place) + 1, 0) from log_leaf)
        or new.size <= (select first_leaf from log where number = new.log)
        or new.log <> (select max(number) from log);
end;
create trigger checkpoint_kept_whole before update on checkpoint
begin select raise(abort, 'a checkpoint never changes'); end;
create trigger checkpoint_kept before delete on checkpoint
when old.size % 256 = 0 or old.size = (select max(size) from checkpoint where log = old.log)
begin select raise(abort, 'this checkpoint is kept'); end;
