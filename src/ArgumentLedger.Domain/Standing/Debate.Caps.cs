namespace ArgumentLedger.Domain;

// What acts set on elements: the caps and base scores from which standing is reckoned.
public sealed partial record Debate
{
    internal Level CapOf(Contribution contribution) =>
        Stands(contribution) ? CapByConcession(GivingUp(contribution)) : Level.Out;

    internal Level CapOf(Link link)
    {
        if (link.Withdrawn is not null)
            return Level.Out;
        return CapByConcession(GivingUp(link)).And(IsStale(link) ? Level.Undecided : Level.In);
    }

    /// <summary>The mean of the credences in the current wording; ½ when there are none.</summary>
    internal static double ScoreOf(Contribution contribution)
    {
        var (sum, count) = (0.0, 0);
        foreach (var credence in contribution.Credences)
        {
            if (credence.Revision != contribution.Revision)
                continue;
            sum += credence.Probability;
            count++;
        }
        return count == 0 ? 0.5 : sum / count;
    }

    /// <summary>The concessions that give a contribution up as it is worded now, in the order they were made.</summary>
    internal IEnumerable<Concession> GivingUp(Contribution contribution) =>
        GivingUp(new GivenUp(contribution.Label, contribution.Revision, 0));

    /// <summary>The concessions that give a link up for the wordings it now joins, in the order they were made.</summary>
    public IEnumerable<Concession> GivingUp(Link link) =>
        GivingUp(new GivenUp(link.Id, link.ToRevision, FromRevisionOf(link)));

    IEnumerable<Concession> GivingUp(GivenUp given) => GivenUpBy.At(given.Element) is { IsEmpty: false } made
        ? made.Select(label => Concessions[label]).Where(made => made.Withdrawn is null && made.GivesUp.Contains(given))
        : [];

    static Level CapByConcession(IEnumerable<Concession> concessions)
    {
        var cap = Level.In;
        foreach (var made in concessions)
            cap = cap.And(made.Extent == Extent.Full ? Level.Out : Level.Undecided);
        return cap;
    }
}
