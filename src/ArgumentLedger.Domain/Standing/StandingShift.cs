using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>How one event changed the standing of a contribution that was there before it.</summary>
public sealed class StandingShift
{
    readonly Series<StandingCell> cells;
    readonly Attribution attribution;

    /// <summary>Made by the last of the cells.</summary>
    internal StandingShift(string label, Series<StandingCell> cells, Attribution attribution) =>
        (Label, this.cells, this.attribution) = (label, cells, attribution);

    /// <summary>The contribution.</summary>
    public string Label { get; }

    /// <summary>How it stood before the event.</summary>
    public Standing From => new(cells, cells.Count - 2);

    /// <summary>How it stands after the event.</summary>
    public Standing To => new(cells, cells.Count - 1);

    /// <summary>Whether more changed than the strength.</summary>
    public bool IsTurn => To.IsTurnFrom(From);

    /// <summary>
    /// How the event reached it: a shortest way from what the event itself changed to this contribution, through
    /// contributions and links (by id) that are new or whose labels changed. Empty when its own label is the same.
    /// </summary>
    public IReadOnlyList<string> Via() => From.Label == To.Label ? [] : attribution.PathTo(Label);

    /// <summary>The change as a sentence, with the contributions through which the event reached this one.</summary>
    public Sentence Say()
    {
        if (From.Status != To.Status)
            return Sentence.Of($"{Label} was {From.Status} and is {To.Status} now{Aside()}.");
        if (From.Label != To.Label)
            return Sentence.Of($"{Label} is {To.Status} as before, but {To.Label} now and no longer {From.Label}{Aside()}.");
        return To.Strength.CompareTo(From.Strength) switch
        {
            < 0 => Sentence.Of($"{Label} is weaker now."),
            > 0 => Sentence.Of($"{Label} is stronger now."),
            _ => Sentence.Of($"{Label} is as strong as before."),
        };
    }

    /// <summary>The contributions through which the event reached this one, as part of a sentence; null when there are none.</summary>
    public Sentence? Way()
    {
        var through = From.Label == To.Label ? [] : attribution.ContributionsTo(Label);
        return through.Count == 0 ? null : Sentence.Of($"by way of {Sentence.Naming(through)}");
    }

    Sentence Aside() => Way() is { } way ? Sentence.Of($", {way}") : Sentence.Of($"");
}
