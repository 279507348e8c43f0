using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace ArgumentLedger.Web.Projections;

/// <summary>
/// Makes <see cref="DebateCard"/>, <see cref="Position"/> and <see cref="SourceRow"/> from the events: when they are rebuilt, and in the commit of
/// whoever appends events through Marten. The ledger's own commits write the same rows out of the states they decided.
/// They come out equal, since both fold with <see cref="Debate.Apply"/> and ask each entry what it alters.
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
        var altered = new HashSet<string>(StringComparer.Ordinal);
        var after = before;
        foreach (var entry in entries)
        {
            var next = after.Apply(entry);
            altered.UnionWith(entry.Alters(after, next));
            after = next;
        }
        operations.Store(Rows.CardOf(id, after));
        operations.Store(Rows.SourcesOf(id, entries, after).ToArray());
        operations.Store(altered.Select(label => Rows.PositionOf(id, after, label)).ToArray());
    }
}
