using ArgumentLedger.Web.Ledger;
using Npgsql;

namespace ArgumentLedger.Web.Notifying;

/// <summary>Somebody to whom it matters what was logged: it writes what that brings, after the commit and off its way.</summary>
interface IFollowsMoves
{
    /// <summary>Makes the tables it writes to, where they are not there.</summary>
    Task EnsureAsync(CancellationToken ct);

    /// <summary>Whether anything is to be followed at all; asked once for many events.</summary>
    Task<bool> IsFollowingAsync(NpgsqlConnection connection, CancellationToken ct) => Task.FromResult(true);

    /// <summary>
    /// Writes what events of a debate bring, within the transaction that notes how far that has come. What it throws for
    /// a ledger that is damaged has the events passed over.
    /// </summary>
    Task FollowAsync(NpgsqlConnection connection, NewEvents events, CancellationToken ct);

    /// <summary>Called when what was written has been committed.</summary>
    void Committed()
    {
    }
}

/// <summary>Events of a debate that were logged and are to be followed.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="From">The last version that was followed before; 0 when none was.</param>
/// <param name="To">The last version to follow, at least one more.</param>
/// <param name="Steps">All of them, each with the debate after it, where they were made here a moment ago; otherwise they are to be read.</param>
sealed record NewEvents(Guid Debate, long From, long To, IReadOnlyList<DebateStep>? Steps = null);
