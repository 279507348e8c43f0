using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>Carries what a debate says of contributions and links over into the elements of its standings.</summary>
sealed class Roster(Debate debate, Elements.Draft elements, ImmutableDictionary<string, int> numbers)
{
    internal ImmutableDictionary<string, int> Numbers { get; private set; } = numbers;

    internal int NumberOf(string name) => Numbers[name];

    internal int Enlist(Contribution contribution) => Add(new(elements.Count, contribution.Label, false));

    internal int Enlist(Link link)
    {
        var (source, target) = (NumberOf(link.From), NumberOf(link.To));
        var number = Add(new(elements.Count, link.Id, true)
        {
            IsAttack = link.Kind != LinkKind.Support,
            Source = source,
            Target = target,
            Base = 1,
        });
        var from = elements.Edit(source);
        from.Outgoing = [.. from.Outgoing, number];
        var to = elements.Edit(target);
        to.Incoming = [.. to.Incoming, number];
        return number;
    }

    /// <summary>Takes over cap, base score and withdrawal as they are now.</summary>
    internal void Refresh(int number)
    {
        var one = elements.Edit(number);
        if (one.IsLink)
        {
            var link = debate.Links[one.Name];
            (one.Cap, one.IsWithdrawn) = (debate.CapOf(link), link.Withdrawn is not null);
            return;
        }
        var contribution = debate.Contributions[one.Name];
        (one.Cap, one.IsWithdrawn, one.Base) = (debate.CapOf(contribution), !debate.Stands(contribution), Debate.ScoreOf(contribution));
    }

    int Add(Element element)
    {
        Numbers = Numbers.Add(element.Name, element.Number);
        return elements.Add(element).Number;
    }
}
