namespace ArgumentLedger.Domain;

/// <summary>How one event changed the standing of a contribution that was there before it.</summary>
public sealed class StandingShift
{
    readonly Attribution attribution;

    internal StandingShift(string label, Standing from, Standing to, Attribution attribution) =>
        (Label, From, To, this.attribution) = (label, from, to, attribution);

    /// <summary>The contribution.</summary>
    public string Label { get; }

    /// <summary>How it stood before the event.</summary>
    public Standing From { get; }

    /// <summary>How it stands after the event.</summary>
    public Standing To { get; }

    /// <summary>Whether more changed than the strength.</summary>
    public bool IsTurn => From.Label != To.Label || From.Status != To.Status;

    /// <summary>
    /// How the event reached it: a shortest way from what the event itself changed to this contribution, through
    /// contributions and links (by id) that are new or whose labels changed. Empty when its own label is the same.
    /// </summary>
    public IReadOnlyList<string> Via() => From.Label == To.Label ? [] : attribution.PathTo(Label);
}
