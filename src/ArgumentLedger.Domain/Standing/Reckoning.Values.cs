namespace ArgumentLedger.Domain;

// Labels and strengths, of what can have changed, each after what it depends on.
sealed partial class Reckoning
{
    bool IsNew(int number) => number >= known;

    // Where nothing depends on itself, each element is reckoned once, after all it depends on.
    void Sweep()
    {
        for (var i = 0; i < region.Count; i++)
        {
            var number = region[i];
            if (region.Has(number, Note.Relabel))
                Label(number, LabelOf(elements[number]));
            if (region.Has(number, Note.Reweigh))
                Weigh(number, StrengthOf(elements[number]), null);
        }
    }

    void Settle()
    {
        Relabel();
        Reweigh();
    }

    void Relabel()
    {
        foreach (var component in new Region(element, touched, static (one, k) => one.NextByLabel(k)).Components)
        {
            if (!IsNoted(component, Note.Relabel))
                continue;
            if (component is [var only])
                Label(only, LabelOf(elements[only]));
            else
                Relabel(component);
        }
    }

    bool IsNoted(ArraySegment<int> component, Note note)
    {
        foreach (var number in component)
            if (region.Has(number, note))
                return true;
        return false;
    }

    Level LabelOf(Element one) => one.Equation(one.IsLink ? elements[one.Source] : null);

    void Relabel(ArraySegment<int> component)
    {
        var labelling = new Labelling(element, component);
        for (var i = 0; i < component.Count; i++)
            Label(component[i], labelling.Label(i));
    }

    void Label(int number, Level label)
    {
        if (elements[number].Label == label && !IsNew(number))
            return;
        region.Add(number, Note.Turned);
        var one = elements.Edit(number);
        if (one.IsAttack && one.Label != label)
        {
            var target = elements.Edit(one.Target);
            target.Inflow = target.Inflow.Attacked(one.Label, -1).Attacked(label, 1);
        }
        one.Label = label;
        NoteNext(number, Note.Relabel, static (one, k) => one.NextByLabel(k));
    }

    void Reweigh()
    {
        foreach (var component in new Region(element, touched, nextByStrength).Components)
        {
            if (!IsNoted(component, Note.Reweigh))
                continue;
            if (component is [var only] && !FeedsItself(elements[only]))
                Weigh(only, StrengthOf(elements[only]), null);
            else
                Settle(component);
        }
    }

    void Settle(ArraySegment<int> component)
    {
        var (strengths, spreads) = new Dynamics(element, component).Settle();
        for (var i = 0; i < component.Count; i++)
            Weigh(component[i], strengths[i], spreads?[i]);
    }

    void Weigh(int number, double strength, Spread? spread)
    {
        var one = elements[number];
        var moved = !one.Strength.Equals(strength);
        if (!moved && one.Spread == spread)
            return;
        region.Add(number, Note.Moved);
        one = elements.Edit(number);
        var was = one.Strength;
        (one.Strength, one.Spread) = (strength, spread);
        if (!moved)
            return;
        PassOn(one, was);
        NoteNext(number, Note.Reweigh, nextByStrength);
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

    bool FeedsItself(Element one)
    {
        foreach (var link in one.Outgoing)
            if (elements[link].Target == one.Number)
                return true;
        return false;
    }

    void NoteNext(int number, Note note, Func<Element, int, int> next)
    {
        var one = elements[number];
        for (int k = 0, to; (to = next(one, k)) >= 0; k++)
            region.Add(to, note);
    }
}
