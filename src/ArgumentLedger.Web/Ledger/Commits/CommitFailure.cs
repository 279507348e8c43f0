using ArgumentLedger.Web.Hosting;
using Npgsql;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>What is done with the commands of a commit that failed.</summary>
static class CommitFailure
{
    const int MostAttempts = 12;
    const int MostAttemptsWhileAway = 2;

    /// <summary>Tells the senders of those commands for which it ends here, and gives the others, which are to be tried again.</summary>
    /// <param name="failure">Why the commit failed.</param>
    /// <param name="share">A debate's part of it.</param>
    /// <param name="isSent">Whether the database may have been told to commit.</param>
    /// <param name="isOnlyOne">Whether it was the only command of the commit.</param>
    internal static IReadOnlyList<PendingCommand> LeftAfter(Exception failure, Share share, bool isSent, bool isOnlyOne)
    {
        var again = new List<PendingCommand>();
        foreach (var command in share.Commands.Where(command => !command.Answer.IsCompleted))
        {
            command.Attempts++;
            if (MayTryAgain(failure, command, isSent, isOnlyOne))
                again.Add(command);
            else
                command.Fail(IsRace(failure) ? new LedgerBusyException("Other writers were quicker each time.", failure) : failure);
        }
        return again;
    }

    static bool MayTryAgain(Exception failure, PendingCommand command, bool isSent, bool isOnlyOne)
    {
        if (IsRace(failure))
            return command.Attempts < MostAttempts;
        if (Failures.IsDatabaseAway(failure))
            // What may have been committed is made again only where that counts once.
            return command.Attempts < MostAttemptsWhileAway && (!isSent || command.Id is not null);
        command.IsSuspect = true;
        return !isOnlyOne;
    }

    // Nothing was committed: the same key was used, or the same rows were written, by somebody else at the same moment.
    static bool IsRace(Exception failure) => failure is LedgerBusyException or PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };
}
