using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace ArgumentLedger.Web.Importing;

/// <summary>
/// Imports in PostgreSQL, with their files until they have ended. Whoever runs them says how far they are; whoever owns
/// them submits, looks and cancels. Every change names the state it comes from, so that of two at once only one counts.
/// </summary>
public sealed class ImportStore(IDocumentStore store, TimeProvider clock)
{
    /// <summary>So many imports of one person may wait or run at a time.</summary>
    public const int MostOfOne = 10;

    /// <summary>So many imports may wait or run at a time.</summary>
    public const int MostWaiting = 100;

    const string Columns = "id, owner, key, body_hash, format, debate, opening, submitted_at, total, losses, state, decided, cancel_asked, version, failure";

    /// <summary>The table, which Marten makes with its own.</summary>
    internal static Table Table
    {
        get
        {
            var table = new Table($"{LedgerStore.Schema}.imports");
            table.AddColumn<Guid>("id").AsPrimaryKey();
            table.AddColumn("owner", "text").NotNull();
            table.AddColumn("key", "text").NotNull();
            table.AddColumn("body_hash", "text").NotNull();
            table.AddColumn("format", "text").NotNull();
            table.AddColumn<Guid>("debate").NotNull();
            table.AddColumn("opening", "text");
            table.AddColumn("submitted_at", "timestamptz").NotNull();
            table.AddColumn<int>("total").NotNull();
            table.AddColumn("losses", "text").NotNull();
            table.AddColumn("state", "text").NotNull();
            table.AddColumn<int>("decided").NotNull();
            table.AddColumn<bool>("cancel_asked").NotNull();
            table.AddColumn<long>("version");
            table.AddColumn("failure", "text");
            table.AddColumn<int>("attempts").NotNull();
            table.AddColumn("file", "bytea");
            return table;
        }
    }

    /// <summary>What came of submitting: the import, or that its key was used for something else, or neither when too many wait.</summary>
    public sealed record Submitted(ImportJob? Job, bool IsKeyReused);

    /// <summary>Stores an import and its file to be run; one that was sent under the same key before is the same import.</summary>
    public async Task<Submitted> SubmitAsync(ImportJob job, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TakeTurnAsync(connection, ct);
        if (await connection.FirstAsync($"select {Columns} from ledger.imports where owner = $1 and key = $2 and state not in ('draft', 'failed', 'cancelled')", [job.Owner, job.Key.Key], ImportRow.Read, ct) is { } earlier)
            return earlier.Key.BodyHash == job.Key.BodyHash ? new(earlier, false) : new(null, true);
        if (await IsFullAsync(connection, job.Owner, ct))
            return new(null, false);
        await InsertAsync(connection, job with { State = ImportState.Waiting }, file, ct);
        await transaction.CommitAsync(ct);
        return new(job with { State = ImportState.Waiting }, false);
    }

    /// <summary>Stores an import and its file to be looked at.</summary>
    public async Task KeepDraftAsync(ImportJob job, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        // One draft at a time: files are large.
        await connection.RunAsync("delete from ledger.imports where owner = $1 and state = 'draft'", [job.Owner], ct);
        await InsertAsync(connection, job with { State = ImportState.Draft }, file, ct);
    }

    /// <summary>Submits what was looked at; false when too many wait. What was submitted already is left as it is.</summary>
    public async Task<bool> SubmitDraftAsync(ImportJob draft, CancellationToken ct)
    {
        if (draft.State != ImportState.Draft)
            return true;
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await TakeTurnAsync(connection, ct);
        if (await IsFullAsync(connection, draft.Owner, ct))
            return false;
        await connection.RunAsync("update ledger.imports set state = 'waiting', submitted_at = $2 where id = $1 and state = 'draft'", [draft.Id, Microseconds.Of(clock.GetUtcNow())], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // One after the other: the same file may be sent twice at once, and two may be counted as one too few.
    static Task TakeTurnAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.RunAsync("select pg_advisory_xact_lock(hashtextextended('imports submitted', 0))", [], ct);

    /// <summary>Somebody's import; null when it is not theirs, or no longer kept.</summary>
    public async Task<ImportJob?> FindAsync(Guid id, string owner, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await FindAsync(connection, id, owner, ct);
    }

    static Task<ImportJob?> FindAsync(NpgsqlConnection connection, Guid id, string owner, CancellationToken ct) =>
        connection.FirstAsync($"select {Columns} from ledger.imports where id = $1 and owner = $2", [id, owner], ImportRow.Read, ct);

    /// <summary>The file of an import; null when it has ended or is not there.</summary>
    public async Task<byte[]?> FileOfAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.FirstAsync("select file from ledger.imports where id = $1 and file is not null", [id], row => row.GetFieldValue<byte[]>(0), ct);
    }

    /// <summary>Ends an import that is not running, or asks that a running one be ended; the import as it is then, null when it is not theirs.</summary>
    public async Task<ImportJob?> CancelAsync(Guid id, string owner, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.RunAsync(
            """
            update ledger.imports
            set cancel_asked = true, state = case state when 'running' then state else 'cancelled' end, file = case state when 'running' then file end
            where id = $1 and owner = $2 and state in ('draft', 'waiting', 'running')
            """, [id, owner], ct);
        return await FindAsync(connection, id, owner, ct);
    }

    /// <summary>Whether any import waits, or was running when whoever ran it went.</summary>
    internal async Task<bool> IsAnyToRunAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.ValueAsync<bool>("select exists (select from ledger.imports where state in ('waiting', 'running'))", [], ct);
    }

    /// <summary>
    /// Takes up the import that has waited longest, one that was cut off before those that wait; with how often it was
    /// taken up, this time included. Only to be called by whoever holds the right to run imports.
    /// </summary>
    internal async Task<(ImportJob Job, int Attempts)?> TakeUpAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.FirstAsync(
            $"""
            update ledger.imports set state = 'running', decided = 0, attempts = attempts + 1
            where id = (select id from ledger.imports where state in ('waiting', 'running') order by (state = 'running') desc, submitted_at, id limit 1)
            returning {Columns}, attempts
            """, [], row => new Taken(ImportRow.Read(row), row.GetInt32(15)), ct) is { } taken ? (taken.Job, taken.Attempts) : null;
    }

    sealed record Taken(ImportJob Job, int Attempts);

    /// <summary>Says how many moves of a running import were decided; answers whether it shall be ended.</summary>
    internal async Task<bool> TellAsync(Guid id, int decided, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.ValueAsync<bool>("update ledger.imports set decided = $2 where id = $1 returning cancel_asked", [id, decided], ct);
    }

    /// <summary>Says how a running import ended, and lets go of its file.</summary>
    internal async Task EndAsync(Guid id, ImportEnd end, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.RunAsync(
            "update ledger.imports set state = $2, version = $3, failure = $4, file = null, decided = case $2 when 'done' then total else decided end where id = $1 and state = 'running'",
            [id, Projections.Rows.Word(end.State), end.Version, ImportRow.Json(end.Failure)], ct);
    }

    /// <summary>Forgets imports that were submitted longer ago than they are kept, and drafts that nobody submitted.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await OpenAsync(ct);
        await connection.RunAsync(
            "delete from ledger.imports where state in ('done', 'failed', 'cancelled') and submitted_at < $1 or state = 'draft' and submitted_at < $2",
            [Microseconds.Of(now - ImportJob.Kept), Microseconds.Of(now - ImportJob.DraftKept)], ct);
    }

    internal async Task<IReadOnlyList<ImportJob>> OfAsync(string owner, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.AllAsync($"select {Columns} from ledger.imports where owner = $1 order by submitted_at", [owner], ImportRow.Read, ct);
    }

    internal async Task ForgetAsync(string owner, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.RunAsync("delete from ledger.imports where owner = $1", [owner], ct);
    }

    /// <summary>A connection of its own.</summary>
    internal Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => store.OpenConnectionAsync(ct);

    static async Task<bool> IsFullAsync(NpgsqlConnection connection, string owner, CancellationToken ct) =>
        await connection.ValueAsync<bool>(
            "select count(*) >= $2 or count(*) filter (where owner = $1) >= $3 from ledger.imports where state in ('waiting', 'running')",
            [owner, MostWaiting, MostOfOne], ct);

    static Task InsertAsync(NpgsqlConnection connection, ImportJob job, ReadOnlyMemory<byte> file, CancellationToken ct) => connection.RunAsync(
        $"insert into ledger.imports ({Columns}, attempts, file) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, false, null, null, 0, $12)",
        [job.Id, job.Owner, job.Key.Key, job.Key.BodyHash, job.Format, job.Debate, ImportRow.Json(job.Opening), job.SubmittedAt, job.Total,
            ImportRow.Json(job.Losses), Projections.Rows.Word(job.State), new NpgsqlParameter { Value = file, NpgsqlDbType = NpgsqlDbType.Bytea }], ct);
}
