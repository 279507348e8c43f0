using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>The lowest and highest strength between which one that does not settle moves, both 0 to 1.</summary>
public readonly record struct Spread(double Low, double High);

/// <summary>How a contribution stands from one version until the next change, with all it has been before.</summary>
public sealed class Standing
{
    readonly Series<StandingCell> cells;
    readonly int at;
    readonly StandingCell cell;

    internal Standing(Series<StandingCell> cells, int at) => (this.cells, this.at, cell) = (cells, at, cells[at]);

    /// <summary>The version that made it so.</summary>
    public long Since => cell.Since;

    /// <summary>The version that gave it its status, whatever has become of its label and strength since.</summary>
    public long StatusSince
    {
        get
        {
            var first = at - cell.SinceTurn;
            while (first > 0 && cells[first - 1] is var before && before.Status == Status)
                first -= 1 + before.SinceTurn;
            return cells[first].Since;
        }
    }

    /// <summary>Who has the last word.</summary>
    public Level Label => cell.Label;

    /// <summary>What has become of it, in one word.</summary>
    public Status Status => cell.Status;

    /// <summary>How strong the credences and the attacks and supports leave it, 0 to 1; the mean when it does not settle.</summary>
    public double Strength => cell.Strength;

    /// <summary>The range in which a strength moves that does not settle; null for one that does.</summary>
    public Spread? Spread => cell.Unsettled?.Spread;

    /// <summary>Whether the strength settles.</summary>
    public bool IsSettled => Spread is null;

    /// <summary>How it stood at an earlier version; null before it was made.</summary>
    public Standing? At(long version)
    {
        if (Since <= version)
            return this;
        var known = cells.CountWhile(static (cell, latest) => cell.Since <= latest, version);
        return known == 0 ? null : new(cells, known - 1);
    }

    /// <summary>How it stood after each change, from the latest to when it was made.</summary>
    public IEnumerable<Standing> Backwards()
    {
        for (var i = at; i >= 0; i--)
            yield return i == at ? this : new(cells, i);
    }

    /// <summary>The versions at which label or status became another, from the latest to the first change, with what was before.</summary>
    public IEnumerable<(Standing From, Standing To)> Turns()
    {
        for (var i = at - cell.SinceTurn; i > 0; i -= 1 + cells[i - 1].SinceTurn)
            yield return (new(cells, i - 1), new(cells, i));
    }

    /// <summary>Whether it stands otherwise than then in more than strength.</summary>
    public bool IsTurnFrom(Standing then) => Label != then.Label || Status != then.Status;

    /// <summary>Whether label, status and strength are the same, whenever they came about.</summary>
    internal bool Says(Standing other) => cell.Says(other.cell);
}
