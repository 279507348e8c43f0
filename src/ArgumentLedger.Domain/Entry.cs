namespace ArgumentLedger.Domain;

/// <summary>One line of a debate's ledger: an event with its place, its times and its people.</summary>
/// <param name="Version">1-based number of the event in its debate.</param>
/// <param name="At">When the ledger recorded it, UTC, whole microseconds; never before the previous entry's.</param>
/// <param name="By">Id of the contributor who logged it.</param>
/// <param name="Speaker">Label of the cast member whose words these are; null when they are the contributor's own.</param>
/// <param name="SaidAt">When the words were uttered, if the contributor said so; UTC, whole microseconds.</param>
/// <param name="Event">What happened.</param>
public sealed record Entry(
    long Version,
    DateTimeOffset At,
    string By,
    string? Speaker,
    DateTimeOffset? SaidAt,
    DebateEvent Event)
{
    /// <summary>Whose words these are: a cast label, or the contributor's id.</summary>
    public string Voice => Speaker ?? By;

    /// <summary>Whether it carries words that the contributor who logged it said themselves, then and there.</summary>
    public bool IsOwnWords => Speaker is null && Event.IsSpeech();

    /// <summary>
    /// Labels whose facts (words, replies, links, concessions, credences, what a quote is taken from) this entry may change, seen from the debate
    /// just before it: contributions, and whatever it creates.
    /// </summary>
    public IReadOnlyCollection<string> Touches(Debate before) => Touches(before, Event.BearsOn(before));

    internal IReadOnlyCollection<string> Touches(Debate before, IEnumerable<string> bearsOn)
    {
        var created = Event.Creates();
        var touched = new List<string>(4);
        void Touch(string label)
        {
            if (!touched.Contains(label) && (label == created || before.Contributions.ContainsKey(label)))
                touched.Add(label);
        }
        foreach (var label in bearsOn)
        {
            Touch(label);
            if (!before.Contributions.TryGetValue(label, out var contribution))
                continue;
            foreach (var id in before.Outgoing.At(label))
                Touch(before.ContributionOf(before.Links[id].To));
            if (contribution.Parent is { } parent)
                Touch(parent);
        }
        return Event.MovesOrigins() ? [.. touched.Union(bearsOn.SelectMany(label => before.QuotesOf.At(label)))] : touched;
    }

    /// <summary>
    /// Labels of the contributions that are new or otherwise after this entry: in what was said of them, in how they
    /// stand, or in whose they are.
    /// </summary>
    /// <param name="before">The debate just before it.</param>
    /// <param name="after">The debate just after it.</param>
    public IEnumerable<string> Alters(Debate before, Debate after) =>
        Touches(before).Concat(after.Changes.Select(shift => shift.Label)).Concat(Renamed(before, after)).Where(after.Contributions.ContainsKey);

    // A cast member who turns out to be a contributor changes whose words, and whose commitments, all theirs are.
    static IEnumerable<string> Renamed(Debate before, Debate after)
    {
        if (ReferenceEquals(before.Cast, after.Cast))
            return [];
        var identified = after.Cast.Values
            .Where(member => member.Contributor is not null && before.Cast.GetValueOrDefault(member.Label)?.Contributor is null)
            .Select(member => member.Label)
            .ToHashSet();
        if (identified.Count == 0)
            return [];
        var said = after.Contributions.Values.Where(it => identified.Contains(it.Speaker)).Select(it => it.Label).ToList();
        var written = after.Sources.Values.Where(source => identified.Contains(source.Speaker)).Select(source => source.Label);
        return said
            .Concat(said.Concat(written).SelectMany(label => after.QuotesOf.At(label)))
            .Concat(after.Concessions.Values.Where(made => identified.Contains(made.Speaker)).Select(made => made.What));
    }
}
