namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>Describes the standings: each element, and how it has stood.</summary>
static class StandingsWritten
{
    internal static Standings Describe(Pen pen, Standings standings, Series<int[]> counts)
    {
        var elements = new Element[pen.Int(standings.Elements.Count)];
        for (var number = 0; number < elements.Length; number++)
            elements[number] = Describe(pen, number, pen.Reads ? null : standings.Elements[number]);
        if (!pen.Reads)
            return standings;
        if (counts.IsEmpty)
            return Standings.None;
        Connect(elements);
        var numbers = new LabelMap<Numbered>.Builder();
        foreach (var one in elements)
            numbers.Add(one.Name, Numbered.Of(one.Number));
        return new(Elements.From(elements), numbers.ToMap(), counts[^1], counts.Take(counts.Count - 1), []) { Cells = elements.Sum(one => (long)one.History.Count) };
    }

    static Element Describe(Pen pen, int number, Element? it)
    {
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
        };
        if (it is null)
            one.History = History(pen, []);
        else
            History(pen, it.History);
        if (pen.Reads)
            one.StandAs(one.History[^1]);
        return one;
    }

    static Series<StandingCell> History(Pen pen, Series<StandingCell> cells) => pen.Steps(cells, static (pen, before, cell) =>
    {
        var since = before.Since + pen.Long(cell.Since - before.Since);
        var word = pen.Byte((byte)((byte)cell.Label | (byte)cell.Status << 2 | (cell.Unsettled is null ? 0 : 1 << 7)));
        var strength = pen.Double(cell.Strength);
        Spread? spread = (word & 1 << 7) == 0 ? null : new(pen.Double(cell.Unsettled?.Spread.Low ?? 0), pen.Double(cell.Unsettled?.Spread.High ?? 0));
        return new StandingCell(since, (Level)(word & 3), (Status)(word >> 2 & 31), strength, spread);
    });

    // As each link was joined to its ends when it was made.
    static void Connect(Element[] elements)
    {
        var (incoming, outgoing) = (new List<int>?[elements.Length], new List<int>?[elements.Length]);
        foreach (var link in elements.Where(one => one.IsLink))
        {
            (outgoing[link.Source] ??= []).Add(link.Number);
            (incoming[link.Target] ??= []).Add(link.Number);
        }
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i].Incoming = Join(incoming[i]);
            elements[i].Outgoing = Join(outgoing[i]);
        }
        foreach (var one in elements)
            one.Inflow = Inflow.Of(number => elements[number], one);
    }

    static Series<int> Join(List<int>? numbers) =>
        numbers is null ? [] : Series.Of<int>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers));
}
