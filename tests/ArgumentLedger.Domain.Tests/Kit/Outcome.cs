namespace ArgumentLedger.Domain.Tests.Kit;

/// <summary>What came of one move or of a batch.</summary>
public sealed class Outcome(Debate before, Hearing hearing)
{
    public Hearing Hearing => hearing;

    public Debate After => hearing.After;

    /// <summary>Exactly these events are recorded, in versions that follow without a gap.</summary>
    public Outcome Then(params DebateEvent[] events)
    {
        Assert.Null(hearing.Refusal);
        Assert.Equal(events, hearing.Entries.Select(entry => entry.Event));
        Assert.Equal(Enumerable.Range(1, events.Length).Select(n => before.Version + n), hearing.Entries.Select(entry => entry.Version));
        Assert.Equal(before.Version + events.Length, After.Version);
        return this;
    }

    /// <summary>The one event recorded carries this voice: a cast label, or null for the contributor's own.</summary>
    public Outcome InTheVoiceOf(string? speaker)
    {
        Assert.All(hearing.Entries, entry => Assert.Equal(speaker, entry.Speaker));
        return this;
    }

    /// <summary>The move is fine but changes nothing.</summary>
    public Outcome ThenNothing() => Then();

    /// <summary>The rules refuse, about this field or the move as a whole (null), and nothing changes.</summary>
    public Outcome ThenRefused(string code, string? field = null, int at = 0)
    {
        Assert.Equal((code, field), (hearing.Refusal?.Code, hearing.Refusal?.Field));
        Assert.Equal(at, hearing.RefusedAt);
        Assert.Empty(hearing.Entries);
        Assert.Empty(hearing.Labels);
        Assert.Same(before, After);
        Assert.Matches(@"\w.*\.\z", hearing.Refusal!.Sentence);
        return this;
    }
}
