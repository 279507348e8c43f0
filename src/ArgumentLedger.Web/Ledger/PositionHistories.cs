using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Ledger;

/// <summary>An event in the history of a position.</summary>
/// <param name="Entry">The event.</param>
/// <param name="IsElsewhere">Whether it bears on something else and reached the position through that.</param>
/// <param name="Shift">How it changed the standing of the position; null when it did not.</param>
public sealed record HistoryItem(Entry Entry, bool IsElsewhere, StandingShift? Shift);

/// <summary>
/// The histories of positions: every event that bears on one, and every event elsewhere that changed its status or label,
/// oldest first.
/// </summary>
public sealed class PositionHistories(DebateReader reader)
{
    /// <summary>The versions that a history has, oldest first.</summary>
    public static IReadOnlyList<long> VersionsOf(Debate debate, string label) =>
    [
        .. debate.Bearing[label]
            .Concat(debate.StandingOf(label)?.Turns().Select(turn => turn.To.Since) ?? [])
            .Distinct().Order(),
    ];

    /// <summary>The part of a history that has these versions of it, with how each changed the standing.</summary>
    public async Task<IReadOnlyList<HistoryItem>> ReadAsync(Guid id, Debate debate, string label, IReadOnlyCollection<long> versions, CancellationToken ct)
    {
        if (versions.Count == 0)
            return [];
        var entries = await reader.EntriesAsync(id, versions, ct);
        var bearing = debate.Bearing[label].ToHashSet();
        var changes = ChangesOf(debate, label, versions);
        var items = new List<HistoryItem>();
        foreach (var entry in entries)
            items.Add(new(entry, !bearing.Contains(entry.Version), changes.Contains(entry.Version) ? await ShiftAsync(id, label, entry, ct) : null));
        return items;
    }

    // A shift also knows by which way the event reached the position; that is found in the fold just after the event.
    async Task<StandingShift?> ShiftAsync(Guid id, string label, Entry entry, CancellationToken ct)
    {
        var before = await reader.AtAsync(id, entry.Version - 1, ct) ?? Debate.None;
        return before.Apply(entry).Changes.FirstOrDefault(shift => shift.Label == label);
    }

    static HashSet<long> ChangesOf(Debate debate, string label, IReadOnlyCollection<long> versions)
    {
        var changes = new HashSet<long>();
        foreach (var cell in debate.StandingOf(label)?.Backwards() ?? [])
        {
            if (cell.Since < versions.Min())
                break;
            changes.Add(cell.Since);
        }
        return changes;
    }
}
