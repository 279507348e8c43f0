using System.Collections.Immutable;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>
/// The state of a debate at one version, and the only fold there is: what the pages show, what the next move is
/// decided on, what projections keep and what replay returns all come from <see cref="Apply"/>. Immutable, sharing
/// structure between versions.
/// </summary>
public sealed partial record Debate
{
    /// <summary>The debate before its first event.</summary>
    public static readonly Debate None = new();

    /// <summary>Number of events folded in; 0 before the debate is opened.</summary>
    public long Version { get; init; }

    /// <summary>The question or thesis; null before the debate is opened.</summary>
    public Words? Motion { get; init; }

    /// <summary>What the debate is about, at more length.</summary>
    public Words? Description { get; init; }

    /// <summary>Who may find and read it.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>Id of the contributor who opened it.</summary>
    public string Opener { get; init; } = "";

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its last event was recorded, UTC.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Whether it takes no more moves.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The cast by label.</summary>
    public ImmutableDictionary<string, CastMember> Cast { get; init; } = ImmutableDictionary<string, CastMember>.Empty;

    /// <summary>Sources by label.</summary>
    public ImmutableDictionary<string, Source> Sources { get; init; } = ImmutableDictionary<string, Source>.Empty;

    /// <summary>Contributions by label.</summary>
    public LabelMap<Contribution> Contributions { get; init; } = LabelMap<Contribution>.Empty;

    /// <summary>Labels of all contributions in the order they were made.</summary>
    public Series<string> Order { get; init; } = [];

    /// <summary>Links by id, owned and explicit ones.</summary>
    public LabelMap<Link> Links { get; init; } = LabelMap<Link>.Empty;

    /// <summary>Concessions by label.</summary>
    public LabelMap<Concession> Concessions { get; init; } = LabelMap<Concession>.Empty;

    /// <summary>Ids of all contributors who ever logged an event here.</summary>
    public ImmutableHashSet<string> Contributors { get; init; } = [];

    /// <summary>Admitted participants by contributor id; the opener is a moderator without standing here.</summary>
    public ImmutableDictionary<string, Role> Participants { get; init; } = ImmutableDictionary<string, Role>.Empty;

    /// <summary>What moderators have hidden, by label of a contribution, concession, cast member or source.</summary>
    public ImmutableDictionary<string, Hiding> Hidden { get; init; } = ImmutableDictionary<string, Hiding>.Empty;

    /// <summary>Replies to each contribution in the order they were made; those to the motion under the empty label.</summary>
    public LabelMap<Series<string>> Replies { get; init; } = LabelMap<Series<string>>.Empty;

    /// <summary>Ids of the links that point at each element (label or link id), in the order they were made.</summary>
    public LabelMap<Series<string>> Incoming { get; init; } = LabelMap<Series<string>>.Empty;

    /// <summary>Ids of the links that come from each contribution, in the order they were made.</summary>
    public LabelMap<Series<string>> Outgoing { get; init; } = LabelMap<Series<string>>.Empty;

    /// <summary>Labels of the concessions of each contribution, in the order they were made.</summary>
    public LabelMap<Series<string>> ConcessionsOf { get; init; } = LabelMap<Series<string>>.Empty;

    /// <summary>Labels of the quotes taken from each source or contribution, in the order they were made.</summary>
    public LabelMap<Series<string>> QuotesOf { get; init; } = LabelMap<Series<string>>.Empty;

    /// <summary>Versions of the events that bear on each label, oldest first.</summary>
    public LabelMap<Series<long>> Bearing { get; init; } = LabelMap<Series<long>>.Empty;

    /// <summary>What stands, counted.</summary>
    public Tally Tally { get; init; } = Tally.Zero;

    /// <summary>How many labels each letter has given out.</summary>
    public ImmutableDictionary<char, int> Counters { get; init; } = ImmutableDictionary<char, int>.Empty;

    /// <summary>When each entry was logged and, as far as is known, uttered; what any moment is found by.</summary>
    public Timeline Timeline { get; init; } = Timeline.Empty;

    /// <summary>What the names given with <c>as</c> stand for; only inside a batch.</summary>
    internal ImmutableDictionary<string, string> Named { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Decides a move: first the rules that all moves share, then the move's own.</summary>
    public Decision Hear(Move move, Utterance said)
    {
        if (Version == 0 != move.Opens)
            return move.Opens
                ? new Refusal("debate-exists", null, "This debate is open already: open another.")
                : new Refusal("unknown-debate", null, "There is no such debate.");
        if (Version > 0 && CheckParticipation(said) is { } outside)
            return outside;
        if (IsClosed && !move.AllowedWhenClosed)
            return new Refusal("debate-closed", null, "This debate is closed: a moderator can reopen it.");
        if (CheckSpeaker(move, said) is { } wrongSpeaker)
            return wrongSpeaker;
        if (move.SaidAt > said.At)
            return new Refusal("said-in-future", "saidAt", "The words cannot have been said later than now: correct the time or leave it out.");
        var decision = move.Decide(this, said);
        return decision is Accepted && SpeaksForAnother(move) is { } notTheirs ? notTheirs : decision;
    }

    /// <summary>The debate after one more entry of its ledger.</summary>
    /// <exception cref="InvalidOperationException">The entry is not the next one.</exception>
    public Debate Apply(Entry entry)
    {
        if (entry.Version != Version + 1)
            throw new InvalidOperationException($"Entry {entry.Version} cannot follow version {Version}.");
        var labels = entry.Event.BearsOn(this).Distinct(StringComparer.Ordinal).ToList();
        var touched = entry.Touches(this, labels);
        // In a fold the state before is gone once it is changed: what it tells is asked before.
        var shares = touched.Select(label => Tally.Of(this, label)).ToList();
        var after = entry.Event.ApplyTo(this, entry);
        after = after with { Standings = Standings.After(this, after, entry.Version, labels) };
        var tally = touched.Zip(shares).Aggregate(Tally, (tally, one) => tally.Moved(one.Second, Tally.Of(after, one.First)));
        var contributors = Contributors.Add(entry.By);
        return after with
        {
            Version = entry.Version,
            LastAt = entry.At,
            Contributors = contributors,
            Timeline = Timeline.Add(entry),
            Bearing = labels.Aggregate(Bearing, (bearing, label) => bearing.Append(label, entry.Version)),
            Tally = tally,
            Tallies = Tallies.Add(tally),
            Counters = entry.Event.Creates() is { } made ? Count(after.Counters, made) : after.Counters,
            Frames = Frame.Kept(this, after, contributors, entry),
        };
    }

    static ImmutableDictionary<char, int> Count(ImmutableDictionary<char, int> counters, string label) =>
        counters.SetItem(label[0], int.Parse(label.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Folds a ledger, or the rest of one.</summary>
    public Debate ApplyAll(IEnumerable<Entry> entries)
    {
        var fold = new Fold(this);
        foreach (var entry in entries)
            fold.Apply(entry);
        return fold.Finish();
    }

    /// <summary>The label that the next element of a kind will get, <paramref name="ahead"/> further ones being under way.</summary>
    internal string NextLabel(char letter, int ahead = 0) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{letter}{Counters.GetValueOrDefault(letter) + 1 + ahead}");
}
