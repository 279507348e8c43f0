namespace ArgumentLedger.Domain;

/// <summary>How an element stands from one version until the next change: the form in which histories are kept.</summary>
readonly struct StandingCell(long since, Level label, Status status, double strength, Spread? spread)
{
    readonly int since = checked((int)since);
    readonly byte label = (byte)label;
    readonly byte status = (byte)status;

    internal long Since => since;

    internal Level Label => (Level)label;

    /// <summary>A contribution's status; of no meaning for a link.</summary>
    internal Status Status => (Status)status;

    internal double Strength { get; } = strength;

    /// <summary>The range of a strength that does not settle. Few do not, so that it lies apart.</summary>
    internal Range? Unsettled { get; } = spread is { } moving ? new(moving) : null;

    /// <summary>A spread on the heap.</summary>
    internal sealed record Range(Spread Spread);

    /// <summary>Whether label, status and strength are the same, whenever they came about.</summary>
    internal bool Says(StandingCell other) =>
        label == other.label && status == other.status && Strength.Equals(other.Strength) && Unsettled?.Spread == other.Unsettled?.Spread;
}
