namespace ArgumentLedger.Domain.Quotes;

/// <summary>What is looked for, in the forms in which it may stand in a text.</summary>
sealed class Wanted
{
    internal Wanted(string exact, string? prefix, string? suffix)
    {
        (Exact, Prefix, Suffix) = (exact, prefix, suffix);
        FoldedPrefix = FoldedText.Of(prefix ?? "").ToString();
        FoldedSuffix = FoldedText.Of(suffix ?? "").ToString();
        Folded = FoldedText.Of(exact).ToString();
        Bare = Folded.Trim(Typography.QuoteMark, Typography.Ellipsis, ' ');
        // “[T]he” is how one writes that a capital was put for a small letter.
        if (Bare is ['[', var letter, ']', var next, ..] && char.IsLetter(letter) && char.IsLetter(next))
            Bare = letter + Bare[3..];
        Pieces = [.. Bare.Split(Typography.Ellipsis).Select(piece => piece.Trim(' ', Typography.QuoteMark)).Where(piece => piece.Length > 0)];
    }

    internal string Exact { get; }

    internal string? Prefix { get; }

    internal string? Suffix { get; }

    internal string FoldedPrefix { get; }

    internal string FoldedSuffix { get; }

    /// <summary>The excerpt folded.</summary>
    internal string Folded { get; }

    /// <summary>The same without marks of quoting and ellipses around it.</summary>
    internal string Bare { get; }

    /// <summary>What stands between its ellipses.</summary>
    internal string[] Pieces { get; }

    /// <summary>A folded form with its first letter large and small.</summary>
    internal static IEnumerable<string> Capitals(string form)
    {
        yield return form;
        var at = form is [Typography.QuoteMark, _, ..] ? 1 : 0;
        if (at >= form.Length)
            yield break;
        var first = form[at];
        var other = char.IsUpper(first) ? char.ToLowerInvariant(first) : char.ToUpperInvariant(first);
        if (other != first)
            yield return $"{form[..at]}{other}{form[(at + 1)..]}";
    }
}
