using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using Marten;

namespace ArgumentLedger.Web.Ledger;

/// <summary>What moderators did in a debate, from its ledger, for everybody who may read it.</summary>
public sealed class ModerationLog(IDocumentStore store)
{
    static readonly string[] Kinds =
    [
        .. Vocabulary.Events.Where(pair => IsModeration(pair.Value)).Select(pair => pair.Key),
    ];

    /// <summary>The latest acts before a version, latest first.</summary>
    /// <param name="debate">The debate's id.</param>
    /// <param name="before">Only acts before this version.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<Entry>> LatestAsync(Guid debate, long before, int most, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var events = await session.Events.QueryAllRawEvents()
            .Where(stored => stored.StreamId == debate && stored.Version < before && Kinds.Contains(stored.EventTypeName))
            .OrderByDescending(stored => stored.Version).Take(most).ToListAsync(ct);
        return [.. events.Select(StoredEntry.Unwrap)];
    }

    static bool IsModeration(Type kind) =>
        kind == typeof(ContributionHidden) || kind == typeof(ContributionRestored) || kind == typeof(DebateClosed) || kind == typeof(DebateReopened)
        || kind == typeof(MotionReworded) || kind == typeof(ParticipantAdmitted) || kind == typeof(ParticipantRemoved);
}
