using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Ledger.Commits;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// The only way into the ledger. Commands that wait, on whatever debates, are decided each alone on warm state, in order
/// on each debate, and share commits. When the site stops, those that wait are still answered.
/// </summary>
public sealed class DebateWriters(LedgerCommit ledger, DebateReader reader, WarmDebates warm, MostWaiting most) : IHostedService
{
    readonly SharedCommits commits = new(ledger, reader, warm, most);

    /// <summary>Takes a command and answers once it is committed, or refused.</summary>
    /// <exception cref="LedgerBusyException">Too many commands wait, others won too many races for its debate, or the site is stopping.</exception>
    public async Task<MoveAnswer> SubmitAsync(MakeMove command, CancellationToken ct)
    {
        if (QuotesAhead.AreIn(command.Moves))
            QuotesAhead.Find(await reader.HeadAsync(command.Debate, ct) ?? Debate.None, command.Moves);
        var pending = new PendingCommand(command);
        commits.Add(pending);
        return await pending.Answer.WaitAsync(ct);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => commits.DrainAsync().WaitAsync(cancellationToken);
}
