using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Ledger.Commits;
using ArgumentLedger.Web.Tracing;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// The only way into the ledger. Commands that wait, on whatever debates, are decided each alone on warm state, in order
/// on each debate, and share commits. When the site stops, those that wait are still answered.
/// </summary>
public sealed class DebateWriters : IHostedService
{
    readonly DebateReader reader;
    readonly LedgerMeter meter;
    readonly SharedCommits commits;

    /// <summary>Sets up the way in.</summary>
    public DebateWriters(LedgerCommit ledger, DebateReader reader, WarmDebates warm, MostWaiting most, LedgerMeter meter)
    {
        (this.reader, this.meter) = (reader, meter);
        commits = new(ledger, reader, warm, most, meter);
        meter.Observe(() => commits.Waiting, warm);
    }

    /// <summary>Takes a command and answers once it is committed, or refused.</summary>
    /// <exception cref="LedgerBusyException">Too many commands wait, others won too many races for its debate, or the site is stopping.</exception>
    public async Task<MoveAnswer> SubmitAsync(MakeMove command, CancellationToken ct)
    {
        using var trace = MoveTrace.Start(command);
        if (QuotesAhead.AreIn(command.Moves))
            QuotesAhead.Find(await reader.HeadAsync(command.Debate, ct) ?? Debate.None, command.Moves);
        var pending = new PendingCommand(command) { Trace = trace };
        commits.Add(pending);
        var answer = await pending.Answer.WaitAsync(ct);
        trace?.Answered(answer);
        meter.Answered(answer);
        return answer;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => commits.DrainAsync().WaitAsync(cancellationToken);
}
