using System.Collections.Concurrent;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using Marten;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// The only way into the ledger. One writer per debate takes the commands that wait, decides them in order on warm
/// state and commits them together; writers come into being when needed and go when idle.
/// </summary>
public sealed class DebateWriters(IDocumentStore store, DebateReader reader, WarmDebates warm)
{
    readonly ConcurrentDictionary<Guid, DebateWriter> writers = new();

    /// <summary>Hands a command to its debate's writer and answers once it is committed, or refused.</summary>
    /// <exception cref="LedgerBusyException">Too many commands wait on this debate, or it lost too many races.</exception>
    public async Task<MoveAnswer> SubmitAsync(MakeMove command, CancellationToken ct)
    {
        if (QuotesAhead.AreIn(command.Moves))
            QuotesAhead.Find(await reader.HeadAsync(command.Debate, ct) ?? Debate.None, command.Moves);
        var pending = new PendingCommand(command);
        while (!WriterOf(command.Debate).TryEnqueue(pending))
            await Task.Yield();
        return await pending.Answer.WaitAsync(ct);
    }

    DebateWriter WriterOf(Guid debate) =>
        writers.GetOrAdd(debate, id => new DebateWriter(id, new CommandBatch(id, store, reader, warm), Retire));

    void Retire(DebateWriter writer) => writers.TryRemove(new(writer.Debate, writer));
}
