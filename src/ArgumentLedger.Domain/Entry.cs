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
    public IReadOnlyCollection<string> Touches(Debate before)
    {
        var touched = new HashSet<string>(Event.BearsOn(before), StringComparer.Ordinal);
        foreach (var label in touched.ToArray())
            if (before.Contributions.TryGetValue(label, out var contribution))
                touched.UnionWith(before.Outgoing.At(label).Select(id => before.ContributionOf(before.Links[id].To)).Append(contribution.Parent ?? label));
        if (Event.MovesOrigins())
            touched.UnionWith(touched.SelectMany(label => before.QuotesOf.At(label)).ToArray());
        touched.RemoveWhere(label => label != Event.Creates() && !before.Contributions.ContainsKey(label));
        return touched;
    }
}
