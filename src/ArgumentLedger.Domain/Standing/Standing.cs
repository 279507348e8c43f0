namespace ArgumentLedger.Domain;

/// <summary>The lowest and highest strength between which one that does not settle moves, both 0 to 1.</summary>
public readonly record struct Spread(double Low, double High);

/// <summary>How a contribution stands from one version until the next change, with all it has been before.</summary>
public sealed class Standing
{
    // Every cell also knows one far behind it (E. W. Myers, An applicative random-access stack, 1983): a history grows
    // by one cell at a time, is shared between versions, and any moment of it is found in logarithmic time.
    readonly Standing? previous;
    readonly Standing jump;
    readonly int position;

    internal Standing(long since, Level label, Status status, double strength, Spread? spread, Standing? previous)
    {
        (Since, Label, Status, Strength, Spread, this.previous) = (since, label, status, strength, spread, previous);
        StatusSince = previous is { } before && before.Status == status ? before.StatusSince : since;
        if (previous is null)
        {
            jump = this;
            return;
        }
        position = previous.position + 1;
        var (near, far) = (previous.jump, previous.jump.jump);
        jump = previous.position - near.position == near.position - far.position ? far : previous;
    }

    /// <summary>The version that made it so.</summary>
    public long Since { get; }

    /// <summary>The version that gave it its status, whatever has become of its label and strength since.</summary>
    public long StatusSince { get; }

    /// <summary>Who has the last word.</summary>
    public Level Label { get; }

    /// <summary>What has become of it, in one word.</summary>
    public Status Status { get; }

    /// <summary>How strong the credences and the attacks and supports leave it, 0 to 1; the mean when it does not settle.</summary>
    public double Strength { get; }

    /// <summary>The range in which a strength moves that does not settle; null for one that does.</summary>
    public Spread? Spread { get; }

    /// <summary>Whether the strength settles.</summary>
    public bool IsSettled => Spread is null;

    /// <summary>How it stood at an earlier version; null before it was made.</summary>
    public Standing? At(long version)
    {
        var cell = this;
        while (cell.Since > version)
        {
            if (cell.previous is null)
                return null;
            cell = cell.jump.Since > version ? cell.jump : cell.previous;
        }
        return cell;
    }

    /// <summary>How it stood after each change, from the latest to when it was made.</summary>
    public IEnumerable<Standing> Backwards()
    {
        for (var cell = this; cell is not null; cell = cell.previous)
            yield return cell;
    }

    /// <summary>The versions at which label or status became another, from the latest to the first change, with what was before.</summary>
    public IEnumerable<(Standing From, Standing To)> Turns()
    {
        for (var cell = this; cell.previous is { } before; cell = before)
            if (cell.IsTurnFrom(before))
                yield return (before, cell);
    }

    /// <summary>Whether it stands otherwise than then in more than strength.</summary>
    public bool IsTurnFrom(Standing then) => Label != then.Label || Status != then.Status;

    /// <summary>Whether label, status and strength are the same, whenever they came about.</summary>
    internal bool Says(Level label, Status status, double strength, Spread? spread) =>
        Label == label && Status == status && Strength.Equals(strength) && Spread == spread;
}
