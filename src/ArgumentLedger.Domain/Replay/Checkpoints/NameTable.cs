namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>The names in a checkpoint that are no labels, most of them ids of contributors: each is spelled out once, at its end.</summary>
sealed class NameTable
{
    readonly List<string> spelled = [];
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    internal string this[int place] => spelled[place];

    /// <summary>The place of a name, which is given one when it has none.</summary>
    internal int PlaceOf(string name)
    {
        if (places.TryGetValue(name, out var place))
            return place;
        places.Add(name, spelled.Count);
        spelled.Add(name);
        return spelled.Count - 1;
    }

    internal void Describe(Pen pen)
    {
        var count = pen.Int(spelled.Count);
        for (var place = 0; place < count; place++)
        {
            var name = pen.Text(pen.Reads ? null : spelled[place]);
            if (pen.Reads)
                spelled.Add(name!);
        }
    }
}
