namespace ArgumentLedger.Domain.Moves;

/// <summary>Says that a link still holds although what it joins has been reworded since.</summary>
/// <param name="Link">An explicit link's label (<c>l1</c>), or the contribution that owns the link.</param>
[MoveName("confirm-link")]
public sealed record ConfirmLink(string Link) : Move
{
    /// <inheritdoc/>
    protected internal override string? VoiceIn(Debate debate) =>
        debate.FindLink("link", Link, out var link) is null && debate.Cast.ContainsKey(link.Owner) ? link.Owner : null;

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (debate.FindLink("link", Link, out var link) is { } notThere)
            return notThere;
        if (!debate.IsLive(link))
            return new Refusal("target-withdrawn", "link", "That link was withdrawn: there is nothing left to confirm.");
        if (debate.CheckAuthor("link", link.Owner, link.Recorder, said, "the link") is { } notTheirs)
            return notTheirs;
        if (!debate.IsStale(link))
            return new Refusal("not-stale", "link", "Nothing that this link joins has been reworded since: there is nothing to confirm.");
        return Decision.Accept(new LinkConfirmed(link.Id, debate.RevisionOf(link.From), debate.RevisionOf(link.To)));
    }
}

/// <summary>The owner of a link confirmed it for the current wordings of what it joins.</summary>
/// <param name="Link">The link's id.</param>
/// <param name="FromRevision">The revision of the contribution it comes from.</param>
/// <param name="ToRevision">The revision of what it points at.</param>
[EventName("link-confirmed")]
public sealed record LinkConfirmed(string Link, int FromRevision, int ToRevision) : DebateEvent
{
    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before)
    {
        var link = before.Links[Link];
        return [link.Id, link.From, before.ContributionOf(link.To)];
    }

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        before.CheckLink("link", Link, before.Links.ContainsKey(Link) ? before.RevisionOf(Link) : 0)
        ?? Debate.CheckRevision("fromRevision", Link, before.RevisionOf(before.Links[Link].From), FromRevision)
        ?? Debate.CheckRevision("toRevision", Link, before.RevisionOf(before.Links[Link].To), ToRevision);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) =>
        debate.With(debate.Links[Link] with
        {
            FromRevision = FromRevision,
            ToRevision = ToRevision,
            Confirmed = entry.Version,
        });
}
