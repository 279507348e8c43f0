using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Web.Ledger;

/// <summary>A turning point with what brought it about.</summary>
/// <param name="Point">What it changed.</param>
/// <param name="Entry">The event.</param>
/// <param name="Shift">How the event reached the contribution.</param>
/// <param name="Label">The label whose words turned it; null when no words did.</param>
/// <param name="Words">Those words as they stood then; null when there are none. Not to be shown while the label is hidden.</param>
public sealed record Turn(TurningPoint Point, Entry Entry, StandingShift Shift, string? Label, Words? Words);

/// <summary>Finds out what brought turning points about, by folding the debate again up to each.</summary>
public sealed class Turns(DebateReader reader)
{
    /// <summary>The turns at these points of a debate, in order of version.</summary>
    public async Task<IReadOnlyList<Turn>> OfAsync(Guid id, Debate debate, IReadOnlyCollection<TurningPoint> points, CancellationToken ct)
    {
        var versions = points.Select(point => point.Version).Distinct().Order().ToList();
        var entries = (await reader.EntriesAsync(id, versions, ct)).ToDictionary(entry => entry.Version);
        var states = (await reader.StatesAsync(id, debate, versions, ct)).ToDictionary(state => state.Version);
        return
        [
            .. from point in points
               orderby point.Version
               let state = states[point.Version]
               let entry = entries[point.Version]
               let said = SaidIn(entry.Event, state)
               select new Turn(point, entry, state.Changes.First(shift => shift.Label == point.Claim), said.Label, said.Words),
        ];
    }

    // An act on a link brings the words of the contribution that it comes from to bear.
    static (string? Label, Words? Words) SaidIn(DebateEvent fact, Debate then) => fact switch
    {
        ClaimMade made => (made.Label, made.Text),
        RebuttalMade made => (made.Label, made.Text),
        Quoted made => (made.Label, made.Exact),
        ConcessionMade { Text: { } text } made => (made.Label, text),
        ContributionAmended amended => (amended.Target, amended.Text),
        ContributionWithdrawn withdrawn => (withdrawn.Target, withdrawn.Reason),
        ContributionsLinked linked => (linked.From, then.Contributions[linked.From].Text),
        LinkConfirmed confirmed => (then.Links[confirmed.Link].From, then.Contributions[then.Links[confirmed.Link].From].Text),
        ContributionHidden hidden => (null, hidden.Reason),
        ContributionRestored restored => (null, restored.Reason),
        _ => (null, null),
    };
}
