-- How positions have stood before they came to stand as they do, and from when until when, by the time at which moves were
-- logged: what is found by who asks of a moment, together with how they stand now (position-index.sql). Whoever indexes a
-- row that came to stand otherwise writes down what has ended; how else it stood in between, where it turned more than once,
-- the fold of its debate tells afterwards (PositionTurn.cs). All of it comes from the events and is never taken back. Run
-- whole, in one transaction, whenever these words change.

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

-- One narrow row for each time that a position came to stand otherwise. Whether its debate is public is settled when that
-- is opened.
create table ledger.position_turns (
  debate uuid not null,
  made bigint not null,
  class int not null,
  is_public boolean not null,
  at timestamptz not null,
  stands_since timestamptz not null,
  until timestamptz not null,
  primary key (debate, made, stands_since)
);
create index position_turns_new on ledger.position_turns (class, at, debate, made) include (stands_since, until) where is_public;
create index position_turns_changed on ledger.position_turns (class, stands_since, at, debate, made) include (until) where is_public;

-- Positions that turned, perhaps more than once, since they came to stand in some way.
create table ledger.turn_marks (
  debate uuid not null,
  label text not null,
  since timestamptz not null,
  made_in xid8 not null default pg_current_xact_id()
);

insert into ledger.turn_marks (debate, label, since)
select debate, split_part(id, '/', 2), (data ->> 'loggedAt')::timestamptz from ledger.mt_doc_position
where (data ->> 'standsSince')::timestamptz > (data ->> 'loggedAt')::timestamptz;
