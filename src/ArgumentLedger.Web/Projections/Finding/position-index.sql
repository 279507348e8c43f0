-- What positions are found by, made from their rows by whoever asks next (see row-index.sql): whoever writes rows, be it a
-- move, an import or a rebuild, need not know of it. Run whole, in one transaction, whenever these words change.
--
-- A list is read in its order: what has few values (kind, status …) is put together as the position's class, of which
-- there are some hundred, and each index has the class first and then the order. Whatever combination of such values
-- is asked for is a set of classes; the list is merged from one range of the index for each. Where no class is asked for,
-- the list is read along an index without it.

-- Of what others write meanwhile nothing may be missed.
lock table ledger.mt_doc_position in share row exclusive mode;

-- Earlier versions did in the transaction of the rows what is now done after it.
drop function if exists ledger.index_changed_positions(), ledger.unindex_positions(), ledger.unindex_all_positions(), ledger.index_positions(jsonb[]) cascade;
drop table if exists ledger.position_index, ledger.position_voices, ledger.position_words, ledger.position_past, ledger.position_classes,
  ledger.concession_index cascade;

-- One row for each combination of the values that occurs; never deleted, so that whoever reads an id can look it up.
create table ledger.position_classes (
  id int generated always as identity primary key,
  words text[] not null unique,
  kind text not null generated always as (words[1]) stored,
  status text not null generated always as (words[2]) stored,
  standing text not null generated always as (words[3]) stored,
  stance text not null generated always as (words[4]) stored,
  fidelity text not null generated always as (words[5]) stored,
  origin text not null generated always as (words[6]) stored,
  is_open boolean not null generated always as (words[7] = 'true') stored,
  is_challenged boolean not null generated always as (words[8] = 'true') stored,
  has_turned boolean not null generated always as (words[9] = 'true') stored
);

-- One narrow row for each position.
create table ledger.position_index (
  debate uuid not null,
  made bigint not null,
  id varchar not null,
  is_public boolean not null,
  class int not null,
  at timestamptz not null,
  stands_since timestamptz not null,
  challenges int not null,
  wording int not null,
  logged_by text not null,
  speaker text not null,
  holders text[] not null,
  conceders text[] not null,
  quoted_speaker text,
  quoted text,
  concessions bigint[] not null,
  primary key (debate, made)
);
create index position_index_all_new on ledger.position_index (at, debate, made) where is_public;
create index position_index_all_contested on ledger.position_index (challenges, at, debate, made) where is_public;
create index position_index_all_changed on ledger.position_index (stands_since, at, debate, made) where is_public;
create index position_index_new on ledger.position_index (class, at, debate, made) include (stands_since) where is_public;
create index position_index_contested on ledger.position_index (class, challenges, at, debate, made) include (stands_since) where is_public;
create index position_index_changed on ledger.position_index (class, stands_since, at, debate, made) include (challenges) where is_public;

-- What contributors have to do with positions of public debates; cast members are found within their debate.
create table ledger.position_voices (
  role text not null,
  who uuid not null,
  class int not null,
  at timestamptz not null,
  debate uuid not null,
  made bigint not null,
  challenges int not null,
  stands_since timestamptz not null,
  primary key (role, who, class, at, debate, made) include (challenges, stands_since)
);

-- One row for each concession that was not taken back: who gave way to whom, on which position.
create table ledger.concession_index (
  debate uuid not null,
  made bigint not null,
  position bigint not null,
  is_public boolean not null,
  at timestamptz not null,
  conceder text not null,
  ceded_to text not null,
  extent text not null,
  primary key (debate, made)
);
create index concession_index_position on ledger.concession_index (debate, position);
create index concession_index_at on ledger.concession_index (at, debate, made) where is_public;
create index concession_index_conceder on ledger.concession_index (conceder, at, debate, made) where is_public;
create index concession_index_ceded_to on ledger.concession_index (ceded_to, at, debate, made) where is_public;

create table ledger.position_words (
  debate uuid not null,
  made bigint not null,
  is_public boolean not null,
  words tsvector not null,
  primary key (debate, made)
);
create index position_words_words on ledger.position_words using gin (words) where is_public;

-- By what positions were sorted before it changed, for as long as somebody may still be reading a list begun before.
create table ledger.position_past (
  debate uuid not null,
  made bigint not null,
  until xid8 not null,
  since xid8 not null,
  challenges int not null,
  stands_since timestamptz not null,
  changed_at timestamptz not null default now(),
  primary key (debate, made, until)
);
create index position_past_until on ledger.position_past (until);

-- Who has to do with positions, of those in public debates, and in what. Whoever is not in the cast has a UUID for an id, which
-- is told here without a regular expression, since that takes longer than all else.
create or replace function ledger.voices_of(given ledger.position_index[])
returns setof ledger.position_voices language sql stable as
$$
  select said.role, said.who::uuid, p.class, p.at, p.debate, p.made, p.challenges, p.stands_since
  from unnest(given) p cross join lateral (
    values ('by', p.logged_by), ('reporter', nullif(p.logged_by, p.speaker)), ('speaker', p.speaker), ('quoted', p.quoted_speaker)
    union all select 'holder', unnest(p.holders)
    union all select 'conceder', unnest(p.conceders)
  ) said (role, who)
  where p.is_public and said.who like '________-____-____-____-____________' and translate(said.who, '0123456789abcdef', '') = '----'
$$;

create or replace function ledger.position_class_words(it jsonb)
returns text[] language sql stable as
$$
  select array[
    it ->> 'kind',
    coalesce(it ->> 'status', ''),
    coalesce(it ->> 'standing', ''),
    coalesce(it ->> 'stance', ''),
    coalesce(it ->> 'fidelity', ''),
    coalesce(it ->> 'origin', ''),
    it ->> 'isOpen',
    ((it ->> 'challenges')::int > 0)::text,
    coalesce((it ->> 'standsSince')::timestamptz > (it ->> 'loggedAt')::timestamptz, false)::text
  ]
$$;

-- All of the words, of which the last may have only begun; null, which nothing has, when there is none.
create or replace function ledger.words_query(given text)
returns tsquery language sql immutable as
$$
  select case when numnode(plainto_tsquery('simple', given)) > 0 then (plainto_tsquery('simple', given)::text || ':*')::tsquery end
$$;

-- Whether so many positions of public debates have the words, or fewer. What the planner takes for many it would look for in
-- the whole table, if it were not kept to the index of words.
create or replace function ledger.have_few_words(given text, few bigint)
returns boolean language sql stable set enable_seqscan = off set enable_indexscan = off as
$$
  with found as materialized (select from ledger.position_words where is_public and words @@ ledger.words_query(given))
  select count(*) <= few from (select from found limit few + 1) counted
$$;

-- Makes what these rows are found by, and gives back those whose words are others than before. Planned for each time, since
-- what is a plan for a few rows among few is none for a few among a million.
create or replace function ledger.index_positions(given jsonb[])
returns jsonb[] language plpgsql set plan_cache_mode = 'force_custom_plan' set jit = 'off' as
$$
declare
  known ledger.position_index[];
  rows ledger.position_index[];
  otherwise ledger.position_index[];
  now_so ledger.position_index[];
  reworded jsonb[];
  lacking boolean;
begin
  if given is null then
    return null;
  end if;

  loop
    select array_agg(row (
        (it ->> 'debate')::uuid, (it ->> 'madeAt')::bigint, it ->> 'id', it ->> 'visibility' = 'public', c.id,
        (it ->> 'loggedAt')::timestamptz, coalesce(it ->> 'standsSince', it ->> 'loggedAt')::timestamptz, (it ->> 'challenges')::int,
        case when it ->> 'text' is null then -1 else (it ->> 'revision')::int end,
        it ->> 'by', it ->> 'speaker',
        array(select jsonb_array_elements_text(it -> 'holders')), array(select jsonb_array_elements_text(it -> 'concededBy')),
        it ->> 'quotedSpeaker', coalesce(it ->> 'quotedSource', it ->> 'quotedContribution'),
        array(select (gave ->> 'madeAt')::bigint from jsonb_array_elements(coalesce(it -> 'concessions', '[]')) gave))::ledger.position_index),
      bool_or(c.id is null)
    into rows, lacking
    from unnest(given) it left join ledger.position_classes c on c.words = ledger.position_class_words(it);
    exit when not lacking;
    insert into ledger.position_classes (words)
    select distinct ledger.position_class_words(it) from unnest(given) it
    on conflict do nothing;
  end loop;

  select array_agg(old) into known
  from unnest(rows) it join ledger.position_index old using (debate, made);

  -- Most of what a move writes again is found by the same as before.
  select array_agg(it) into rows
  from unnest(rows) it left join unnest(known) old using (debate, made)
  where it is distinct from old;
  if rows is null then
    return null;
  end if;

  if known is not null then
    select array_agg(old) into known from unnest(known) old join unnest(rows) it using (debate, made);

    insert into ledger.position_past (debate, made, until, since, challenges, stands_since)
    select old.debate, old.made, pg_current_xact_id(),
      coalesce((select p.until from ledger.position_past p where p.debate = old.debate and p.made = old.made order by p.until desc limit 1), '0'),
      old.challenges, old.stands_since
    from unnest(known) old join unnest(rows) it using (debate, made)
    where (it.challenges, it.stands_since) <> (old.challenges, old.stands_since)
    on conflict do nothing;

    select array_agg(old), array_agg(it) into otherwise, now_so
    from unnest(known) old join unnest(rows) it using (debate, made)
    where (it.class, it.is_public, it.logged_by, it.speaker, it.holders, it.conceders, it.quoted_speaker)
      is distinct from (old.class, old.is_public, old.logged_by, old.speaker, old.holders, old.conceders, old.quoted_speaker);
    if otherwise is not null then
      delete from ledger.position_voices v using (
        select role, who, class, at, debate, made from ledger.voices_of(otherwise)
        except
        select role, who, class, at, debate, made from ledger.voices_of(now_so)
      ) gone
      where v.role = gone.role and v.who = gone.who and v.class = gone.class and v.at = gone.at and v.debate = gone.debate and v.made = gone.made;
    end if;

    delete from ledger.concession_index c using unnest(known) old
    where cardinality(old.concessions) > 0 and c.debate = old.debate and c.position = old.made;
  end if;

  -- How they stood until then is over; how else they stood in the meantime, their debate tells (see turn-index.sql).
  if exists (select from unnest(known) old join unnest(rows) it using (debate, made) where old.stands_since <> it.stands_since) then
    insert into ledger.turn_classes (words)
    select distinct c.words[:5] from unnest(known) old join ledger.position_classes c on c.id = old.class
    where c.words[:5] not in (select words from ledger.turn_classes) order by 1
    on conflict do nothing;

    insert into ledger.position_turns (debate, made, class, is_public, at, stands_since, until)
    select old.debate, old.made, t.id, old.is_public, old.at, old.stands_since, it.stands_since
    from unnest(known) old join unnest(rows) it using (debate, made)
      join ledger.position_classes c on c.id = old.class join ledger.turn_classes t on t.words = c.words[:5]
    where old.stands_since < it.stands_since order by 1, 2
    on conflict do nothing;
  end if;

  insert into ledger.turn_marks (debate, label, since)
  select it.debate, split_part(it.id, '/', 2), coalesce(old.stands_since, it.at) from unnest(rows) it left join unnest(known) old using (debate, made)
  where it.stands_since <> coalesce(old.stands_since, it.at);

  select array_agg(it) into reworded
  from unnest(given) it join unnest(rows) n on n.id = it ->> 'id' left join unnest(known) old on old.id = n.id
  where (n.wording, n.is_public) is distinct from (old.wording, old.is_public);

  if reworded is not null then
    insert into ledger.position_words (debate, made, is_public, words)
    select (it ->> 'debate')::uuid, (it ->> 'madeAt')::bigint, it ->> 'visibility' = 'public', to_tsvector('simple', coalesce(it ->> 'text', ''))
    from unnest(reworded) it
    on conflict (debate, made) do update set is_public = excluded.is_public, words = excluded.words;
  end if;

  insert into ledger.position_index select it.* from unnest(rows) it
  on conflict (debate, made) do update
  set is_public = excluded.is_public, class = excluded.class, stands_since = excluded.stands_since, challenges = excluded.challenges,
    wording = excluded.wording, speaker = excluded.speaker, holders = excluded.holders, conceders = excluded.conceders,
    quoted_speaker = excluded.quoted_speaker, concessions = excluded.concessions;

  insert into ledger.concession_index (debate, made, position, is_public, at, conceder, ceded_to, extent)
  select n.debate, (gave ->> 'madeAt')::bigint, n.made, n.is_public, (gave ->> 'loggedAt')::timestamptz, gave ->> 'speaker', n.speaker, gave ->> 'extent'
  from unnest(given) it join unnest(rows) n on n.id = it ->> 'id' cross join lateral jsonb_array_elements(coalesce(it -> 'concessions', '[]')) gave
  where cardinality(n.concessions) > 0;

  insert into ledger.position_voices select * from ledger.voices_of(rows)
  on conflict (role, who, class, at, debate, made) do update set challenges = excluded.challenges, stands_since = excluded.stands_since
  where (position_voices.challenges, position_voices.stands_since) <> (excluded.challenges, excluded.stands_since);
  return reworded;
end
$$;

-- Forgets positions whose rows are gone, by their ids.
create or replace function ledger.unindex_positions(given text[])
returns void language plpgsql set plan_cache_mode = 'force_custom_plan' as
$$
declare
  known ledger.position_index[] := (
    select array_agg(p) from unnest(given) gone join ledger.position_index p on p.debate = split_part(gone, '/', 1)::uuid and p.id = gone);
begin
  if known is null then
    return;
  end if;
  delete from ledger.position_voices v using ledger.voices_of(known) gone
  where v.role = gone.role and v.who = gone.who and v.class = gone.class and v.at = gone.at and v.debate = gone.debate and v.made = gone.made;
  delete from ledger.concession_index c using unnest(known) p where c.debate = p.debate and c.position = p.made;
  delete from ledger.position_words w using unnest(known) p where w.debate = p.debate and w.made = p.made;
  delete from ledger.position_index i using unnest(known) p where i.debate = p.debate and i.made = p.made;
end
$$;

do
$$
declare
  of_debate record;
begin
  for of_debate in select array_agg(data) as rows from ledger.mt_doc_position group by debate loop
    perform ledger.index_positions(of_debate.rows);
  end loop;
end
$$;

-- For the debates that are not in everybody's lists.
create index if not exists debatecard_participants on ledger.mt_doc_debatecard using gin ((data -> 'participants')) where visibility <> 'public';
