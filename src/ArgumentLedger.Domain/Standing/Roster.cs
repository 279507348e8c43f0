using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>Carries what a debate says of contributions and links over into the elements of its standings.</summary>
sealed class Roster(Debate debate, Elements.Draft elements, LabelMap<Numbered> numbers)
{
    internal LabelMap<Numbered> Numbers { get; private set; } = numbers;

    internal int NumberOf(string name) => Numbers[name].Number;

    internal int Enlist(Contribution contribution) => Add(new(elements.Count, contribution.Label, false) { Made = contribution.Version });

    internal int Enlist(Link link)
    {
        var (source, target) = (NumberOf(link.From), NumberOf(link.To));
        var number = Add(new(elements.Count, link.Id, true)
        {
            Made = link.Version,
            IsAttack = link.Kind != LinkKind.Support,
            Source = source,
            Target = target,
            Base = 1,
        });
        var from = elements.Edit(source);
        from.Outgoing = from.Outgoing.Add(number);
        var to = elements.Edit(target);
        to.Incoming = to.Incoming.Add(number);
        if (link.Kind != LinkKind.Support)
            to.Inflow = to.Inflow.Attacked(Level.Undecided, 1);
        to.Inflow = to.Inflow.Counted(elements[number], from.IsWithdrawn ? 0 : 1);
        return number;
    }

    /// <summary>Takes over cap, base score and withdrawal as they are now.</summary>
    internal void Refresh(int number)
    {
        var one = elements.Edit(number);
        var wasWithdrawn = one.IsWithdrawn;
        one.TakeOver(debate);
        if (one.IsWithdrawn == wasWithdrawn)
            return;
        foreach (var link in one.IsLink ? Series.Of([number]) : one.Outgoing)
            Count(elements[link], one, one.IsWithdrawn ? -1 : 1);
    }

    // A challenge or support comes or goes with its link or what that comes from, unless the other of them was taken back.
    void Count(Element link, Element moved, int by)
    {
        var other = moved.IsLink ? elements[link.Source] : link;
        if (other.IsWithdrawn)
            return;
        var target = elements.Edit(link.Target);
        target.Inflow = target.Inflow.Counted(link, by);
    }

    int Add(Element element)
    {
        Numbers = Numbers.SetItem(element.Name, Numbered.Of(element.Number));
        return elements.Add(element).Number;
    }
}
