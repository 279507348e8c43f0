-- How positions have stood, and from when until when, by the time at which moves were logged: what is found by who asks of
-- a moment. The row of a position tells but how it stands now; so whoever indexes rows (position-index.sql) marks those
-- that may have come to stand otherwise, and their turns are taken from the fold of their debate (PositionTurn.cs). All of
-- it comes from the events and is never taken back. Run whole, in one transaction, whenever these words change.

drop table if exists ledger.position_turns, ledger.turn_classes, ledger.turn_marks;

-- One row for each combination of the values that occurs, as in ledger.position_classes; never deleted.
create table ledger.turn_classes (
  id int generated always as identity primary key,
  words text[] not null unique,
  kind text not null generated always as (words[1]) stored,
  status text not null generated always as (words[2]) stored,
  standing text not null generated always as (words[3]) stored,
  stance text not null generated always as (words[4]) stored,
  fidelity text not null generated always as (words[5]) stored
);

-- One narrow row for each time that a position came to stand otherwise, the first when it was made. Whether its debate is
-- public is settled when that is opened.
create table ledger.position_turns (
  debate uuid not null,
  made bigint not null,
  since bigint not null,
  class int not null,
  is_public boolean not null,
  at timestamptz not null,
  stands_since timestamptz not null,
  until timestamptz not null,
  primary key (debate, made, since)
) with (fillfactor = 85);
-- The end of a turn is in none of them, so that to write it down touches no index.
create index position_turns_new on ledger.position_turns (class, at, debate, made) include (stands_since) where is_public;
create index position_turns_changed on ledger.position_turns (class, stands_since, at, debate, made) where is_public;

create table ledger.turn_marks (
  debate uuid not null,
  label text not null,
  made bigint not null,
  made_in xid8 not null default pg_current_xact_id()
);

insert into ledger.turn_marks (debate, label, made) select debate, split_part(id, '/', 2), (data ->> 'madeAt')::bigint from ledger.mt_doc_position;
