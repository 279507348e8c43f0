using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>Describes what few events change, by what each of them changed.</summary>
static class FrameWritten
{
    internal static Frame Describe(Pen pen, Frame? before, Frame? frame) => new(
        pen.Long(frame?.Since ?? 0),
        States.OfWords(pen, frame?.Motion),
        States.OfWords(pen, frame?.Description),
        (Visibility)pen.Byte((byte)(frame?.Visibility ?? default)),
        pen.Name(frame?.Opener)!,
        pen.Time(frame?.OpenedAt ?? default),
        pen.Bool(frame?.IsClosed ?? false),
        Changed(pen, before?.Cast, frame?.Cast, static (pen, member) => pen.Shared(member, Describe)!),
        Changed(pen, before?.Sources, frame?.Sources, static (pen, source) => pen.Shared(source, Describe)!),
        Contributors(pen, before, frame),
        Changed(pen, before?.Participants, frame?.Participants, static (pen, role) => (Role)pen.Byte((byte)role)),
        Changed(pen, before?.Hidden, frame?.Hidden, static (pen, hiding) => pen.Shared(hiding, Describe)!),
        pen.Name(frame?.Newcomer));

    // Nobody leaves, so that who came is told once.
    static ImmutableHashSet<string> Contributors(Pen pen, Frame? before, Frame? frame)
    {
        var newcomer = pen.Name(frame?.Newcomer);
        return newcomer is null ? before?.Contributors ?? [] : (before?.Contributors ?? []).Add(newcomer);
    }

    static ImmutableDictionary<string, T> Changed<T>(
        Pen pen, ImmutableDictionary<string, T>? before, ImmutableDictionary<string, T>? now, Func<Pen, T?, T> describe)
    {
        var old = before ?? ImmutableDictionary<string, T>.Empty;
        var isSame = pen.Reads || ReferenceEquals(old, now);
        List<string> gone = isSame ? [] : [.. old.Keys.Where(key => !now!.ContainsKey(key))];
        List<string> changed = isSame ? [] : [.. now!.Keys.Where(key => !old.TryGetValue(key, out var was) || !Equals(was, now[key]))];
        var (goneCount, changedCount) = (pen.Int(gone.Count), pen.Int(changed.Count));
        var read = old;
        for (var i = 0; i < goneCount; i++)
            read = read.Remove(pen.Name(pen.Reads ? null : gone[i])!);
        for (var i = 0; i < changedCount; i++)
            read = read.SetItem(pen.Name(pen.Reads ? null : changed[i])!, describe(pen, pen.Reads ? default : now![changed[i]]));
        return read;
    }

    static CastMember Describe(Pen pen, CastMember? it) => new()
    {
        Label = pen.Name(it?.Label)!,
        Name = States.OfWords(pen, it?.Name)!,
        About = States.OfWords(pen, it?.About),
        Url = States.OfWords(pen, it?.Url),
        Version = pen.Long(it?.Version ?? 0),
        Recorder = pen.Name(it?.Recorder)!,
        Said = pen.List([], it?.Said, static (pen, said) =>
            new Identification(pen.Name(said?.Contributor)!, pen.Bool(said?.ByModerator ?? false), pen.Bool(said?.ByThemselves ?? false))),
        Contributor = pen.Name(it?.Contributor),
    };

    static Source Describe(Pen pen, Source? it) => new()
    {
        Label = pen.Name(it?.Label)!,
        Title = States.OfWords(pen, it?.Title)!,
        Author = States.OfWords(pen, it?.Author),
        Url = States.OfWords(pen, it?.Url),
        Text = States.OfWords(pen, it?.Text)!,
        Speaker = pen.Name(it?.Speaker)!,
        Recorder = pen.Name(it?.Recorder)!,
        Version = pen.Long(it?.Version ?? 0),
        At = pen.Time(it?.At ?? default),
        SaidAt = pen.Time(it?.SaidAt),
    };

    static Hiding Describe(Pen pen, Hiding? it) => new(pen.Long(it?.Version ?? 0), States.OfWords(pen, it?.Reason)!);
}
