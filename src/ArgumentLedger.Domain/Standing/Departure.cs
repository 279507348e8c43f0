namespace ArgumentLedger.Domain;

/// <summary>
/// Finds all that goes when something is thought away, and makes the debate from which it is gone: as if it had been
/// withdrawn, so that its standing is reckoned by the rules there are.
/// </summary>
sealed class Departure
{
    static readonly Words NoWords = new(null, null, "");

    readonly Debate debate;
    readonly HashSet<string> people;
    readonly HashSet<string> contributions = [];
    readonly HashSet<string> concessions = [];
    readonly HashSet<string> links = [];
    readonly HashSet<string> believed = [];

    internal Departure(Debate debate, Without without)
    {
        this.debate = debate;
        people = [.. without.People.Select(debate.Canonical)];
        foreach (var label in without.Labels.Concat(debate.Sources.Values.Where(IsTheirs).Select(source => source.Label)))
            Remove(label);
        if (people.Count > 0)
            RemoveWhatTheySaid();
        concessions.UnionWith(contributions.SelectMany(label => debate.ConcessionsOf.At(label)));
    }

    /// <summary>Labels of the contributions, concessions and explicit links that go.</summary>
    internal IEnumerable<string> Labels => contributions.Concat(concessions).Concat(links);

    /// <summary>All labels whose facts are others without what goes.</summary>
    internal IEnumerable<string> Touched => Labels.Concat(believed);

    /// <summary>The debate without what goes, its standings still the old ones.</summary>
    internal Debate Applied()
    {
        var withdrawal = new Withdrawal(debate.Version + 1, NoWords);
        var without = debate;
        foreach (var label in contributions)
            without = without.With(without.Contributions[label] with { Withdrawn = withdrawal });
        foreach (var id in links)
            without = without.With(without.Links[id] with { Withdrawn = withdrawal });
        foreach (var label in concessions)
            without = without.With(without.Concessions[label] with { Withdrawn = withdrawal });
        foreach (var label in believed)
        {
            var judged = without.Contributions[label];
            without = without.With(judged with { Credences = judged.Credences.RemoveAll(credence => people.Contains(credence.By)) });
        }
        return without;
    }

    void Remove(string label)
    {
        if (debate.Links.TryGetValue(label, out var link) && !link.IsOwned)
            links.Add(label);
        else if (debate.Concessions.ContainsKey(label))
            concessions.Add(label);
        else if (debate.Sources.ContainsKey(label))
            RemoveQuotesOf(label);
        else if (debate.Contributions.ContainsKey(label) && contributions.Add(label))
            RemoveQuotesOf(label);
    }

    // A quote may be quoted in turn, to any depth.
    void RemoveQuotesOf(string origin)
    {
        var origins = new Stack<string>([origin]);
        while (origins.TryPop(out var next))
            foreach (var quote in debate.QuotesOf.At(next))
                if (contributions.Add(quote))
                    origins.Push(quote);
    }

    void RemoveWhatTheySaid()
    {
        foreach (var contribution in debate.Contributions.Values)
        {
            if (IsTheirs(contribution.Speaker))
                Remove(contribution.Label);
            if (contribution.Credences.Exists(credence => people.Contains(credence.By)))
                believed.Add(contribution.Label);
        }
        concessions.UnionWith(debate.Concessions.Values.Where(made => IsTheirs(made.Speaker)).Select(made => made.Label));
        links.UnionWith(debate.Links.Values.Where(link => !link.IsOwned && IsTheirs(link.Owner)).Select(link => link.Id));
    }

    bool IsTheirs(string speaker) => people.Contains(debate.Canonical(speaker));

    // Whoever records a source without a speaker of the cast has not written it.
    bool IsTheirs(Source source) => debate.Cast.ContainsKey(source.Speaker) && IsTheirs(source.Speaker);
}
