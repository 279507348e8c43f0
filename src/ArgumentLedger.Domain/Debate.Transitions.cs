using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

// The steps that the transitions of several events share.
public sealed partial record Debate
{
    /// <summary>Concessions that give up each element, in the order they were made.</summary>
    public LabelMap<Series<string>> GivenUpBy { get; init; } = LabelMap<Series<string>>.Empty;

    /// <summary>A contribution as it is first made, before anything kind-specific is said of it.</summary>
    internal static Contribution Begin(Entry entry, string label, ContributionKind kind, Words text) => new()
    {
        Label = label,
        Kind = kind,
        Speaker = entry.Voice,
        Recorder = entry.By,
        Version = entry.Version,
        At = entry.At,
        SaidAt = entry.SaidAt,
        Wordings = [new(text, entry.Version, null)],
    };

    internal Debate With(Contribution contribution) => this with
    {
        Contributions = Kept(contribution, out var letters),
        Letters = letters,
    };

    internal Debate With(Link link) => this with { Links = Kept(link) };

    internal Debate With(Concession concession) => this with { Concessions = Kept(concession) };

    internal Debate Add(Contribution contribution) => this with
    {
        Contributions = Kept(contribution, out var letters),
        Letters = letters,
        Order = Order.Add(contribution.Label),
        Replies = Replies.Append(contribution.Parent ?? "", contribution.Label),
    };

    internal Debate Add(Link link) => this with
    {
        Links = Kept(link),
        Incoming = Incoming.Append(link.To, link.Id),
        Outgoing = Outgoing.Append(link.From, link.Id),
    };

    // What something was before stays with it, so that the debate can be looked at as it was at any version.
    LabelMap<Contribution> Kept(Contribution contribution, out long letters)
    {
        var was = Contributions.GetValueOrDefault(contribution.Label);
        contribution.Past = new(Version + 1, was);
        letters = was?.Revision == contribution.Revision ? Letters : Letters + (contribution.Text.Text?.Length ?? 0);
        return Contributions.SetItem(contribution.Label, contribution);
    }

    LabelMap<Link> Kept(Link link)
    {
        link.Past = new(Version + 1, Links.GetValueOrDefault(link.Id));
        return Links.SetItem(link.Id, link);
    }

    LabelMap<Concession> Kept(Concession concession)
    {
        concession.Past = new(Version + 1, Concessions.GetValueOrDefault(concession.Label));
        return Concessions.SetItem(concession.Label, concession);
    }

    /// <summary>Adds the link by which a contribution bears on what it was made for.</summary>
    internal Debate AddOwnLink(Contribution contribution, LinkKind kind, string to, int toRevision, Words? scheme = null) => Add(new Link
    {
        Id = contribution.OwnLink,
        Kind = kind,
        From = contribution.Label,
        To = to,
        Scheme = scheme,
        Owner = contribution.Speaker,
        Recorder = contribution.Recorder,
        FromRevision = contribution.Revision,
        ToRevision = toRevision,
        Version = contribution.Version,
    });

    internal Debate Add(Concession concession)
    {
        var givenUp = GivenUpBy;
        foreach (var given in concession.GivesUp)
            givenUp = givenUp.Append(given.Element, concession.Label);
        return this with
        {
            Concessions = Kept(concession),
            ConcessionsOf = ConcessionsOf.Append(concession.What, concession.Label),
            GivenUpBy = givenUp,
        };
    }

    /// <summary>The debate as the state of a <see cref="Fold"/>, whose maps change in place.</summary>
    internal Debate Opened() => this with
    {
        Contributions = Contributions.Opened(),
        Links = Links.Opened(),
        Concessions = Concessions.Opened(),
        Replies = Replies.Opened(),
        Incoming = Incoming.Opened(),
        Outgoing = Outgoing.Opened(),
        ConcessionsOf = ConcessionsOf.Opened(),
        GivenUpBy = GivenUpBy.Opened(),
        QuotesOf = QuotesOf.Opened(),
        Bearing = Bearing.Opened(),
        Standings = Standings.Opened(),
    };

    /// <summary>The debate that came of a <see cref="Fold"/>, which never changes again.</summary>
    internal Debate Closed() => this with
    {
        Contributions = Contributions.Closed(),
        Links = Links.Closed(),
        Concessions = Concessions.Closed(),
        Replies = Replies.Closed(),
        Incoming = Incoming.Closed(),
        Outgoing = Outgoing.Closed(),
        ConcessionsOf = ConcessionsOf.Closed(),
        GivenUpBy = GivenUpBy.Closed(),
        QuotesOf = QuotesOf.Closed(),
        Bearing = Bearing.Closed(),
        Standings = Standings.Closed(),
    };
}
