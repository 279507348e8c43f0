using Marten;

namespace ArgumentLedger.Web.Projections;

/// <summary>The motions of debates by id.</summary>
public sealed class DebateNames(IQuerySession session)
{
    /// <summary>Those of some debates that are there.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> debates, CancellationToken ct) =>
        (await session.LoadManyAsync<DebateCard>(ct, [.. debates])).ToDictionary(card => card.Id, card => card.Motion);

    /// <summary>Those of some debates that somebody may read.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ReadableAsync(IEnumerable<Guid> debates, Guid reader, CancellationToken ct) =>
        (await session.LoadManyAsync<DebateCard>(ct, [.. debates.Distinct()]))
            .Where(card => card.Visibility != "private" || card.Participants.Contains(reader.ToString())).ToDictionary(card => card.Id, card => card.Motion);
}
