using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace ArgumentLedger.Web.Projections;

/// <summary>
/// Keeps <see cref="DebateCard"/> and <see cref="Position"/> in the same commit as the events, and only the rows that
/// changed. Rebuilt from the events, they come out equal, since both ways fold with <see cref="Debate.Apply"/>.
/// </summary>
public sealed class RowsProjection(WarmDebates warm) : IProjection
{
    /// <summary>Its name in Marten's own tables.</summary>
    public const string Name = "rows";

    /// <inheritdoc/>
    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        // Where an append lost its race, Marten leaves a tombstone in the sequence; a rebuild comes across it.
        foreach (var stream in events.Where(stored => stored.Data is DebateEvent).GroupBy(stored => stored.StreamId))
        {
            var entries = stream.OrderBy(stored => stored.Version).Select(StoredEntry.Unwrap).ToList();
            var before = await BeforeAsync(operations, stream.Key, entries[0].Version - 1, cancellation);
            Store(operations, stream.Key, before, entries);
        }
    }

    async Task<Debate> BeforeAsync(IDocumentOperations operations, Guid id, long version, CancellationToken ct)
    {
        if (version == 0)
            return Debate.None;
        var known = warm.Find(id);
        return known?.State.Version >= version
            ? known.State.At(version)
            : (await DebateReader.FoldAsync(operations, id, version, known, ct))?.State
                ?? throw new InvalidDataException($"Debate {id} lacks version {version}.");
    }

    static void Store(IDocumentOperations operations, Guid id, Debate before, List<Entry> entries)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var after = before;
        foreach (var entry in entries)
        {
            changed.UnionWith(entry.Touches(after));
            var next = after.Apply(entry);
            changed.UnionWith(Renamed(after, next));
            changed.UnionWith(next.Changes.Select(shift => shift.Label));
            after = next;
        }
        operations.Store(Rows.CardOf(id, after));
        operations.Store(changed.Where(after.Contributions.ContainsKey).Select(label => Rows.PositionOf(id, after, label)).ToArray());
    }

    // A cast member who turns out to be a contributor changes whose words, and whose commitments, all theirs are.
    static IEnumerable<string> Renamed(Debate before, Debate after)
    {
        if (ReferenceEquals(before.Cast, after.Cast))
            return [];
        var identified = after.Cast.Values
            .Where(member => member.Contributor is not null && before.Cast.GetValueOrDefault(member.Label)?.Contributor is null)
            .Select(member => member.Label)
            .ToHashSet();
        if (identified.Count == 0)
            return [];
        var said = after.Contributions.Values.Where(it => identified.Contains(it.Speaker)).Select(it => it.Label).ToList();
        var written = after.Sources.Values.Where(source => identified.Contains(source.Speaker)).Select(source => source.Label);
        return said
            .Concat(said.Concat(written).SelectMany(label => after.QuotesOf.GetValueOrDefault(label, [])))
            .Concat(after.Concessions.Values.Where(made => identified.Contains(made.Speaker)).Select(made => made.What));
    }
}
