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
    public const int Format = 1;

    /// <summary>The state in bytes.</summary>
    /// <exception cref="InvalidOperationException">It is a look back at an earlier version, not a state that was folded or read.</exception>
    public static ReadOnlyMemory<byte> Write(Debate debate)
    {
        var pen = new Pen();
        Describe(pen, debate);
        return pen.Written;
    }

    /// <summary>The state that was written.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a state in this format.</exception>
    public static Debate Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var pen = new Pen(bytes);
            var debate = Describe(pen, Debate.None);
            return pen.IsAtEnd ? debate : throw new InvalidDataException("The checkpoint goes on after its end.");
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
        var tallies = Numbers(pen, debate.Tallies, 8, Of, Tally);
        var statuses = Numbers(pen, debate.Standings.CountsBefore.IsEmpty ? [] : debate.Standings.CountsBefore.Add(debate.Standings.Counts), StatusWords.Count, counts => counts, counts => [.. counts]);
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
            Order = pen.Run(debate.Order, Named),
            Counters = Counters(pen, debate.Counters),
            Contributions = pen.Map(debate.Contributions, States.OfContribution),
            Links = pen.Map(debate.Links, States.OfLink),
            Concessions = pen.Map(debate.Concessions, States.OfConcession),
            Replies = Labels(pen, debate.Replies),
            Incoming = Labels(pen, debate.Incoming),
            Outgoing = Labels(pen, debate.Outgoing),
            ConcessionsOf = Labels(pen, debate.ConcessionsOf),
            QuotesOf = Labels(pen, debate.QuotesOf),
            GivenUpBy = Labels(pen, debate.GivenUpBy),
            Bearing = pen.Map(debate.Bearing, static (pen, versions) => OrAbsent(Ticks(pen, versions ?? []))),
        };
        return read with { Standings = StandingsWritten.Describe(pen, debate.Standings, statuses) };
    }

    static string Named(Pen pen, string? name) => pen.Name(name)!;

    static LabelMap<Series<string>> Labels(Pen pen, LabelMap<Series<string>> index) =>
        pen.Map(index, static (pen, names) => OrAbsent(pen.Run(names ?? [], Named)));

    static Series<T>? OrAbsent<T>(Series<T> series) => series.IsEmpty ? null : series;

    // Numbers that grow are written by how much.
    static Series<long> Ticks(Pen pen, Series<long> series) =>
        pen.Steps(series, static (pen, before, ticks) => before + pen.Long(ticks - before));

    static ImmutableDictionary<char, int> Counters(Pen pen, ImmutableDictionary<char, int> counters)
    {
        var count = pen.Int(counters.Count);
        var all = pen.Reads ? new KeyValuePair<char, int>[count] : [.. counters];
        for (var i = 0; i < count; i++)
            all[i] = new((char)pen.Int(all[i].Key), pen.Int(all[i].Value));
        return pen.Reads ? all.ToImmutableDictionary() : counters;
    }

    // Few of the numbers change at a time: a mask tells which, and then by how much.
    static Series<T> Numbers<T>(Pen pen, Series<T> series, int width, Func<T, int[]> take, Func<int[], T> make) where T : class
    {
        var before = new int[width];
        T? same = null;
        return pen.Run(series, (pen, one) =>
        {
            var now = one is null ? before : take(one);
            var mask = 0;
            for (var i = 0; i < width; i++)
                mask |= now[i] == before[i] ? 0 : 1 << i;
            mask = pen.Byte((byte)mask);
            if (mask == 0 && same is not null)
                return same;
            var next = (int[])before.Clone();
            for (var i = 0; i < width; i++)
                if ((mask & 1 << i) != 0)
                    next[i] += pen.Int(now[i] - before[i]);
            before = next;
            return same = make(next);
        });
    }

    static int[] Of(Tally tally) =>
        [tally.Claims, tally.Supports, tally.Rebuttals, tally.Undercuts, tally.Quotes, tally.Questions, tally.Unanswered, tally.OpenQuestions];

    static Tally Tally(int[] n) => new(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
}
