namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>Describes the standings: each element, and how it has stood.</summary>
static class StandingsWritten
{
    internal static Standings Describe(Pen pen, Standings standings)
    {
        var isNone = pen.Bool(standings.CountsBefore.IsEmpty);
        var elements = pen.Long(standings.Elements, Describe);
        var numbers = pen.Map(standings.Numbers, static (pen, before, found) => new(before.Place + pen.Int(found.Place - before.Place)));
        var counts = Counts(pen, null, standings.Counts);
        var earlier = pen.Long(standings.CountsBefore, Counts);
        var cells = pen.Long(standings.Cells);
        return isNone ? Standings.None : new(elements, numbers, counts, earlier, []) { Cells = cells };
    }

    static int[] Counts(Pen pen, int[]? before, int[]? now) => Checkpoint.Numbers(pen, before, now, StatusWords.Count);

    static Element Describe(Pen pen, Element? before, Element? it)
    {
        var number = before is null ? pen.Int(it?.Number ?? 0) : before.Number + 1;
        var name = pen.Name(it?.Name)!;
        var isLink = pen.Bool(it?.IsLink ?? false);
        var one = new Element(number, name, isLink)
        {
            Made = pen.Long(it?.Made ?? 0),
            IsAttack = isLink && pen.Bool(it?.IsAttack ?? false),
            Source = isLink ? pen.Int(it?.Source ?? 0) : -1,
            Target = isLink ? pen.Int(it?.Target ?? 0) : -1,
            Cap = (Level)pen.Byte((byte)(it?.Cap ?? default)),
            IsWithdrawn = pen.Bool(it?.IsWithdrawn ?? false),
            Base = pen.Double(it?.Base ?? 0),
            Incoming = pen.Steps(it?.Incoming ?? [], Number),
            Outgoing = pen.Steps(it?.Outgoing ?? [], Number),
            Inflow = Describe(pen, it?.Inflow ?? default),
            History = History(pen, it?.History ?? []),
        };
        one.StandAs(one.History[^1]);
        return one;
    }

    static int Number(Pen pen, int before, int number) => before + pen.Int(number - before);

    // Most elements have nothing that points at them.
    static Inflow Describe(Pen pen, Inflow inflow)
    {
        if (!pen.Bool(inflow != default))
            return default;
        var (high, low) = (pen.Long((long)(inflow.Pushes >> 64)), pen.Long((long)inflow.Pushes));
        return new(new((ulong)high, (ulong)low), pen.Int(inflow.Biting), pen.Int(inflow.Open), pen.Int(inflow.Challenges), pen.Int(inflow.Supports));
    }

    static Series<StandingCell> History(Pen pen, Series<StandingCell> cells) => pen.Steps(cells, static (pen, before, cell) =>
    {
        var since = before.Since + pen.Long(cell.Since - before.Since);
        var word = pen.Byte((byte)((byte)cell.Label | (byte)cell.Status << 2 | (cell.Unsettled is null ? 0 : 1 << 7)));
        var strength = pen.Double(cell.Strength);
        Spread? spread = (word & 1 << 7) == 0 ? null : new(pen.Double(cell.Unsettled?.Spread.Low ?? 0), pen.Double(cell.Unsettled?.Spread.High ?? 0));
        return new StandingCell(before, since, (Level)(word & 3), (Status)(word >> 2 & 31), strength, spread);
    });
}
