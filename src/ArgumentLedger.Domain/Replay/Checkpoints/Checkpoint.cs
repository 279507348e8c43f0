using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>
/// The state of a debate as bytes, with all it has been, so that a long debate need not be folded again to be opened. A
/// checkpoint is a copy that can be thrown away: it is made from the fold's own state, never from anything else, and
/// is of use only to the version of the program that has the same <see cref="Format"/>.
/// </summary>
public static class Checkpoint
{
    /// <summary>The number of the form in which states are written; raised whenever the state or its form changes.</summary>
    public const int Format = 4;

    /// <summary>The state in bytes.</summary>
    /// <exception cref="InvalidOperationException">It is a look back at an earlier version, not a state that was folded or read.</exception>
    public static ReadOnlyMemory<byte> Write(Debate debate)
    {
        var names = new NameTable();
        var pen = new Pen(names);
        Describe(pen, debate);
        return Written.Finish(pen, names);
    }

    /// <summary>
    /// The state that was written. Most of it is read when it is asked for, so that a debate opens in a fraction of the
    /// time that all of it would take; bytes that may have been damaged are to be checked before, by a digest.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes are not a state in this format, as far as they were read.</exception>
    public static Debate Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var written = new Written(bytes);
            var pen = new Pen(written, 0);
            var debate = Describe(pen, Debate.None);
            return pen.At == written.End ? debate : throw new InvalidDataException("The checkpoint goes on after its end.");
        }
        catch (Exception broken) when (broken is IndexOutOfRangeException or ArgumentException or OverflowException or InvalidCastException
            or KeyNotFoundException or NullReferenceException or OutOfMemoryException)
        {
            throw new InvalidDataException("The bytes are not a checkpoint.", broken);
        }
    }

    static Debate Describe(Pen pen, Debate debate)
    {
        var version = pen.Long(debate.Version);
        var last = pen.Reads ? null : debate.Frames[^1];
        var frames = pen.Steps(debate.Frames, FrameWritten.Describe);
        last ??= frames[^1];
        var tallies = pen.Long(debate.Tallies, static (pen, before, tally) => Tally(Numbers(pen, before is null ? null : Of(before), tally is null ? null : Of(tally), 8)));
        var timeline = new Timeline(Ticks(pen, debate.Timeline.Logged), Ticks(pen, debate.Timeline.Said));
        var read = new Debate
        {
            Version = version,
            Letters = pen.Long(debate.Letters),
            Motion = last.Motion,
            Description = last.Description,
            Visibility = last.Visibility,
            Opener = last.Opener,
            OpenedAt = last.OpenedAt,
            IsClosed = last.IsClosed,
            Cast = last.Cast,
            Sources = last.Sources,
            Contributors = last.Contributors,
            Participants = last.Participants,
            Hidden = last.Hidden,
            Frames = frames,
            Tallies = tallies,
            Tally = tallies[^1],
            Timeline = timeline,
            LastAt = timeline.TimeOf(version, Clock.Logged),
            Order = pen.Long(debate.Order, static (pen, _, name) => Named(pen, name)),
            Counters = Counters(pen, debate.Counters),
            Contributions = pen.Map(debate.Contributions, static (pen, _, it) => States.OfContribution(pen, it)),
            Links = pen.Map(debate.Links, static (pen, _, it) => States.OfLink(pen, it)),
            Concessions = pen.Map(debate.Concessions, static (pen, _, it) => States.OfConcession(pen, it)),
            Replies = Labels(pen, debate.Replies),
            Incoming = Labels(pen, debate.Incoming),
            Outgoing = Labels(pen, debate.Outgoing),
            ConcessionsOf = Labels(pen, debate.ConcessionsOf),
            QuotesOf = Labels(pen, debate.QuotesOf),
            GivenUpBy = Labels(pen, debate.GivenUpBy),
            Bearing = pen.Map(debate.Bearing, static (pen, _, versions) => OrAbsent(pen.Steps(versions ?? [], Tick))),
        };
        return read with { Standings = StandingsWritten.Describe(pen, debate.Standings) };
    }

    static string Named(Pen pen, string? name) => pen.Name(name)!;

    static LabelMap<Series<string>> Labels(Pen pen, LabelMap<Series<string>> index) =>
        pen.Map(index, static (pen, _, names) => OrAbsent(pen.Run(names ?? [], Named)));

    static Series<T>? OrAbsent<T>(Series<T> series) => series.IsEmpty ? null : series;

    // Numbers that grow are written by how much.
    static Series<long> Ticks(Pen pen, Series<long> series) => pen.Long(series, Tick);

    static long Tick(Pen pen, long before, long ticks) => before + pen.Long(ticks - before);

    static ImmutableDictionary<char, int> Counters(Pen pen, ImmutableDictionary<char, int> counters)
    {
        var count = pen.Int(counters.Count);
        var all = pen.Reads ? new KeyValuePair<char, int>[count] : [.. counters];
        for (var i = 0; i < count; i++)
            all[i] = new((char)pen.Int(all[i].Key), pen.Int(all[i].Value));
        return pen.Reads ? all.ToImmutableDictionary() : counters;
    }

    /// <summary>Numbers few of which change at a time: a mask tells which, and then by how much. None for all before the first.</summary>
    internal static int[] Numbers(Pen pen, int[]? before, int[]? now, int width)
    {
        before ??= new int[width];
        var mask = 0;
        for (var i = 0; i < width; i++)
            mask |= now is null || now[i] == before[i] ? 0 : 1 << i;
        mask = pen.Byte((byte)mask);
        if (mask == 0)
            return before;
        var next = (int[])before.Clone();
        for (var i = 0; i < width; i++)
            if ((mask & 1 << i) != 0)
                next[i] += pen.Int(now is null ? 0 : now[i] - before[i]);
        return next;
    }

    static int[] Of(Tally tally) =>
        [tally.Claims, tally.Supports, tally.Rebuttals, tally.Undercuts, tally.Quotes, tally.Questions, tally.Unanswered, tally.OpenQuestions];

    static Tally Tally(int[] n) => new(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
}
