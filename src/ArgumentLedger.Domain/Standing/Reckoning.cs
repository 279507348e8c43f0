using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>
/// One event's effect on the standings: notices which elements' own equations it changed, then reckons anew, labels
/// before strengths, what depends on them and can have changed (standing.md §3).
/// </summary>
sealed partial class Reckoning
{
    readonly Debate before;
    readonly int known;
    readonly Debate after;
    readonly long version;
    readonly Elements.Draft elements;
    readonly Func<int, Element> element;
    readonly Func<Element, int, int> nextByStrength;
    readonly Roster roster;
    readonly List<int> touched = [];
    Region region = null!;

    internal Reckoning(Debate before, Debate after, long version)
    {
        (this.before, this.after, this.version, known) = (before, after, version, before.Standings.Elements.Count);
        elements = new(before.Standings.Elements);
        element = number => elements[number];
        nextByStrength = (one, k) => one.NextByStrength(element, k);
        roster = new(after, elements, before.Standings.Numbers);
    }

    /// <summary>Takes note of what the event did to a contribution, link or concession.</summary>
    internal void Notice(string label)
    {
        if (after.Contributions.TryGetValue(label, out var contribution))
            Notice(contribution.AsOf(before.Version), contribution);
        else if (after.Links.TryGetValue(label, out var link))
            Notice(link.AsOf(before.Version), link);
        else if (after.Concessions.TryGetValue(label, out var concession) && !ReferenceEquals(concession, concession.AsOf(before.Version)))
            touched.AddRange(concession.GivesUp.Select(given => roster.NumberOf(given.Element)));
    }

    void Notice(Contribution? was, Contribution now)
    {
        if (!now.IsArguable)
            return;
        if (was is null)
        {
            touched.Add(roster.Enlist(now));
            if (after.Links.TryGetValue(now.OwnLink, out var link))
                touched.Add(roster.Enlist(link));
            return;
        }
        if (ReferenceEquals(was, now) && before.Stands(was) == after.Stands(now))
            return;
        var number = roster.NumberOf(now.Label);
        touched.Add(number);
        if (was.Revision == now.Revision)
            return;
        // A new wording may make stale, or free of a concession, every link it is joined by, and undercuts of its own.
        touched.AddRange(elements[number].Incoming);
        touched.AddRange(elements[number].Outgoing);
        if (after.Links.ContainsKey(now.OwnLink))
            touched.AddRange(elements[roster.NumberOf(now.OwnLink)].Incoming);
    }

    void Notice(Link? was, Link now)
    {
        if (was is null)
            touched.Add(roster.Enlist(now));
        else if (!ReferenceEquals(was, now))
            touched.Add(roster.NumberOf(now.Id));
    }

    internal Standings Finish()
    {
        if (touched.Count == 0)
            return before.Standings.Unchanged();
        touched.Sort();
        foreach (var number in touched)
            roster.Refresh(number);
        region = new(element, touched, static (one, k) => one.NextInEither(k));
        foreach (var number in touched)
            region.Add(number, Note.Touched | Note.Relabel | Note.Reweigh);
        if (region.HasCircles)
            Settle();
        else
            Sweep();
        return Record();
    }

    Standings Record()
    {
        var counts = (int[])before.Standings.Counts.Clone();
        var cells = before.Standings.Cells;
        var shifted = new List<Element>();
        foreach (var number in Affected())
        {
            var one = elements[number];
            var last = one.History.IsEmpty ? default : one.History[^1];
            var cell = new StandingCell(last, version, one.Label, one.IsLink ? default : StatusOf(one), one.Strength, one.Spread);
            if (!one.History.IsEmpty && last.Says(cell))
                continue;
            one = elements.Edit(number);
            var isNew = one.History.IsEmpty;
            one.History = one.History.Add(cell);
            cells++;
            if (one.IsLink)
                continue;
            counts[(int)cell.Status]++;
            if (isNew)
                continue;
            counts[(int)one.History[^2].Status]--;
            shifted.Add(one);
        }
        var finished = elements.Finish();
        var attribution = new Attribution(finished, region, roster.Numbers);
        return new(
            finished, roster.Numbers, counts, before.Standings.CountsBefore.Add(before.Standings.Counts),
            [.. shifted.Select(one => new StandingShift(one.Name, one.History, attribution))])
        {
            Cells = cells,
        };
    }

    // Elements whose label, status or strength may be another: also contributions whose challenges came or went without moving them.
    List<int> Affected()
    {
        foreach (var number in touched)
            if (elements[number] is { IsLink: true } link)
                Press(link);
            else
                foreach (var outgoing in elements[number].Outgoing)
                    Press(elements[outgoing]);
        return region.Noted(Note.Touched | Note.Turned | Note.Moved | Note.Pressed);
    }

    void Press(Element link)
    {
        if (!elements[link.Target].IsLink)
            region.Add(link.Target, Note.Pressed);
    }

    static Status StatusOf(Element one) => (one.Cap, one.Label) switch
    {
        _ when one.IsWithdrawn => Status.Withdrawn,
        (Level.Out, _) => Status.Conceded,
        (Level.Undecided, _) => Status.PartlyConceded,
        (_, Level.Out) => Status.Refuted,
        (_, Level.Undecided) => Status.Contested,
        _ => one.Inflow.Challenges > 0 ? Status.Defended : Status.Unchallenged,
    };
}
