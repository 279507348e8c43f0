using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Tests.Properties;

/// <summary>A debate under random moves: refused ones are passed over. The n-th is made n minutes after noon.</summary>
sealed record Told(Debate Debate, ImmutableList<Entry> Entries, int Moves = 0, Refusal? Refusal = null)
{
    public Hearing Hear(Deed deed) => Debate.HearAll([new SpokenMove(deed.Move, deed.By.SpeakingAt(Scenario.Noon.AddMinutes(Moves)))]);

    public Told Then(Deed deed)
    {
        var hearing = Hear(deed);
        return new(hearing.After, Entries.AddRange(hearing.Entries), Moves + 1, hearing.Refusal);
    }
}
