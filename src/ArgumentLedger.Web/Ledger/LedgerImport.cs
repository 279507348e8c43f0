using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Ledger;

/// <summary>What came of an import.</summary>
/// <param name="Sentence">For a person.</param>
public abstract record ImportOutcome(string Sentence);

/// <summary>The debate is here now, as it was there.</summary>
public sealed record Imported(Guid Debate, long Length, string Head) : ImportOutcome(
    string.Create(CultureInfo.InvariantCulture, $"Imported debate {Debate}: {Length} entries, head {Head}."));

/// <summary>All of it was here already; nothing was changed.</summary>
public sealed record NothingToImport(string Sentence) : ImportOutcome(Sentence);

/// <summary>It was not taken, and nothing was changed.</summary>
public sealed record ImportRefused(string Sentence) : ImportOutcome(Sentence)
{
    /// <summary>Whether the debate is here already, with other entries or fewer; otherwise something is wrong with the file.</summary>
    public bool IsHere { get; init; }
}

/// <summary>
/// Restores a debate from an export of its ledger: same id, versions, times, people and hashes, in one transaction with
/// its rows, or not at all.
/// </summary>
public sealed class LedgerImport(IDocumentStore store, TimeProvider clock)
{
    /// <summary>The key that must have signed the ledger; null when any may, or none.</summary>
    public LedgerPublicKey? Pinned { get; init; }

    /// <summary>Told after each entry how many are read, and how many the header names.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Reads a file and writes what it holds.</summary>
    public async Task<ImportOutcome> RunAsync(Stream file, CancellationToken ct)
    {
        using var going = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var lines = LedgerLines.ReadAsync(file, going.Token).GetAsyncEnumerator(going.Token);
        if (!await lines.MoveNextAsync() || lines.Current.Json is not { } json || !HeadLine.TryRead(json, out var header))
            return new ImportRefused("The first line is not the header of a ledger.");
        if (header.Fault is { } fault)
            return new ImportRefused(fault);
        if (Pinned is not null && header.Key?.Spelled != Pinned.Spelled)
            return new ImportRefused($"It is not signed with the key {Pinned.Id}.");
        var received = new ReceivedLedger(header, clock.GetUtcNow());
        var known = await HashesAsync(header.Debate, ct);
        return known.Count > 0
            ? await CompareAsync(received.TakeAsync(lines, going), received, header, known)
            : await WriteAsync(received.TakeAsync(lines, going), received, header, ct);
    }

    async Task<ImportOutcome> WriteAsync(IAsyncEnumerable<Taken> entries, ReceivedLedger received, HeadLine header, CancellationToken ct)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await StartStreamAsync(connection, header, ct);
            if (await CopyAsync(connection, entries, received, header, ct) is { } fault)
                return new ImportRefused(fault);
            await CopyRowsAsync(connection, header.Debate, received.Finish(), ct);
            await transaction.CommitAsync(ct);
            return new Imported(header.Debate, header.Length, header.Hash);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return RefuseHere($"Debate {header.Debate} came to be here while it was imported.");
        }
        catch (PostgresException unfit) when (unfit.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            return new ImportRefused($"PostgreSQL cannot keep it: {unfit.MessageText}.");
        }
    }

    static async Task StartStreamAsync(NpgsqlConnection connection, HeadLine header, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("insert into ledger.mt_streams (id, version) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = header.Debate }, new() { Value = header.Length } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    async Task<string?> CopyAsync(
        NpgsqlConnection connection, IAsyncEnumerable<Taken> entries, ReceivedLedger received, HeadLine header, CancellationToken ct)
    {
        await using var copy = await EventCopy.BeginAsync(store, connection, header.Debate, ct);
        await foreach (var (entry, fault) in entries)
        {
            if (entry is null)
                return fault;
            await copy.WriteAsync(entry, ct);
            Progress?.Invoke(entry.Entry.Version, header.Length);
        }
        if (received.FaultAtEnd() is { } unfinished)
            return unfinished;
        await copy.CompleteAsync(ct);
        return null;
    }

    static async Task CopyRowsAsync(NpgsqlConnection connection, Guid id, Debate state, CancellationToken ct)
    {
        await RowTables.Cards.CopyAsync(connection, [Rows.CardOf(id, state)], ct);
        await RowTables.Sources.CopyAsync(connection, state.Sources.Keys.Select(label => Rows.SourceOf(id, state, label)), ct);
        await RowTables.Positions.CopyAsync(connection, state.Order.Select(label => Rows.PositionOf(id, state, label)), ct);
    }

    async Task<ImportOutcome> CompareAsync(
        IAsyncEnumerable<Taken> entries, ReceivedLedger received, HeadLine header, IReadOnlyList<string> known)
    {
        await foreach (var (entry, fault) in entries)
        {
            if (entry is null)
                return new ImportRefused(fault);
            var version = entry.Entry.Version;
            if (version <= known.Count && known[(int)version - 1] != entry.Hash)
                return RefuseHere($"Debate {header.Debate} is here already with another history: version {version} is another entry here.");
            Progress?.Invoke(version, header.Length);
        }
        if (received.FaultAtEnd() is { } unfinished)
            return new ImportRefused(unfinished);
        return header.Length == known.Count ? Nothing($"Debate {header.Debate} is here already, with exactly these {known.Count} entries.")
            : header.Length < known.Count ? Nothing($"All {header.Length} entries are here already; debate {header.Debate} has gone on to version {known.Count} since.")
            : RefuseHere($"Debate {header.Debate} is here already, up to version {known.Count} of the {header.Length} in the file: an import never adds to a debate that is here.");
    }

    async Task<IReadOnlyList<string>> HashesAsync(Guid debate, CancellationToken ct)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("select headers ->> 'hash' from ledger.mt_events where stream_id = $1 order by version", connection)
        {
            Parameters = { new() { Value = debate } },
        };
        var hashes = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            hashes.Add(reader.GetString(0));
        return hashes;
    }

    static ImportRefused RefuseHere(FormattableString sentence) => new(sentence.ToString(CultureInfo.InvariantCulture)) { IsHere = true };

    static NothingToImport Nothing(FormattableString sentence) => new(sentence.ToString(CultureInfo.InvariantCulture));
}
