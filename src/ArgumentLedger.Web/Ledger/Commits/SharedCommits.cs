using System.Diagnostics;
using ArgumentLedger.Web.Tracing;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>
/// Commits waiting commands of many debates together, each decided and answered alone, none answered before the commit.
/// A debate that somebody else wrote meanwhile, or is writing, is left out of the commit and settled by itself.
/// </summary>
sealed class SharedCommits
{
    readonly LedgerCommit ledger;
    readonly DebateReader reader;
    readonly WarmDebates warm;
    readonly LedgerMeter meter;
    readonly SeparateCommits separate;
    readonly WaitingCommands waiting;

    internal SharedCommits(LedgerCommit ledger, DebateReader reader, WarmDebates warm, MostWaiting most, LedgerMeter meter)
    {
        (this.ledger, this.reader, this.warm, this.meter) = (ledger, reader, warm, meter);
        waiting = new(most, lane => Task.Run(() => RunAsync(lane)));
        separate = new(ledger, reader, waiting, meter);
    }

    /// <summary>How many commands wait or are being committed.</summary>
    internal int Waiting => waiting.Count;

    /// <exception cref="LedgerBusyException">Too many commands wait, or the site is stopping.</exception>
    internal void Add(PendingCommand command) => waiting.Add(command);

    /// <summary>Takes no more commands, and completes when all that wait are answered.</summary>
    internal Task DrainAsync() => waiting.DrainAsync();

    async Task RunAsync(Lane lane)
    {
        // A runner serves whoever comes, not the one with whom it began.
        Activity.Current = null;
        while (waiting.Take(lane) is { Count: > 0 } shares)
        {
            var decided = Decide(shares);
            if (decided.Count > 0 && await CommitAsync(decided, lane.IsShared) is { } committed)
                decided.ForEach(debate => Finish(debate, committed));
        }
    }

    List<DecidedDebate> Decide(List<Share> shares)
    {
        var ids = new HashSet<string>();
        var decided = new List<DecidedDebate>(shares.Count);
        foreach (var share in shares)
        {
            if (share.Queue.IsContested)
                separate.Commit(share);
            else if (BeforeOf(share) is not { } before)
                separate.CatchUp(share, share.Commands);
            else if (share.Ids.Any(ids.Contains))
                // The same command, sent twice, opens two debates: in the next commit it is known what the first came to.
                waiting.Finish(share, share.Commands);
            else
            {
                ids.UnionWith(share.Ids);
                decided.Add(new(share, before));
            }
        }
        return decided;
    }

    // As far as it is known, which the commit finds out; null when it must be opened first.
    WarmDebate? BeforeOf(Share share)
    {
        var (caught, kept) = (share.Queue.Known, warm.Find(share.Debate));
        var known = kept is null || caught?.State.Version > kept.State.Version ? caught : kept;
        if (known is not null)
            meter.Hit();
        return known ?? (share.Commands[0].Command.Moves[0].Move.Opens ? WarmDebate.None(share.Debate) : null);
    }

    async Task<Committed?> CommitAsync(List<DecidedDebate> decided, bool isShared)
    {
        var isSent = false;
        try
        {
            await using var connection = await (isShared ? ledger.OpenAsync() : ledger.OpenSeparateAsync());
            isSent = true;
            using var trace = CommitTrace.Start(meter, decided);
            return await ledger.WriteAsync(connection, decided);
        }
        catch (Exception failure)
        {
            var isOnlyOne = decided is [{ Share.Commands.Count: 1 }];
            decided.ForEach(debate => separate.CatchUp(debate.Share, CommitFailure.LeftAfter(failure, debate.Share, isSent, isOnlyOne)));
            return null;
        }
    }

    void Finish(DecidedDebate debate, Committed committed)
    {
        var share = debate.Share;
        if (committed.Won.Contains(debate.Id))
        {
            debate.Tell(reader);
            waiting.Finish(share, []);
        }
        else if (share.Learn(committed))
            waiting.Finish(share, share.Commands);
        else
            separate.Commit(share);
    }
}
