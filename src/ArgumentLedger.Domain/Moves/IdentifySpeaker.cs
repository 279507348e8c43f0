using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Moves;

/// <summary>A move that names a contributor by id, where people would name a handle.</summary>
public interface INamesContributor
{
    /// <summary>The contributor's id, or the handle before it is looked up.</summary>
    string Contributor { get; }

    /// <summary>The same move naming this id.</summary>
    Move Naming(string contributor);
}

/// <summary>
/// Says that a member of the cast is a certain contributor. It takes effect once a moderator and that contributor
/// have both said so, in either order.
/// </summary>
/// <param name="Contributor">The contributor's id. The cast member is named by <see cref="Move.Speaker"/>.</param>
[MoveName("identify-speaker")]
public sealed record IdentifySpeaker(string Contributor) : Move, INamesContributor
{
    // It is about the speaker, not said by them.
    /// <inheritdoc/>
    public override bool IsSpoken => false;

    /// <inheritdoc/>
    public Move Naming(string contributor) => this with { Contributor = contributor };

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (debate.SpeakerNamed(Speaker) is not { } member)
            return new Refusal("unknown-speaker", "speaker", "Name the member of the cast who is to be identified, such as p1.");
        if (member.Contributor is not null)
            return new Refusal("already-identified", "speaker", $"{member.Label} is identified already.");
        if (Moderation.CheckContributor(Contributor) is { } nobody)
            return nobody;
        var asModerator = debate.IsModerator(said);
        if (!asModerator && said.By != Contributor)
            return Moderation.Refuse("say who somebody else is");
        var word = new Identification(Contributor, asModerator, said.By == Contributor);
        return member.Said.Contains(word)
            ? Decision.Accept()
            : Decision.Accept(new SpeakerIdentified(member.Label, Contributor, asModerator));
    }
}

/// <summary>A moderator, or the contributor themselves, said that a cast member is that contributor.</summary>
[EventName("speaker-identified")]
public sealed record SpeakerIdentified(string Speaker, string Contributor, bool AsModerator) : DebateEvent
{
    /// <inheritdoc/>
    public override IEnumerable<string> BearsOn(Debate before) => [Speaker];

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        !before.Cast.TryGetValue(Speaker, out var member) ? new("unknown-speaker", "speaker", $"Nobody called “{Debate.Shown(Speaker)}” is in the debate's cast.")
        : member.Contributor is not null ? new("already-identified", "speaker", $"{Speaker} was identified already.")
        : Debate.CheckContributor("contributor", Contributor);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry)
    {
        var member = debate.Cast[Speaker];
        var heard = member.Said.Add(new(Contributor, AsModerator, entry.By == Contributor));
        var agreed = Agrees(heard, word => word.ByModerator) && Agrees(heard, word => word.ByThemselves);
        return debate with
        {
            Cast = debate.Cast.SetItem(Speaker, member with { Said = heard, Contributor = agreed ? Contributor : null }),
        };
    }

    bool Agrees(ImmutableList<Identification> heard, Predicate<Identification> party) =>
        heard.Exists(word => word.Contributor == Contributor && party(word));
}
