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
    /// <summary>The frames of a debate, with one more if its last event changed any of it.</summary>
    internal static Series<Frame> Kept(Debate before, Debate after, string by) => IsSame(before, after)
        ? before.Frames
        : before.Frames.Add(new(
            after.Version, after.Motion, after.Description, after.Visibility, after.Opener, after.OpenedAt, after.IsClosed,
            after.Cast, after.Sources, after.Contributors, after.Participants, after.Hidden,
            before.Contributors == after.Contributors ? null : by));

    static bool IsSame(Debate before, Debate after) =>
        ReferenceEquals(before.Motion, after.Motion) && ReferenceEquals(before.Description, after.Description)
        && before.Visibility == after.Visibility && before.Opener == after.Opener && before.OpenedAt == after.OpenedAt
        && before.IsClosed == after.IsClosed && before.Cast == after.Cast && before.Sources == after.Sources
        && before.Contributors == after.Contributors && before.Participants == after.Participants && before.Hidden == after.Hidden;
}
