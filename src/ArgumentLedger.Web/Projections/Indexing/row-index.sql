-- Keeps what rows are found by and searched by up with them. The transaction that writes a row marks it, which is all that
-- a move waits for; marked rows are indexed many at a time, soon afterwards, or by whoever asks a question before that.
-- Run whole, in one transaction, whenever these words change.

create table if not exists ledger.index_marks (
  -- d: the card of a debate, p: a position, s: a source.
  row_of "char" not null,
  id text not null,
  made_in xid8 not null default pg_current_xact_id()
);

create or replace function ledger.mark_changed() returns trigger language plpgsql as
$$
begin
  insert into ledger.index_marks (row_of, id) select tg_argv[0], changed.id from changed;
  return null;
end
$$;

-- The card of a debate is written again with each move, and is found by few of its words.
create or replace function ledger.mark_changed_cards() returns trigger language plpgsql as
$$
begin
  insert into ledger.index_marks (row_of, id)
  select 'd', changed.id from changed join was using (id)
  where (changed.data ->> 'motion', changed.data ->> 'description', changed.data ->> 'visibility')
    is distinct from (was.data ->> 'motion', was.data ->> 'description', was.data ->> 'visibility');
  return null;
end
$$;

create or replace function ledger.unindex_all() returns trigger language plpgsql as
$$
begin
  if tg_table_name = 'mt_doc_position' then
    truncate ledger.position_index, ledger.position_voices, ledger.position_words, ledger.position_past, ledger.concession_index;
  elsif tg_table_name = 'mt_doc_debatecard' then
    truncate ledger.search_debates;
  end if;
  delete from ledger.search_entries
  where (kind = 'motion') = (tg_table_name = 'mt_doc_debatecard') and (kind = 'source') = (tg_table_name = 'mt_doc_sourcerow');
  return null;
end
$$;

-- Indexes so many of the marked rows, in one transaction, and says how many it took: all that were marked before a moment,
-- when those are fewer, whatever is marked meanwhile. Whoever comes second waits for the first.
create or replace function ledger.index_marked(most int, before pg_snapshot default null)
returns int language plpgsql set plan_cache_mode = 'force_custom_plan' set jit = 'off' as
$$
declare
  taken int;
  cards uuid[];
  positions text[];
  sources text[];
  reworded jsonb[];
  gone text[];
begin
  perform pg_advisory_xact_lock(hashtextextended('ledger index', 0));
  with done as (
    delete from ledger.index_marks where ctid = any(array(select ctid from ledger.index_marks where before is null or pg_visible_in_snapshot(made_in, before) limit most)) returning row_of, id)
  select count(*), array_agg(distinct id::uuid) filter (where row_of = 'd'), array_agg(distinct id) filter (where row_of = 'p'), array_agg(distinct id) filter (where row_of = 's')
  into taken, cards, positions, sources from done;

  if positions is not null then
    reworded := ledger.index_positions((select array_agg(data) from ledger.mt_doc_position where id = any(positions)));
  end if;
  if cards is not null then
    perform ledger.search_motions((select array_agg(data) from ledger.mt_doc_debatecard where id = any(cards)),
      array(select it ->> 'id' from unnest(reworded) it) || coalesce(sources, '{}'));
    perform ledger.search_forget(array(select unnest(cards) except select id from ledger.mt_doc_debatecard where id = any(cards))::text[]);
  end if;
  if positions is not null then
    perform ledger.search_positions(reworded);
    gone := array(select unnest(positions) except select id from ledger.mt_doc_position where id = any(positions));
    perform ledger.unindex_positions(gone);
    perform ledger.search_forget(gone);
  end if;
  if sources is not null then
    perform ledger.search_sources((select array_agg(data) from ledger.mt_doc_sourcerow where id = any(sources)));
    perform ledger.search_forget(array(select unnest(sources) except select id from ledger.mt_doc_sourcerow where id = any(sources)));
  end if;
  return taken;
end
$$;

-- Of what others write meanwhile nothing may be missed. The ledger's own commits mark by themselves, at less cost, and say so.
lock table ledger.mt_doc_debatecard, ledger.mt_doc_position, ledger.mt_doc_sourcerow in share row exclusive mode;

do
$$
declare
  marked record;
begin
  for marked in values ('mt_doc_debatecard', 'd'), ('mt_doc_position', 'p'), ('mt_doc_sourcerow', 's') loop
    execute format('create or replace trigger mark_inserted after insert on ledger.%I referencing new table as changed
      for each statement when (current_setting(''ledger.marks'', true) is distinct from ''made'') execute function ledger.mark_changed(%L)', marked.column1, marked.column2);
    execute format('create or replace trigger mark_deleted after delete on ledger.%I referencing old table as changed
      for each statement execute function ledger.mark_changed(%L)', marked.column1, marked.column2);
    execute format('create or replace trigger unindex_all after truncate on ledger.%I for each statement execute function ledger.unindex_all()', marked.column1);
  end loop;
  for marked in values ('mt_doc_position', 'p'), ('mt_doc_sourcerow', 's') loop
    execute format('create or replace trigger mark_updated after update on ledger.%I referencing new table as changed
      for each statement when (current_setting(''ledger.marks'', true) is distinct from ''made'') execute function ledger.mark_changed(%L)', marked.column1, marked.column2);
  end loop;
end
$$;
create or replace trigger mark_updated after update on ledger.mt_doc_debatecard referencing new table as changed old table as was
for each statement when (current_setting('ledger.marks', true) is distinct from 'made') execute function ledger.mark_changed_cards();
