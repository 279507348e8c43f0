using System.Runtime.CompilerServices;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>
/// A text made ready to have many excerpts looked for in it. This is the one place that judges quotes: the same
/// characters (<see cref="Fidelity.Verbatim"/>), the same but for how type is set (<see cref="Fidelity.Typographic"/>),
/// or similar words (<see cref="Fidelity.Altered"/>); between equal places the words before and after decide.
/// </summary>
public sealed class QuotedText
{
    /// <summary>How many places of an ambiguous excerpt are told at most.</summary>
    public const int MostPlaces = 1_000;

    /// <summary>Code points of context kept on each side of a quote.</summary>
    public const int Context = 32;

    static readonly ConditionalWeakTable<string, WeakReference<QuotedText>> Prepared = [];

    // Of how many equally near places the words are compared, and of how many characters of excerpt in all.
    const int MostCompared = 16;
    const int MostComparedUnits = 20_000;

    // What took long to find, by the excerpt, while that is in use: one asks before a quote waits its turn, and when it has it.
    static readonly ConditionalWeakTable<string, Known> Remembered = [];

    readonly Lazy<Graphemes.Starts> clusters;
    readonly Lazy<Offsets> offsets;
    readonly Lazy<FoldedText> folded;
    readonly Lazy<char[]> lowered;
    readonly Lazy<GramIndex> grams;

    QuotedText(string text)
    {
        Text = text;
        clusters = new(() => new(text));
        offsets = new(() => new(text));
        folded = new(() => FoldedText.Of(text));
        lowered = new(() => Array.ConvertAll(folded.Value.Units, char.ToLowerInvariant));
        grams = new(() => new(lowered.Value));
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Makes a text ready. What was made ready before is given again while memory is not short.</summary>
    public static QuotedText Prepare(string text)
    {
        var known = Prepared.GetValue(text, unknown => new(new QuotedText(unknown)));
        if (known.TryGetTarget(out var ready))
            return ready;
        known.SetTarget(ready = new(text));
        return ready;
    }

    /// <summary>Finds an excerpt.</summary>
    /// <param name="exact">The quoted words.</param>
    /// <param name="prefix">Words just before them, or null.</param>
    /// <param name="suffix">Words just after them, or null.</param>
    public Finding Find(string exact, string? prefix = null, string? suffix = null)
    {
        if (exact.Length == 0)
            return Finding.Nothing;
        var verbatim = VerbatimPlaces(exact);
        if (verbatim.Count > 0)
            return Found(Fidelity.Verbatim, Narrowed(verbatim, new(exact, prefix, suffix)));
        if (Remembered.TryGetValue(exact, out var known) && known.IsOf(Text, prefix, suffix))
            return known.Finding;
        var wanted = new Wanted(exact, prefix, suffix);
        var typographic = TypographicPlaces(wanted);
        var found = typographic.Count > 0 ? Found(Fidelity.Typographic, Narrowed(typographic, wanted)) : FindAltered(wanted);
        Remembered.AddOrUpdate(exact, new(new(Text), prefix, suffix, found));
        return found;
    }

    /// <summary>The words before and after a place, at most <see cref="Context"/> code points each; empty at the text's ends.</summary>
    public (string Prefix, string Suffix) ContextOf(Range place)
    {
        var (index, length) = place.GetOffsetAndLength(Text.Length);
        var start = index;
        for (var n = 0; n < Context && start > 0; n++)
            start -= start > 1 && char.IsSurrogatePair(Text[start - 2], Text[start - 1]) ? 2 : 1;
        var end = index + length;
        for (var n = 0; n < Context && end < Text.Length; n++)
            end += char.IsSurrogatePair(Text, end) ? 2 : 1;
        return (Text[start..index], Text[(index + length)..end]);
    }

    List<Stretch> VerbatimPlaces(string exact)
    {
        var places = new List<Stretch>();
        foreach (var at in ExactSearch.PlacesOf(exact, Text))
            if (Graphemes.IsBoundary(Text, at, clusters) && Graphemes.IsBoundary(Text, at + exact.Length, clusters))
                places.Add(new(at, at + exact.Length));
        return places;
    }

    List<Stretch> TypographicPlaces(Wanted wanted)
    {
        foreach (var form in new[] { wanted.Folded, wanted.Bare }.Distinct())
            if (FoldedPlaces(Wanted.Capitals(form)) is { Count: > 0 } places)
                return Originals(places);
        return Originals(ElidedSearch.Places(wanted.Pieces, piece => FoldedPlaces([piece]), Wanted.Capitals));
    }

    List<Stretch> FoldedPlaces(IEnumerable<string> forms)
    {
        var places = new List<Stretch>();
        foreach (var form in forms)
            foreach (var at in ExactSearch.PlacesOf(form, folded.Value.Units))
                if (folded.Value.IsWhole(at, at + form.Length))
                    places.Add(new(at, at + form.Length));
        places.Sort((one, other) => one.From.CompareTo(other.From));
        return places;
    }

    Finding FindAltered(Wanted wanted)
    {
        var places = Nearest(wanted.Bare);
        if (places.Count == 0)
            places = ElidedSearch.Places(wanted.Pieces, Nearest, piece => [piece]);
        if (places.Count == 0)
            return Finding.Nothing;
        var likely = Narrowed(Originals([.. places.Select(Widened).Distinct()]), wanted);
        if (likely.Count > Math.Clamp(MostComparedUnits / wanted.Exact.Length, 1, MostCompared))
            return Found(Fidelity.Altered, likely);
        var compared = likely.ConvertAll(place => (Place: place, Words: new WordAlignment(Text[place.From..place.To], wanted.Exact)));
        var least = compared.Min(one => one.Words.Cost);
        compared.RemoveAll(one => one.Words.Cost > least);
        var differences = compared[0].Words.Differences;
        var found = Found(differences.IsEmpty ? Fidelity.Typographic : Fidelity.Altered, compared.ConvertAll(one => one.Place));
        return found.Place is null ? found : found with { Differences = differences };
    }

    // Capitals are not counted as edits here; the words that differ by them are named all the same.
    List<Stretch> Nearest(string form)
    {
        var pattern = Array.ConvertAll(form.ToCharArray(), char.ToLowerInvariant);
        return pattern.Length == 0 ? [] : ApproximateSearch.Nearest(lowered.Value, grams, pattern, ApproximateSearch.MostEdits(pattern.Length));
    }

    // To whole words, so that a word of which a part fits counts as changed; and to whole characters.
    Stretch Widened(Stretch place)
    {
        const int farthest = 64;
        var (from, to) = (place.From, place.To);
        if (lowered.Value[from] == ' ')
            from++;
        if (lowered.Value[to - 1] == ' ')
            to--;
        for (var n = 0; n < farthest && Tokens.Join(lowered.Value, from); n++)
            from--;
        for (var n = 0; n < farthest && Tokens.Join(lowered.Value, to); n++)
            to++;
        return new(from, to);
    }

    List<Stretch> Originals(List<Stretch> places) =>
        places.ConvertAll(place => new Stretch(folded.Value.StartOf(place.From), folded.Value.EndOf(place.To - 1)));

    Finding Found(Fidelity fidelity, List<Stretch> places) =>
        new(places.Count == 1 ? fidelity : Fidelity.Ambiguous, [.. places.Take(MostPlaces).Select(PlaceOf)], places.Count, []);

    // Between equal places those with the very words around them are meant; else those with words like them.
    List<Stretch> Narrowed(List<Stretch> places, Wanted wanted)
    {
        if (places.Count > 1 && places.FindAll(place => IsInContext(place, wanted)) is { Count: > 0 } told)
            places = told;
        if (places.Count > 1 && places.FindAll(place => IsInFoldedContext(place, wanted)) is { Count: > 0 } likely)
            places = likely;
        return places;
    }

    Place PlaceOf(Stretch place) => new(offsets.Value.OffsetOf(place.From), offsets.Value.OffsetOf(place.To), place.From..place.To);

    sealed record Known(WeakReference<string> Text, string? Prefix, string? Suffix, Finding Finding)
    {
        internal bool IsOf(string text, string? prefix, string? suffix) =>
            Text.TryGetTarget(out var known) && ReferenceEquals(known, text) && Prefix == prefix && Suffix == suffix;
    }

    bool IsInContext(Stretch place, Wanted wanted) =>
        Text.AsSpan(0, place.From).EndsWith(wanted.Prefix, StringComparison.Ordinal)
        && Text.AsSpan(place.To).StartsWith(wanted.Suffix, StringComparison.Ordinal);

    bool IsInFoldedContext(Stretch place, Wanted wanted)
    {
        var units = folded.Value.Units.AsSpan();
        return units[..folded.Value.UnitsBefore(place.From)].TrimEnd(' ').EndsWith(wanted.FoldedPrefix)
            && units[folded.Value.UnitsBefore(place.To)..].TrimStart(' ').StartsWith(wanted.FoldedSuffix);
    }
}
