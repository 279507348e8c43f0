using ArgumentLedger.Domain;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using Npgsql;
using ExistingStreamIdCollisionException = JasperFx.Events.ExistingStreamIdCollisionException;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// Decides commands that wait on one debate and commits what they become in one transaction. Each is accepted or
/// refused alone; nobody is answered before the commit. Another process may write the same debate: the append names
/// the version it follows, and whoever loses catches up and decides again.
/// </summary>
sealed class CommandBatch(Guid debate, IDocumentStore store, DebateReader reader, WarmDebates warm)
{
    const int MostAttempts = 12;

    /// <summary>Answers every command, or throws when none of them could be committed.</summary>
    internal async Task CommitAsync(IReadOnlyList<PendingCommand> commands)
    {
        var known = warm.Find(debate);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await TryCommitAsync(commands, known))
                    return;
                known = null;
            }
            catch (Exception race) when (IsRace(race))
            {
                if (attempt >= MostAttempts)
                    throw new LedgerBusyException("Other writers were quicker each time.", race);
                known = null;
                await Task.Delay(Random.Shared.Next(1, 4 * attempt));
            }
        }
    }

    /// <summary>Decides and commits on a state that may be behind; false when it was and nothing would have told.</summary>
    async Task<bool> TryCommitAsync(IReadOnlyList<PendingCommand> commands, WarmDebate? known)
    {
        await using var session = store.LightweightSession();
        var isSure = known is null;
        var before = known ?? await reader.WarmAsync(session, debate, CancellationToken.None) ?? WarmDebate.None(debate);
        var decided = new DecidedBatch(debate, before.State, await RememberedAsync(session, commands));
        foreach (var command in commands)
            decided.Decide(command);

        if (decided.Entries.Count == 0 && !isSure && !await IsHeadAsync(session, before.State))
            return false;
        if (decided.HasChanges)
        {
            var head = Append(session, before, decided.Entries);
            session.Insert(decided.Sent.ToArray());
            await session.SaveChangesAsync();
            reader.Keep(debate, new(decided.After, head));
        }
        await decided.AnswerAsync(reader);
        return true;
    }

    /// <summary>Appends chained entries and returns the hash that the ledger comes to.</summary>
    string Append(IDocumentSession session, WarmDebate before, IReadOnlyList<Entry> entries)
    {
        if (entries.Count == 0)
            return before.Head;
        var head = before.Head;
        var events = new object[entries.Count];
        for (var i = 0; i < entries.Count; i++)
        {
            var stored = StoredEntry.Wrap(session.Events, entries[i], head);
            head = StoredEntry.HashOf(stored);
            events[i] = stored;
        }
        if (before.State.Version == 0)
            session.Events.StartStream(debate, events);
        else
            session.Events.Append(debate, entries[^1].Version, events);
        return head;
    }

    async Task<bool> IsHeadAsync(IQuerySession session, Debate known) =>
        (await session.Events.FetchStreamStateAsync(debate))?.Version == known.Version;

    static async Task<IReadOnlyList<SentCommand>> RememberedAsync(IQuerySession session, IReadOnlyList<PendingCommand> commands)
    {
        var ids = commands.Select(pending => pending.Command.Key).OfType<IdempotencyKey>().Select(SentCommand.IdOf).ToArray();
        return ids.Length == 0 ? [] : await session.LoadManyAsync<SentCommand>(ids);
    }

    // A lost append, a debate opened twice at once, or a key remembered by another process a moment before.
    static bool IsRace(Exception failure) => failure
        is EventStreamUnexpectedMaxEventIdException
        or ExistingStreamIdCollisionException
        or DocumentAlreadyExistsException
        or MartenCommandException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };
}
