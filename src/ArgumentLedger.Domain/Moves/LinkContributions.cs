namespace ArgumentLedger.Domain.Moves;

/// <summary>Says that one contribution already made attacks, supports or undercuts another.</summary>
/// <param name="From">The contribution it comes from.</param>
/// <param name="To">The contribution it points at; for an undercut the contribution that owns the link, or an explicit link.</param>
/// <param name="Kind">What it says.</param>
[MoveName("link")]
public sealed record LinkContributions(string From, string To, LinkKind Kind) : Move
{
    /// <summary>The scheme of argument that the link follows, to 200 characters.</summary>
    public string? Scheme { get; init; }

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Limits.CheckOptional("scheme", Scheme, Limits.Scheme, "scheme-length") is { } refusal)
            return refusal;
        if (debate.FindArguable("from", From, out var from) is { } notThere)
            return notThere;
        if (FindTarget(debate, out var to) is { } noTarget)
            return noTarget;
        var same = debate.Outgoing.At(from.Label)
            .Select(id => debate.Links[id])
            .FirstOrDefault(link => link.To == to && link.Kind == Kind && link.Withdrawn is null);
        if (same is not null)
            return new Refusal("duplicate-link", "to", $"That link stands already, as {same.Id}.");
        if (Circles.Check(debate.Standings, from.Label, to) is { } tooCircular)
            return tooCircular;
        return Decision.Accept(new ContributionsLinked(
            debate.NextLabel('l'), from.Label, to, Kind, from.Revision, debate.RevisionOf(to))
        {
            Scheme = said.SealOptional("scheme", Scheme),
        });
    }

    Refusal? FindTarget(Debate debate, out string to)
    {
        to = "";
        if (Kind != LinkKind.Undercut)
        {
            if (debate.FindArguable("to", To, out var contribution) is { } notThere)
                return notThere;
            to = contribution.Label;
            return null;
        }
        if (debate.FindLink("to", To, out var link) is { } noLink)
            return noLink;
        to = link.Id;
        return debate.IsLive(link)
            ? null
            : new("target-withdrawn", "to", "That link was withdrawn: there is nothing left to undercut.");
    }
}

/// <summary>Two contributions were joined by an explicit link.</summary>
/// <param name="Label">The link's label.</param>
/// <param name="From">The contribution it comes from.</param>
/// <param name="To">The contribution, or for an undercut the link, that it points at.</param>
/// <param name="Kind">What it says.</param>
/// <param name="FromRevision">The revision of <paramref name="From"/> then.</param>
/// <param name="ToRevision">The revision of <paramref name="To"/> then.</param>
[EventName("contributions-linked")]
public sealed record ContributionsLinked(
    string Label, string From, string To, LinkKind Kind, int FromRevision, int ToRevision) : DebateEvent
{
    /// <summary>The scheme that it follows, or null.</summary>
    public Words? Scheme { get; init; }

    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) => [Label, From, To, before.ContributionOf(To)];

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, 'l')
        ?? Debate.CheckWords("scheme", Scheme, Limits.Scheme)
        ?? before.CheckArguable("from", From, FromRevision)
        ?? (Kind == LinkKind.Undercut ? before.CheckLink("to", To, ToRevision) : before.CheckArguable("to", To, ToRevision));

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) => debate.Add(new Link
    {
        Id = Label,
        Kind = Kind,
        From = From,
        To = To,
        Scheme = Scheme,
        Owner = entry.Voice,
        Recorder = entry.By,
        FromRevision = FromRevision,
        ToRevision = ToRevision,
        Version = entry.Version,
    });
}
