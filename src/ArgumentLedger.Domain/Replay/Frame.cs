using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Replay;

/// <summary>The parts of a debate that few events change, as they were from one version until the next change.</summary>
sealed record Frame(
    long Since,
    Words? Motion,
    Words? Description,
    Visibility Visibility,
    string Opener,
    DateTimeOffset OpenedAt,
    bool IsClosed,
    ImmutableDictionary<string, CastMember> Cast,
    ImmutableDictionary<string, Source> Sources,
    ImmutableHashSet<string> Contributors,
    ImmutableDictionary<string, Role> Participants,
    ImmutableDictionary<string, Hiding> Hidden,
    string? Newcomer)
{
    /// <summary>The frames of a debate, with one more if an entry changed any of it.</summary>
    /// <param name="before">The debate before the entry.</param>
    /// <param name="after">The debate after it, but for its contributors.</param>
    /// <param name="contributors">Its contributors.</param>
    /// <param name="entry">The entry.</param>
    internal static Series<Frame> Kept(Debate before, Debate after, ImmutableHashSet<string> contributors, Entry entry) =>
        IsSame(before, after) && before.Contributors == contributors
            ? before.Frames
            : before.Frames.Add(new(
                entry.Version, after.Motion, after.Description, after.Visibility, after.Opener, after.OpenedAt, after.IsClosed,
                after.Cast, after.Sources, contributors, after.Participants, after.Hidden,
                before.Contributors == contributors ? null : entry.By));

    static bool IsSame(Debate before, Debate after) =>
        ReferenceEquals(before.Motion, after.Motion) && ReferenceEquals(before.Description, after.Description)
        && before.Visibility == after.Visibility && before.Opener == after.Opener && before.OpenedAt == after.OpenedAt
        && before.IsClosed == after.IsClosed && before.Cast == after.Cast && before.Sources == after.Sources
        && before.Participants == after.Participants && before.Hidden == after.Hidden;
}
