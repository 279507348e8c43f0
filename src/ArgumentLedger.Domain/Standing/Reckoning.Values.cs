namespace ArgumentLedger.Domain;

// Labels and strengths, of what can have changed, each after what it depends on.
sealed partial class Reckoning
{
    bool IsNew(int number) => number >= before.Standings.Elements.Count;

    // Where nothing depends on itself, each element is reckoned once, after all it depends on.
    void Sweep(Region region)
    {
        var (labels, strengths) = (new HashSet<int>(region.Count), new HashSet<int>(region.Count));
        labels.UnionWith(touched);
        strengths.UnionWith(touched);
        turned.EnsureCapacity(region.Count);
        stronger.EnsureCapacity(region.Count);
        foreach (var number in region.Numbers)
        {
            if (labels.Contains(number))
                Label(number, LabelOf(elements[number]), labels);
            if (strengths.Contains(number))
                Weigh(number, StrengthOf(elements[number]), null, strengths);
        }
    }

    void Settle()
    {
        Relabel();
        Reweigh();
    }

    void Relabel()
    {
        var dirty = new HashSet<int>(touched);
        foreach (var component in new Region(element, touched, static (one, k) => one.NextByLabel(k)).Components)
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
        foreach (var component in new Region(element, touched, nextByStrength).Components)
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
        MarkNext(number, dirty, nextByStrength);
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

    void MarkNext(int number, HashSet<int> dirty, Func<Element, int, int> next)
    {
        var one = elements[number];
        for (int k = 0, to; (to = next(one, k)) >= 0; k++)
            dirty.Add(to);
    }
}
