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

    // What something was before stays with it, so that the debate can be looked at as it was at any version.
    internal Debate With(Contribution contribution)
    {
        var was = Contributions.GetValueOrDefault(contribution.Label);
        contribution.Past = new(Version + 1, was);
        return this with
        {
            Contributions = Contributions.SetItem(contribution.Label, contribution),
            Letters = was?.Revision == contribution.Revision ? Letters : Letters + (contribution.Text.Text?.Length ?? 0),
        };
    }

    internal Debate With(Link link)
    {
        link.Past = new(Version + 1, Links.GetValueOrDefault(link.Id));
        return this with { Links = Links.SetItem(link.Id, link) };
    }

    internal Debate With(Concession concession)
    {
        concession.Past = new(Version + 1, Concessions.GetValueOrDefault(concession.Label));
        return this with { Concessions = Concessions.SetItem(concession.Label, concession) };
    }

    internal Debate Add(Contribution contribution) => With(contribution) with
    {
        Order = Order.Add(contribution.Label),
        Replies = Replies.Append(contribution.Parent ?? "", contribution.Label),
    };

    internal Debate Add(Link link) => With(link) with
    {
        Incoming = Incoming.Append(link.To, link.Id),
        Outgoing = Outgoing.Append(link.From, link.Id),
    };

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
        return With(concession) with
        {
            ConcessionsOf = ConcessionsOf.Append(concession.What, concession.Label),
            GivenUpBy = givenUp,
        };
    }
}
