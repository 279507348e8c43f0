using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer;
using Marten;

namespace ArgumentLedger.Web.Importing;

/// <summary>
/// One attempt at an import: reads the file, and makes all its moves with one command through the ordinary writer. The
/// command carries the import's key, which is remembered in the commit of its events: however often it is attempted, by
/// whichever node, they are logged once.
/// </summary>
sealed class ImportRun(ImportJob job, ImportStore imports, IDocumentStore store, DebateReader reader, MoveSender sender, CancellationToken stop)
{
    // Somebody else may bring the same speakers at the same time.
    const int MostRaces = 5;

    static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(500);
    static readonly Refusal Cancelled = new("import-cancelled", null, "The import was cancelled.");
    static readonly Refusal Stopped = new("import-stopped", null, "The site stops.");

    int decided;
    volatile bool isCancelled = job.IsCancelAsked;

    /// <summary>How it ended; null when the site stops before it has.</summary>
    internal async Task<ImportEnd?> RunAsync()
    {
        if (await LoggedAsync() is { } before)
            return before;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var pulse = TellAsync(over.Token);
        try
        {
            return await MakeAsync();
        }
        finally
        {
            await over.CancelAsync();
            await pulse;
        }
    }

    /// <summary>How it ended, if an earlier attempt logged it; null when none did.</summary>
    internal async Task<ImportEnd?> LoggedAsync()
    {
        await using var session = store.QuerySession();
        var sent = await session.LoadAsync<SentCommand>(SentCommand.IdOf(job.Key), stop);
        return sent is null ? null : sent.BodyHash == job.Key.BodyHash ? new(ImportState.Done, sent.After, null) : KeyWasUsed;
    }

    async Task<ImportEnd?> MakeAsync()
    {
        if (await imports.FileOfAsync(job.Id, stop) is not { } file)
            return new(ImportState.Cancelled, null, null);
        // It was read before it was stored; another version of the site may read it otherwise.
        var (import, fault) = ReadImport.Of(Formats.All[job.Format], file);
        if (import is null)
            return Failed("unreadable-file", fault!.Sentence, fault.Place.ToString());
        for (var attempt = 1; ; attempt++)
        {
            var moves = job.Opening is { } opening ? import.Opening(opening) : KnownSpeakers.In(await DebateAsync(), import.Read.Moves);
            var answer = await sender.SendWatchedAsync(job.Owner, job.Debate, [.. moves.Select(placed => placed.Move)], job.Key, Watch, stop);
            if (answer is not MovesRefused { Refusal.Code: "speaker-exists" } || job.Opening is not null || attempt == MostRaces)
                return EndOf(answer, moves);
        }
    }

    // Whoever may not read the debate is refused by its rules.
    async Task<Debate> DebateAsync() =>
        await reader.HeadAsync(job.Debate, stop) is { } debate && debate.MayRead(job.Owner) ? debate : Debate.None;

    static ImportEnd? EndOf(MoveAnswer answer, ImmutableArray<PlacedMove> moves) => answer switch
    {
        MovesMade made => new(ImportState.Done, made.State.Version, null),
        MovesRefused { Refusal: var refusal } when refusal == Cancelled => new(ImportState.Cancelled, null, null),
        MovesRefused { Refusal: var refusal } when refusal == Stopped => null,
        MovesRefused refused => Failed(refused.Refusal.Code, refused.Refusal.Sentence, moves[refused.Index] is { Move.Opens: false } placed ? placed.Place.ToString() : null),
        _ => KeyWasUsed,
    };

    static ImportEnd KeyWasUsed => Failed("idempotency-mismatch", "The same key came with another file before: send this one under a new key.", null);

    static ImportEnd Failed(string code, string sentence, string? place) => new(ImportState.Failed, null, new(code, sentence, place));

    Refusal? Watch(int index)
    {
        decided = index;
        return isCancelled ? Cancelled : stop.IsCancellationRequested ? Stopped : null;
    }

    // What is told of it need not be exact; what is asked of it must come through while the database is there.
    async Task TellAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pulse, ct);
                isCancelled |= await imports.TellAsync(job.Id, Volatile.Read(ref decided), ct);
            }
            catch (Exception away) when (away is OperationCanceledException or Npgsql.NpgsqlException)
            {
                // The import is over, or the database is away, and may be back by the next time.
            }
        }
    }
}
