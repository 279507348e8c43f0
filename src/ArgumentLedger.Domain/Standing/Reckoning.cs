using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>
/// One event's effect on the standings: notices which elements' own equations it changed, then reckons anew, labels
/// before strengths, what depends on them and can have changed (standing.md §3).
/// </summary>
sealed class Reckoning
{
    readonly Debate before;
    readonly Debate after;
    readonly long version;
    readonly Elements.Draft elements;
    readonly Func<int, Element> element;
    readonly Roster roster;
    readonly SortedSet<int> touched = [];
    readonly HashSet<int> turned = [];
    readonly HashSet<int> stronger = [];

    internal Reckoning(Debate before, Debate after, long version)
    {
        (this.before, this.after, this.version) = (before, after, version);
        elements = new(before.Standings.Elements);
        element = number => elements[number];
        roster = new(after, elements, before.Standings.Numbers);
    }

    /// <summary>Takes note of what the event did to a contribution, link or concession.</summary>
    internal void Notice(string label)
    {
        if (after.Contributions.TryGetValue(label, out var contribution))
            Notice(before.Contributions.GetValueOrDefault(label), contribution);
        else if (after.Links.TryGetValue(label, out var link))
            Notice(before.Links.GetValueOrDefault(label), link);
        else if (after.Concessions.TryGetValue(label, out var concession) && !ReferenceEquals(concession, before.Concessions.GetValueOrDefault(label)))
            touched.UnionWith(concession.GivesUp.Select(given => roster.NumberOf(given.Element)));
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
        touched.UnionWith(elements[number].Incoming);
        touched.UnionWith(elements[number].Outgoing);
        if (after.Links.ContainsKey(now.OwnLink))
            touched.UnionWith(elements[roster.NumberOf(now.OwnLink)].Incoming);
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
        foreach (var number in touched)
            roster.Refresh(number);
        Relabel();
        Reweigh();
        return Record();
    }

    bool IsNew(int number) => number >= before.Standings.Elements.Count;

    void Relabel()
    {
        var dirty = new HashSet<int>(touched);
        foreach (var component in new Region(elements, touched, static (one, k) => one.NextByLabel(k)).Components)
        {
            if (!component.Any(dirty.Contains))
                continue;
            if (component is [var only])
                Label(only, LabelOf(elements[only]), dirty);
            else
                Relabel(component, dirty);
        }
    }

    Level LabelOf(Element one) => one.Equation(one.IsLink ? elements[one.Source] : null);

    void Relabel(ArraySegment<int> component, HashSet<int> dirty)
    {
        var labelling = new Labelling(element, component);
        for (var i = 0; i < component.Count; i++)
            Label(component[i], labelling.Label(i), dirty);
    }

    void Label(int number, Level label, HashSet<int> dirty)
    {
        if (elements[number].Label == label && !IsNew(number))
            return;
        turned.Add(number);
        var one = elements.Edit(number);
        if (one.IsAttack && one.Label != label)
        {
            var target = elements.Edit(one.Target);
            target.Inflow = target.Inflow.Attacked(one.Label, -1).Attacked(label, 1);
        }
        one.Label = label;
        MarkNext(number, dirty, static (one, k) => one.NextByLabel(k));
    }

    void Reweigh()
    {
        var dirty = new HashSet<int>(touched);
        foreach (var component in new Region(elements, touched, NextByStrength).Components)
        {
            if (!component.Any(dirty.Contains))
                continue;
            if (component is [var only] && !FeedsItself(elements[only]))
                Weigh(only, StrengthOf(elements[only]), null, dirty);
            else
                Settle(component, dirty);
        }
    }

    void Settle(ArraySegment<int> component, HashSet<int> dirty)
    {
        var (strengths, spreads) = new Dynamics(element, component).Settle();
        for (var i = 0; i < component.Count; i++)
            Weigh(component[i], strengths[i], spreads?[i], dirty);
    }

    void Weigh(int number, double strength, Spread? spread, HashSet<int> dirty)
    {
        var one = elements[number];
        var moved = !one.Strength.Equals(strength);
        if (!moved && one.Spread == spread)
            return;
        stronger.Add(number);
        one = elements.Edit(number);
        var was = one.Strength;
        (one.Strength, one.Spread) = (strength, spread);
        if (!moved)
            return;
        PassOn(one, was);
        MarkNext(number, dirty, NextByStrength);
    }

    void PassOn(Element one, double was)
    {
        if (one.IsLink)
            Push(one, elements[one.Source].Strength, was, elements[one.Source].Strength, one.Strength);
        else
            foreach (var number in one.Outgoing)
                if (elements[number] is var link)
                    Push(link, was, link.Strength, one.Strength, link.Strength);
    }

    void Push(Element link, double sourceWas, double linkWas, double source, double strength)
    {
        var by = QuadraticEnergy.Push(source, strength) - QuadraticEnergy.Push(sourceWas, linkWas);
        if (by == 0)
            return;
        var target = elements.Edit(link.Target);
        target.Inflow = target.Inflow.Pushed(link, by);
    }

    static double StrengthOf(Element one) =>
        one.Cap.Weight() * QuadraticEnergy.Strength(one.Base, QuadraticEnergy.Of(one.Inflow.Pushes));

    bool FeedsItself(Element one) => one.Outgoing.Exists(link => elements[link].Target == one.Number);

    // A contribution's strength goes into the targets of its links, a link's into its target.
    int NextByStrength(Element one, int k)
    {
        if (one.IsLink)
            return k == 0 ? one.Target : -1;
        return k < one.Outgoing.Count ? elements[one.Outgoing[k]].Target : -1;
    }

    void MarkNext(int number, HashSet<int> dirty, Func<Element, int, int> next)
    {
        var one = elements[number];
        for (int k = 0, to; (to = next(one, k)) >= 0; k++)
            dirty.Add(to);
    }

    Standings Record()
    {
        var counts = (int[])before.Standings.Counts.Clone();
        var cells = before.Standings.Cells;
        var shifts = new List<(string Label, Standing From, Standing To)>();
        foreach (var number in Affected())
        {
            var one = elements[number];
            var cell = new StandingCell(version, one.Label, one.IsLink ? default : StatusOf(one), one.Strength, one.Spread);
            if (!one.History.IsEmpty && one.History[^1].Says(cell))
                continue;
            var from = one.Standing;
            one = elements.Edit(number);
            one.History = one.History.Add(cell);
            cells++;
            if (one.Standing is not { } standing)
                continue;
            counts[(int)standing.Status]++;
            if (from is null)
                continue;
            counts[(int)from.Status]--;
            shifts.Add((one.Name, from, standing));
        }
        var finished = elements.Finish();
        var attribution = new Attribution(finished, touched, turned, roster.Numbers);
        return new(
            finished, roster.Numbers, counts, before.Standings.CountsBefore.Add(before.Standings.Counts),
            [.. shifts.Select(shift => new StandingShift(shift.Label, shift.From, shift.To, attribution))])
        {
            Cells = cells,
        };
    }

    // Elements whose label, status or strength may be another: also contributions whose challenges came or went without moving them.
    SortedSet<int> Affected()
    {
        var affected = new SortedSet<int>(touched.Concat(turned).Concat(stronger));
        foreach (var number in touched)
        {
            var one = elements[number];
            foreach (var link in one.IsLink ? Series.Of([number]) : one.Outgoing)
                if (elements[elements[link].Target] is { IsLink: false } target)
                    affected.Add(target.Number);
        }
        return affected;
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
