using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Tests.Kit;

/// <summary>
/// Given what was said, when somebody makes a move, then these events follow. The n-th move is made n seconds after
/// noon and every move has the same seed, so that events can be compared with literal ones.
/// </summary>
public sealed class Scenario
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static readonly ReadOnlyMemory<byte> Seed = "sixteen bytes or"u8.ToArray();

    static readonly Utterance AnyUtterance = new("", Noon, Seed);

    readonly int deeds;

    Scenario(Debate debate, ImmutableList<Entry> entries, int deeds) => (Debate, Entries, this.deeds) = (debate, entries, deeds);

    public Debate Debate { get; }

    public ImmutableList<Entry> Entries { get; }

    /// <summary>A debate in which all this was said; each move must be one that the rules accept.</summary>
    public static Scenario Given(params Deed[] deeds) =>
        deeds.Aggregate(new Scenario(Debate.None, [], 0), (scenario, deed) => scenario.And(deed));

    /// <summary>The words that a move's field holds in its event.</summary>
    public static Words Sealed(string field, string text) => AnyUtterance.Seal(field, text);

    public Scenario And(params Deed[] further) => further.Aggregate(this, (scenario, deed) => scenario.And(deed));

    public Outcome When(Person by, Move move) => When(by.Says(move));

    /// <summary>Moves made together, all at the same moment.</summary>
    public Outcome When(params Deed[] batch) =>
        new(Debate, Debate.HearAll([.. batch.Select(deed => new SpokenMove(deed.Move, deed.By.SpeakingAt(Noon.AddSeconds(deeds))))]));

    Scenario And(Deed deed)
    {
        var hearing = When(deed).Hearing;
        return hearing.Refusal is { } refusal
            ? throw new InvalidOperationException($"Given move {deeds + 1} ({deed.Move}) was refused: {refusal}")
            : new(hearing.After, Entries.AddRange(hearing.Entries), deeds + 1);
    }
}
