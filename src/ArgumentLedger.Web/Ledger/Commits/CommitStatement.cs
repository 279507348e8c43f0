using System.Text.Json;
using ArgumentLedger.Web.Projections;
using Marten.Events;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>The statement that writes what was decided on many debates, each all or not at all.</summary>
sealed class CommitStatement(EventGraph events)
{
    // A debate is written when its stream is at the version that was decided on, nobody else is writing it, and none of its
    // commands was made before. Events are numbered in the order of their debate, which is what a rebuild reads them in.
    // What triggers would mark for others is marked here, which costs less: see LedgerCommit's session.
    static readonly string Sql =
        $"""
        with asked as materialized (
            select * from unnest($1, $2, $3) as asked (debate, before, after)
        ), known as materialized (
            select uncertain.debate, sent.id, sent.data from unnest($4, $5) as uncertain (debate, id) join ledger.mt_doc_sentcommand sent using (id)
        ), new as materialized (
            select * from asked where debate not in (select debate from known)
        ), free as materialized (
            select stream.id, new.after from new join ledger.mt_streams stream on stream.id = new.debate
            where new.before between 1 and new.after - 1 and stream.version = new.before
            for no key update of stream skip locked
        ), moved as (
            update ledger.mt_streams stream set version = free.after from free where stream.id = free.id returning stream.id
        ), opened as (
            insert into ledger.mt_streams (id, version) select debate, after from new where before = 0 and after > 0
            on conflict (id) do nothing returning id
        ), same as (
            select new.debate as id from new left join ledger.mt_streams stream on stream.id = new.debate
            where new.before = new.after and coalesce(stream.version, 0) = new.before
        ), won as materialized (
            select id from moved union all select id from opened union all select id from same
        ), events as (
            insert into ledger.mt_events (seq_id, id, stream_id, version, type, mt_dotnet_type, timestamp, data, headers)
            select nextval('ledger.mt_events_sequence'), event.* from (
                select event.id, event.debate, event.version, event.type, event.dotnet, event.at, event.data, event.headers
                from unnest($6, $7, $8, $9, $10, $11, $12, $13) with ordinality as event (id, debate, version, type, dotnet, at, data, headers, place)
                join won on won.id = event.debate order by event.place
            ) event
        ), cards as (
            {RowTables.Cards.Upsert(14, "join won using (id)")}
        ), positions as (
            {RowTables.Positions.Upsert(20, "join won on won.id = it.debate")}
        ), sources as (
            {RowTables.Sources.Upsert(29, "join won on won.id = it.debate")}
        ), sent as (
            insert into ledger.mt_doc_sentcommand (id, data, mt_version, mt_dotnet_type, mt_last_modified, at)
            select sent.id, sent.data, gen_random_uuid(), $24, transaction_timestamp(), sent.at
            from unnest($25, $26, $27, $28) as sent (id, data, debate, at) join won on won.id = sent.debate
        ), moved_marks as (
            insert into ledger.moved_marks (debate) select debate from asked join won on won.id = asked.debate where asked.after > asked.before
        ), index_marks as (
            insert into ledger.index_marks (row_of, id)
            select 'd', debate::text from unnest($33) as named (debate) join won on won.id = named.debate
            union all select 'p', position.id from unnest($21, $23) as position (id, debate) join won on won.id = position.debate
            union all select 's', source.id from unnest($30, $32) as source (id, debate) join won on won.id = source.debate
        )
        select id, null, null from won union all select null, id, data::text from known
        """;

    internal NpgsqlCommand For(IReadOnlyList<DecidedDebate> decided, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(Sql, connection);
        AddDebates(command, decided);
        AddEvents(command, decided);
        RowTables.Cards.AddTo(command, [.. decided.Where(debate => debate.Entries.Count > 0).Select(debate => Rows.CardOf(debate.Id, debate.After))]);
        RowTables.Positions.AddTo(command, [.. decided.SelectMany(debate => debate.Altered.Select(label => Rows.PositionOf(debate.Id, debate.After, label)))]);
        AddSent(command, [.. decided.SelectMany(debate => debate.Sent)]);
        RowTables.Sources.AddTo(command, [.. decided.SelectMany(debate => Rows.SourcesOf(debate.Id, debate.Entries, debate.After))]);
        command.AddArray(NpgsqlDbType.Uuid, [.. decided.Where(debate => debate.IsNamedAnew)], debate => debate.Id);
        return command;
    }

    static void AddDebates(NpgsqlCommand command, IReadOnlyList<DecidedDebate> decided)
    {
        var uncertain = decided.SelectMany(debate => debate.UncertainIds, (debate, id) => (Debate: debate.Id, Id: id)).ToList();
        command.AddArray(NpgsqlDbType.Uuid, decided, debate => debate.Id);
        command.AddArray(NpgsqlDbType.Bigint, decided, debate => debate.Before.State.Version);
        command.AddArray(NpgsqlDbType.Bigint, decided, debate => debate.After.Version);
        command.AddArray(NpgsqlDbType.Uuid, uncertain, one => one.Debate);
        command.AddArray(NpgsqlDbType.Varchar, uncertain, one => one.Id);
    }

    void AddEvents(NpgsqlCommand command, IReadOnlyList<DecidedDebate> decided)
    {
        var all = decided.SelectMany(debate => debate.Chained, (debate, chained) => (
            Debate: debate.Id, Chained: chained, Mapping: events.EventMappingFor(chained.Entry.Event.GetType()))).ToList();
        command.AddArray(NpgsqlDbType.Uuid, all, _ => Guid.CreateVersion7());
        command.AddArray(NpgsqlDbType.Uuid, all, one => one.Debate);
        command.AddArray(NpgsqlDbType.Bigint, all, one => one.Chained.Entry.Version);
        command.AddArray(NpgsqlDbType.Varchar, all, one => one.Mapping.EventTypeName);
        command.AddArray(NpgsqlDbType.Varchar, all, one => one.Mapping.DotNetTypeName);
        command.AddArray(NpgsqlDbType.TimestampTz, all, one => one.Chained.Entry.At);
        command.AddArray(NpgsqlDbType.Jsonb, all, one => one.Chained.Data);
        command.AddArray(NpgsqlDbType.Jsonb, all, one => StoredEntry.HeadersOf(one.Chained.Entry, one.Chained.Previous, one.Chained.Hash));
    }

    static void AddSent(NpgsqlCommand command, IReadOnlyList<SentCommand> sent)
    {
        AddType<SentCommand>(command);
        command.AddArray(NpgsqlDbType.Varchar, sent, one => one.Id);
        command.AddArray(NpgsqlDbType.Jsonb, sent, Json);
        command.AddArray(NpgsqlDbType.Uuid, sent, one => one.Debate);
        command.AddArray(NpgsqlDbType.TimestampTz, sent, one => one.At);
    }

    static byte[] Json<T>(T row) => JsonSerializer.SerializeToUtf8Bytes(row, LedgerJson.Stored);

    static void AddType<T>(NpgsqlCommand command) => command.Parameters.Add(new() { Value = typeof(T).FullName, NpgsqlDbType = NpgsqlDbType.Varchar });
}
