namespace ArgumentLedger.Domain;

/// <summary>How an element stands from one version until the next change: the form in which histories are kept.</summary>
readonly struct StandingCell
{
    const int LabelBits = 2;
    const int WordBits = 8;

    readonly int since;

    // Label, status and the count of cells since the last turn, so that a long history of strengths need not be gone through.
    readonly uint packed;

    internal StandingCell(StandingCell before, long since, Level label, Status status, double strength, Spread? spread)
    {
        this.since = checked((int)since);
        var word = (uint)label | (uint)status << LabelBits;
        var sinceTurn = before.since > 0 && before.Word == word ? before.SinceTurn + 1 : 0;
        packed = word | checked((uint)sinceTurn * (1 << WordBits));
        Strength = strength;
        Unsettled = spread is { } moving ? new(moving) : null;
    }

    internal long Since => since;

    internal Level Label => (Level)(packed & ((1 << LabelBits) - 1));

    /// <summary>A contribution's status; of no meaning for a link.</summary>
    internal Status Status => (Status)(Word >> LabelBits);

    /// <summary>How many cells before this one have the same label and status, without one in between that has others.</summary>
    internal int SinceTurn => (int)(packed >> WordBits);

    internal double Strength { get; }

    /// <summary>The range of a strength that does not settle. Few do not, so that it lies apart.</summary>
    internal Range? Unsettled { get; }

    uint Word => packed & ((1 << WordBits) - 1);

    /// <summary>A spread on the heap.</summary>
    internal sealed record Range(Spread Spread);

    /// <summary>Whether label, status and strength are the same, whenever they came about.</summary>
    internal bool Says(StandingCell other) =>
        Word == other.Word && Strength.Equals(other.Strength) && Unsettled?.Spread == other.Unsettled?.Spread;
}
