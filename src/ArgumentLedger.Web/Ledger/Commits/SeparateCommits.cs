using System.Diagnostics;
using ArgumentLedger.Web.Tracing;
using Npgsql;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>
/// Debates that cannot go along in a shared commit: those that are not at hand are opened, and those that another process
/// writes too are committed by themselves. For that they wait in the database's own line of those who would write the
/// debate, so that every process has its turn.
/// </summary>
sealed class SeparateCommits(LedgerCommit ledger, DebateReader reader, WaitingCommands waiting, LedgerMeter meter)
{
    /// <summary>Brings a debate up to date, and ends its turn: commands that are to be tried again then wait before all others.</summary>
    internal void CatchUp(Share share, IReadOnlyList<PendingCommand> again) => _ = CatchUpAsync(share, again);

    /// <summary>Commits a debate's commands by themselves, and ends its turn.</summary>
    internal void Commit(Share share) => _ = CommitAsync(share);

    async Task CatchUpAsync(Share share, IReadOnlyList<PendingCommand> again)
    {
        Activity.Current = share.Span;
        try
        {
            if (again.Count > 0)
                share.Queue.Known = await LatestAsync(share.Debate);
        }
        catch (Exception failure)
        {
            foreach (var command in again)
                command.Fail(failure);
            again = [];
        }
        waiting.Finish(share, again);
    }

    async Task CommitAsync(Share share)
    {
        Activity.Current = share.Span;
        try
        {
            await using var connection = await ledger.OpenSeparateAsync();
            while (!await TryCommitAsync(share, connection))
                ;
        }
        catch (Exception failure)
        {
            await CatchUpAsync(share, CommitFailure.LeftAfter(failure, share, isSent: true, share.Commands.Count == 1));
            return;
        }
        waiting.Finish(share, []);
    }

    /// <summary>Decides on the state as it is and stays until the commit; false when it turned out that a command was made before.</summary>
    async Task<bool> TryCommitAsync(Share share, NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await HoldAsync(connection, share.Debate);
        var before = await LatestAsync(share.Debate);
        share.Queue.IsContested = before.State.Version != share.Queue.Known?.State.Version;
        var decided = new DecidedDebate(share, before);
        using var trace = CommitTrace.Start(meter, [decided]);
        var committed = await ledger.WriteAsync(connection, [decided]);
        await transaction.CommitAsync();
        share.Queue.Known = before;
        if (!committed.Won.Contains(share.Debate))
            return share.Learn(committed) ? false : throw new LedgerBusyException("Others were quicker to open this debate.");
        share.Queue.Known = decided.Warm;
        decided.Tell(reader);
        return true;
    }

    static async Task HoldAsync(NpgsqlConnection connection, Guid debate)
    {
        await using var command = new NpgsqlCommand("select version from ledger.mt_streams where id = $1 for no key update", connection)
        {
            Parameters = { new() { Value = debate } },
        };
        await command.ExecuteNonQueryAsync();
    }

    async Task<WarmDebate> LatestAsync(Guid debate) => await reader.LatestAsync(debate) ?? WarmDebate.None(debate);
}
