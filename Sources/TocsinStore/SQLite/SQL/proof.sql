-- SPDX-License-Identifier: Apache-2.0
-- SPDX-FileCopyrightText: 2026 The Tocsin authors

-- Statements of the transparency log, each with a sentence saying why.

-- name: logs
-- The last one is signed; the others explain its first leaves.
select number, origin, verifier_key, instance, first_leaf, started, statement, statement_key from log order by number;

-- name: begin_log
insert into log (number, origin, verifier_key, instance, first_leaf, started, statement, statement_key)
values (:number, :origin, :verifier_key, :instance, :first_leaf, :started, :statement, :statement_key);

-- name: log_extent
-- Three maxima of primary keys and a unique one: as fast in ten years as today.
select
    (select coalesce(max(place) + 1, 0) from log_leaf) as size,
    (select coalesce(max(last_entry), 0) from tick) as placed,
    (select coalesce(max(sequence), 0) from entry) as last;

-- name: logged_entries
-- Ticks take entries in their order and blind them with their keys.
select sequence, canonical, entry_key from entry where sequence > :after order by sequence limit :limit;

-- name: add_leaf
insert into log_leaf (place, leaf) values (:place, :leaf);

-- name: add_log_hash
insert into log_hash (level, place, hash) values (:level, :place, :hash);

-- name: add_tick
insert into tick (leaf, key, started, first_entry, last_entry)
values (:leaf, :key, :started, :first_entry, :last_entry);

-- name: log_leaves
-- Leaf hashes and entry bundles are made of these.
select leaf from log_leaf where place >= :from and place < :to order by place;

-- name: log_hashes
-- The hashes of tiles above the leaves.
select hash from log_hash where level = :level and place >= :from and place < :to order by place;

-- name: ticks_before
-- The newest are made again on start, to see that their entries are what was logged.
select leaf, key, started, first_entry, last_entry from tick where leaf < :leaf order by leaf desc limit :limit;

-- name: place_of_entry
-- The tick whose run holds the entry; none if it was committed since the last one.
select e.sequence, e.canonical, e.entry_key, t.leaf, t.key, t.started, t.first_entry, t.last_entry
from entry e
left join tick t on t.last_entry = (select min(last_entry) from tick where last_entry >= e.sequence)
where e.id = :id;

-- name: add_checkpoint
insert into checkpoint (size, log, note, signed) values (:size, :log, :note, :signed);

-- name: newest_checkpoint
-- What is published: receipts and tiles reach so far and no further.
select size, log, note, signed from checkpoint order by size desc limit 1;

-- name: newest_checkpoint_of_log
-- What a log ended with that another has succeeded.
select size, log, note, signed from checkpoint where log = :log order by size desc limit 1;

-- name: checkpoints_of_log
-- An export holds older ones too, as witnesses that nothing was rewritten between.
select size, log, note, signed from checkpoint
where log = :log and size > :after and size % :multiples = 0 order by size limit :limit;

-- name: prune_checkpoints
-- After a day every 256th tells as much; each log's last one is what it ended with.
delete from checkpoint where size in (
    select size from checkpoint
    where signed < :before and size % 256 <> 0
        and size not in (select max(size) from checkpoint group by log)
    order by size limit :limit
);
