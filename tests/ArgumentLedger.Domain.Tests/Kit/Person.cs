namespace ArgumentLedger.Domain.Tests.Kit;

/// <summary>Somebody who makes moves in a test. Real ids are opaque; here they are names, so that literal events read well.</summary>
public sealed record Person(string Id, bool Administrator = false)
{
    public Deed Says(Move move) => new(this, move);

    public Utterance SpeakingAt(DateTimeOffset time) => new(Id, time, Scenario.Seed, Administrator);
}

/// <summary>A move made by somebody.</summary>
public sealed record Deed(Person By, Move Move);
