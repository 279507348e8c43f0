using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Moves;

/// <summary>
/// Accepts somebody else's contribution, wholly or in part. If it attacks something of the speaker's own, that can be
/// given up to it by name.
/// </summary>
/// <param name="What">The contribution accepted.</param>
/// <param name="Extent">How much of it.</param>
[MoveName("concede-claim")]
public sealed record ConcedeClaim(string What, Extent Extent) : Move
{
    /// <summary>The speaker's own contribution or explicit link that is given up; <see cref="What"/> must attack it.</summary>
    public string? Yields { get; init; }

    /// <summary>What they say in giving way.</summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Limits.CheckOptional("text", Text, Limits.Text, "text-length") is { } refusal)
            return refusal;
        if (debate.FindArguable("what", What, out var what) is { } notThere)
            return notThere;
        var voice = debate.VoiceOf(this, said);
        if (debate.SamePerson(what.Speaker, voice))
            return new Refusal("own-contribution", "what", $"{what.Label} is the speaker's own: one concedes what others said.");
        if (CheckYields(debate, what, voice, out var yields) is { } notGiven)
            return notGiven;
        if (SaysNothingNew(debate, what, voice, yields))
            return Decision.Accept();
        return Decision.Accept(new ConcessionMade(
            debate.NextLabel('k'), what.Label, what.Revision, Extent, yields, said.SealOptional("text", Text)));
    }

    Refusal? CheckYields(Debate debate, Contribution what, string voice, out string? yields)
    {
        yields = null;
        if (Yields is null)
            return null;
        if (debate.Resolve(Yields) is not { } label)
            return Debate.UnknownName("yields", Yields);
        var owner = debate.Contributions.TryGetValue(label, out var own) ? own.Speaker
            : debate.Links.TryGetValue(label, out var link) && !link.IsOwned ? link.Owner
            : null;
        if (owner is null)
            return new("unknown-contribution", "yields", $"There is no contribution or explicit link “{Debate.Shown(label)}” to give up.");
        if (!debate.SamePerson(owner, voice))
            return new("not-yours", "yields", $"{label} is not the speaker's own: one gives up only what one said oneself.");
        if (!ConcessionMade.Attacked(debate, what.Label, label).Any())
            return new("not-attacked-by-it", "yields", $"{what.Label} does not attack {label}, so nothing is given up to it: leave “yields” out.");
        yields = label;
        return null;
    }

    // Effects are pinned to wordings: to give up a claim that was reworded since, or an attack made since, is new.
    bool SaysNothingNew(Debate debate, Contribution what, string voice, string? yields)
    {
        var earlier = debate.ConcessionsOf.At(what.Label)
            .Select(label => debate.Concessions[label])
            .Where(made => made.Withdrawn is null
                && debate.SamePerson(made.Speaker, voice)
                && (made.Extent == Extent || made.Extent == Extent.Full))
            .ToList();
        return earlier.Exists(made => made.Revision == what.Revision && (yields is null || made.Yields == yields))
            && ConcessionMade.GivenUpBy(debate, voice, what.Label, yields)
                .All(given => earlier.Exists(made => made.GivesUp.Contains(given)));
    }
}

/// <summary>Somebody gave way to a contribution, wholly or in part.</summary>
/// <param name="Label">The concession's label.</param>
/// <param name="What">The contribution accepted.</param>
/// <param name="Revision">The wording of it that was accepted.</param>
/// <param name="Extent">How much of it.</param>
/// <param name="Yields">The conceder's own contribution or explicit link given up to it, or null.</param>
/// <param name="Text">What they said in giving way, if anything.</param>
[EventName("concession-made")]
public sealed record ConcessionMade(
    string Label, string What, int Revision, Extent Extent, string? Yields, Words? Text) : DebateEvent
{
    /// <inheritdoc/>
    public override bool IsSpeech() => true;

    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) =>
        Yields is null ? [Label, What] : [Label, What, before.ContributionOf(Yields)];

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, 'k')
        ?? before.CheckArguable("what", What, Revision)
        ?? Debate.CheckWords("text", Text, Limits.Text)
        ?? (Yields is null || before.Contributions.ContainsKey(Yields) || before.Links.TryGetValue(Yields, out var link) && !link.IsOwned
            ? null
            : new("unknown-contribution", "yields", $"There is no contribution or explicit link “{Debate.Shown(Yields)}” to give up."));

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) => debate.Add(new Concession
    {
        Label = Label,
        Speaker = entry.Voice,
        Recorder = entry.By,
        What = What,
        Revision = Revision,
        Extent = Extent,
        Yields = Yields,
        Text = Text,
        GivesUp = [.. GivenUpBy(debate, entry.Voice, What, Yields)],
        Version = entry.Version,
        At = entry.At,
        SaidAt = entry.SaidAt,
    });

    /// <summary>Everything that a voice gives up in conceding, each element once.</summary>
    internal static IEnumerable<GivenUp> GivenUpBy(Debate debate, string voice, string what, string? yields) =>
        OwnAttacks(debate, voice, what).Concat(yields is null ? [] : Attacked(debate, what, yields)).Distinct();

    // Whoever concedes a contribution no longer presses their own attacks on it.
    static IEnumerable<GivenUp> OwnAttacks(Debate debate, string voice, string what) =>
        debate.Incoming.At(what)
            .Select(id => debate.Links[id])
            .Where(link => link.Kind == LinkKind.Attack && link.Withdrawn is null && debate.SamePerson(link.Owner, voice))
            .Select(link => Giving(debate, link));

    /// <summary>What of an own element a contribution attacks: the contribution itself, or its link.</summary>
    internal static IEnumerable<GivenUp> Attacked(Debate debate, string what, string own)
    {
        var ownLink = debate.Links.GetValueOrDefault(own) ?? debate.Links.GetValueOrDefault(Link.OwnedBy(own));
        var attacks = debate.Outgoing.At(what)
            .Select(id => debate.Links[id])
            .Where(link => link.Kind != LinkKind.Support && link.Withdrawn is null);
        var targets = attacks.Select(link => link.To).ToImmutableHashSet();
        if (targets.Contains(own) && debate.Contributions.TryGetValue(own, out var contribution))
            yield return new(own, contribution.Revision, 0);
        if (ownLink is not null && targets.Contains(ownLink.Id))
            yield return Giving(debate, ownLink);
    }

    static GivenUp Giving(Debate debate, Link link) => new(link.Id, link.ToRevision, debate.FromRevisionOf(link));
}
