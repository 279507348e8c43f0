-- What is searched: the words of motions, contributions and sources, made from their rows by whoever asks next (see
-- row-index.sql). Run whole, in one transaction, whenever these words change.

-- Of what others write meanwhile nothing may be missed.
lock table ledger.mt_doc_debatecard, ledger.mt_doc_position, ledger.mt_doc_sourcerow in share row exclusive mode;

-- Earlier versions did in the transaction of the rows what is now done after it.
drop function if exists ledger.search_new_cards(), ledger.search_changed_cards(), ledger.search_new_positions(), ledger.search_changed_positions(),
  ledger.search_changed_sources(), ledger.search_forgets(), ledger.search_forgets_all() cascade;
drop table if exists ledger.search_entries, ledger.search_debates cascade;

-- The language of each debate: a text search configuration, told by the motion and the description.
create table ledger.search_debates (
  debate uuid primary key,
  language text not null,
  is_public boolean not null
);
create index search_debates_language on ledger.search_debates (language, is_public);

-- One row for each motion, contribution and piece of a source; those whose words are hidden have none.
create table ledger.search_entries (
  debate uuid not null,
  label text not null,
  part int not null,
  made bigint,
  kind text not null,
  is_public boolean not null,
  at timestamptz not null,
  language text not null,
  words tsvector not null,
  primary key (debate, label, part)
);
create index search_entries_words on ledger.search_entries using gin (words) where is_public;
create index search_entries_latest on ledger.search_entries (at desc) where is_public;

-- Letters without accents and case; what the parser would take for markup is blank. Like SearchFolding in the program.
create or replace function ledger.search_fold(given text)
returns text language sql immutable parallel safe as
$$
  select case
    -- Plain letters, as most texts have, are soon done.
    when octet_length(given) = length(given) then translate(lower(given), '<>&', '   ')
    else replace(replace(replace(translate(regexp_replace(normalize(lower(given), nfkd), '[\u0300-\u036f]', '', 'g'),
      'øłđðħı<>&' || chr(57344) || chr(57345), 'olddhi     '), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')
  end
$$;

-- The language that leaves most words of a text out, as those that say nothing; simple when none leaves any.
create or replace function ledger.search_language(given text)
returns text language plpgsql stable parallel safe as
$$
declare
  all_words int := (select count(*) from unnest(to_tsvector('simple', lower(given))) word, unnest(word.positions));
  best text := 'simple';
  most int := 0;
  candidate text;
  left_out int;
begin
  foreach candidate in array array['english', 'german', 'french', 'spanish', 'italian', 'portuguese', 'dutch', 'swedish', 'danish', 'norwegian', 'finnish', 'hungarian', 'russian', 'turkish'] loop
    select all_words - count(*) into left_out from unnest(to_tsvector(candidate::regconfig, lower(given))) word, unnest(word.positions);
    if left_out > most then
      best := candidate;
      most := left_out;
    end if;
  end loop;
  return best;
end
$$;

create or replace function ledger.search_words(language text, title text, body text)
returns tsvector language sql stable parallel safe as
$$
  select case
    when title is null then to_tsvector(language::regconfig, ledger.search_fold(coalesce(body, '')))
    else setweight(to_tsvector(language::regconfig, ledger.search_fold(title)), 'A') || to_tsvector(language::regconfig, ledger.search_fold(coalesce(body, '')))
  end
$$;

-- The last of some words may have only begun.
create or replace function ledger.search_begun(language text, given text)
returns tsquery language sql stable parallel safe as
$$
  select case when numnode(q) > 0 then (q::text || ':*')::tsquery else q end from (select phraseto_tsquery(language::regconfig, ledger.search_fold(given)) q) it
$$;

create or replace function ledger.search_positions(given jsonb[])
returns void language sql set plan_cache_mode = 'force_custom_plan' as
$$
  delete from ledger.search_entries e using unnest(given) it
  where e.debate = (it ->> 'debate')::uuid and e.label = it ->> 'label' and it ->> 'text' is null;

  insert into ledger.search_entries (debate, label, part, made, kind, is_public, at, language, words)
  select d.debate, it ->> 'label', 0, (it ->> 'madeAt')::bigint, it ->> 'kind', d.is_public, (it ->> 'loggedAt')::timestamptz, d.language,
    ledger.search_words(d.language, it ->> 'title', it ->> 'text')
  from unnest(given) it join ledger.search_debates d on d.debate = (it ->> 'debate')::uuid
  where it ->> 'text' is not null
  on conflict (debate, label, part) do update set is_public = excluded.is_public, language = excluded.language, words = excluded.words
$$;

-- A long text is searched in pieces, each with the beginning of the next.
create or replace function ledger.search_sources(given jsonb[])
returns void language sql set plan_cache_mode = 'force_custom_plan' as
$$
  delete from ledger.search_entries e using unnest(given) it
  where e.debate = (it ->> 'debate')::uuid and e.label = it ->> 'label';

  insert into ledger.search_entries (debate, label, part, made, kind, is_public, at, language, words)
  select d.debate, it ->> 'label', part, null, 'source', d.is_public, (it ->> 'loggedAt')::timestamptz, d.language,
    ledger.search_words(d.language, case part when 0 then concat_ws(' ', it ->> 'title', it ->> 'author') end, substr(it ->> 'text', 3000 * part + 1, 3200))
  from unnest(given) it join ledger.search_debates d on d.debate = (it ->> 'debate')::uuid,
    generate_series(0, greatest(length(it ->> 'text') - 1, 0) / 3000) part
  where it ->> 'text' is not null
  on conflict (debate, label, part) do nothing
$$;

-- Makes what motions are searched by, from their cards, and what else of their debates is: it may have come before its card, or the debate is in
-- another language now. Rows that are made in the same breath are left out.
drop function if exists ledger.search_cards(jsonb[]), ledger.search_cards(jsonb[], text[]);
create or replace function ledger.search_motions(given jsonb[], but text[] default '{}')
returns void language plpgsql set plan_cache_mode = 'force_custom_plan' as
$$
declare
  turned uuid[];
begin
  if given is null then
    return;
  end if;

  with known as (
    insert into ledger.search_debates (debate, language, is_public)
    select (it ->> 'id')::uuid, ledger.search_language(concat_ws(' ', it ->> 'motion', it ->> 'description')), it ->> 'visibility' = 'public'
    from unnest(given) it
    on conflict (debate) do update set language = excluded.language, is_public = excluded.is_public
    where (search_debates.language, search_debates.is_public) <> (excluded.language, excluded.is_public)
    returning debate)
  select array_agg(debate) into turned from known;

  insert into ledger.search_entries (debate, label, part, made, kind, is_public, at, language, words)
  select d.debate, 'motion', 0, null, 'motion', d.is_public, (it ->> 'openedAt')::timestamptz, d.language, ledger.search_words(d.language, it ->> 'motion', it ->> 'description')
  from unnest(given) it join ledger.search_debates d on d.debate = (it ->> 'id')::uuid
  on conflict (debate, label, part) do update set is_public = excluded.is_public, language = excluded.language, words = excluded.words;

  if turned is not null then
    perform ledger.search_positions((select array_agg(data) from ledger.mt_doc_position where debate = any(turned) and id not in (select unnest(but))));
    perform ledger.search_sources((select array_agg(data) from ledger.mt_doc_sourcerow where debate = any(turned) and id not in (select unnest(but))));
  end if;
end
$$;

-- Forgets what is called so, of debates, contributions and sources whose rows are gone, by their ids.
create or replace function ledger.search_forget(given text[])
returns void language sql set plan_cache_mode = 'force_custom_plan' as
$$
  delete from ledger.search_entries e using unnest(given) gone
  where e.debate = split_part(gone, '/', 1)::uuid and e.label = coalesce(nullif(split_part(gone, '/', 2), ''), 'motion')
$$;

do
$$
declare
  of_debate record;
begin
  for of_debate in select data from ledger.mt_doc_debatecard loop
    perform ledger.search_motions(array[of_debate.data]);
  end loop;
end
$$;
