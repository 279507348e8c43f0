using System.Collections.Immutable;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

// Looking back. Whatever the fold puts into a debate carries the version that put it there, so that an earlier state is
// the present one seen through a lens: nothing is computed again and nothing is copied.
public sealed partial record Debate
{
    /// <summary>What the debate was apart from its contributions, at each version that changed any of that.</summary>
    internal Series<Frame> Frames { get; init; } = [];

    /// <summary>The tally at each version, from 1.</summary>
    internal Series<Tally> Tallies { get; init; } = [];

    /// <summary>How long all wordings and sources are together.</summary>
    internal long Letters { get; init; }

    /// <summary>About how many bytes of memory the state takes, with all it has been.</summary>
    public long EstimateBytes() => BytesAtLeast + BytesOfEvent * Version + BytesOfCell * Standings.Cells + sizeof(char) * Letters;

    // Measured: a look at the benchmark “fold” tells whether they still hold.
    const long BytesAtLeast = 4_096;
    const long BytesOfEvent = 1_000;
    const long BytesOfCell = 28;

    /// <summary>
    /// The debate as it was at an earlier version, from 0. Only <see cref="Changes"/> is empty: what an event changed is
    /// known where the event is folded, as <see cref="Again"/> does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version yet.</exception>
    public Debate At(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, Version);
        if (version == 0)
            return None;
        if (version == Version)
            return this with { Standings = Standings.WithoutChanges() };
        var then = AtWithoutStandings(version);
        return then with { Standings = Standings.At(version, then) };
    }

    /// <summary>The debate just after one of its own entries, folded again on the state before it.</summary>
    public Debate Again(Entry entry) => At(entry.Version - 1).Apply(entry);

    /// <summary>The same debate, telling what its last entry changed, which a state that was read does not know.</summary>
    public Debate Retold(Entry last) => this with { Standings = Standings.Telling(Again(last).Changes) };

    Debate AtWithoutStandings(long version)
    {
        var frame = Frames[Frames.CountWhile(static (frame, latest) => frame.Since <= latest, version) - 1];
        var counters = CountersAt(version, frame);
        return new()
        {
            Version = version,
            Motion = frame.Motion,
            Description = frame.Description,
            Visibility = frame.Visibility,
            Opener = frame.Opener,
            OpenedAt = frame.OpenedAt,
            IsClosed = frame.IsClosed,
            Cast = frame.Cast,
            Sources = frame.Sources,
            Contributors = frame.Contributors,
            Participants = frame.Participants,
            Hidden = frame.Hidden,
            Frames = Frames.Take(Frames.CountWhile(static (frame, latest) => frame.Since <= latest, version)),
            Tally = Tallies[(int)version - 1],
            Tallies = Tallies.Take((int)version),
            Timeline = Timeline.At(version),
            LastAt = Timeline.TimeOf(version, Clock.Logged),
            Counters = counters,
            Contributions = Contributions.Through((ref Contribution it) => Earlier(ref it, version)),
            Links = Links.Through((ref Link it) => Earlier(ref it, version)),
            Concessions = Concessions.Through((ref Concession it) => Earlier(ref it, version)),
            Order = Order.Take(Order.CountWhile((label, latest) => Contributions[label].Version <= latest, version)),
            Replies = Through(Replies, version, label => Contributions[label].Version),
            QuotesOf = Through(QuotesOf, version, label => Contributions[label].Version),
            Incoming = Through(Incoming, version, id => Links[id].Version),
            Outgoing = Through(Outgoing, version, id => Links[id].Version),
            ConcessionsOf = Through(ConcessionsOf, version, label => Concessions[label].Version),
            GivenUpBy = Through(GivenUpBy, version, label => Concessions[label].Version),
            Bearing = Through(Bearing, version, at => at),
        };
    }

    static LabelMap<Series<T>> Through<T>(LabelMap<Series<T>> index, long version, Func<T, long> madeBy) =>
        index.Through((ref Series<T> items) =>
        {
            items = items.Take(items.CountWhile((item, latest) => madeBy(item) <= latest, version));
            return !items.IsEmpty;
        });

    ImmutableDictionary<char, int> CountersAt(long version, Frame frame)
    {
        var counters = Counters.ToBuilder();
        foreach (var letter in Counters.Keys)
        {
            var count = letter switch
            {
                'k' => Concessions.CountWhile(letter, static (it, latest) => it.Version <= latest, version),
                'l' => Links.CountWhile(letter, static (it, latest) => it.Version <= latest, version),
                'p' => frame.Cast.Count,
                's' => frame.Sources.Count,
                _ => Contributions.CountWhile(letter, static (it, latest) => it.Version <= latest, version),
            };
            if (count == 0)
                counters.Remove(letter);
            else
                counters[letter] = count;
        }
        return counters.ToImmutable();
    }

    static bool Earlier<T>(ref T it, long version) where T : class, IKeepsPast<T>
    {
        if (it.AsOf(version) is not { } then)
            return false;
        it = then;
        return true;
    }
}
