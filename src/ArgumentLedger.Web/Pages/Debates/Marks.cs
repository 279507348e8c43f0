using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>What one event changed, for the partials that mark it: a word for each label or link that it touched.</summary>
public sealed class Marks
{
    readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    readonly Dictionary<string, Rewording> rewordings;
    readonly Dictionary<string, Restanding> turns;

    /// <summary>Marks what differs after the event from just before it.</summary>
    /// <param name="step">What differs.</param>
    /// <param name="after">The debate after the event.</param>
    public Marks(Comparison step, Debate after)
    {
        rewordings = step.Reworded.ToDictionary(one => one.Label);
        turns = step.Standing.Where(one => one.IsTurn).ToDictionary(one => one.Label);
        Mark("new", step.Made, step.Conceded, step.Linked);
        Mark("withdrawn", step.Withdrawn);
        Mark("taken back", step.ConcessionsTakenBack, step.Unlinked);
        Mark("words hidden", step.Hidden);
        Mark("words shown again", step.Restored);
        Mark("gone stale", step.GoneStale);
        Mark("confirmed", step.Confirmed);
        foreach (var one in step.Reworded)
            words.TryAdd(one.Label, "reworded");
        foreach (var one in step.Credences)
            words.TryAdd(one.Label, one.To is null ? "credence taken back" : "credence stated");
        foreach (var made in step.Conceded)
            words.TryAdd(after.Concessions[made.Label].What, after.Concessions[made.Label].Extent == Extent.Full ? "conceded" : "conceded in part");
    }

    /// <summary>The labels of contributions whose status or label the event changed.</summary>
    public IEnumerable<string> Turned => turns.Keys;

    /// <summary>What became of a label or a link's id, in a word or two; null when nothing did.</summary>
    public string? Of(string label) => words.GetValueOrDefault(label);

    /// <summary>How a contribution was reworded; null when it was not.</summary>
    public Rewording? RewordingOf(string label) => rewordings.GetValueOrDefault(label);

    /// <summary>How a contribution's standing turned; null when it did not.</summary>
    public Restanding? TurnOf(string label) => turns.GetValueOrDefault(label);

    void Mark(string word, params IEnumerable<Happening>[] all)
    {
        foreach (var happening in all.SelectMany(some => some))
            words.TryAdd(happening.Label, word);
    }
}
