using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A quote beside what it quotes, as pages show it.</summary>
/// <param name="Label">The quote's label.</param>
/// <param name="Anchor">Where it is anchored.</param>
/// <param name="Words">The quoted words.</param>
/// <param name="Origin">What it was taken from.</param>
public sealed record QuoteInView(string Label, Anchor Anchor, string Words, QuoteOrigin Origin)
{
    /// <summary>How many places of an ambiguous quote are linked.</summary>
    public const int MostPlaces = 20;

    // What differs never changes once a quote is on record, and a page may show many.
    static readonly ConditionalWeakTable<Anchor, WordAlignment> Aligned = [];

    /// <summary>A quote of a debate.</summary>
    public static QuoteInView Of(Debate debate, Contribution quote) =>
        new(quote.Label, quote.Anchor!, quote.Text.Text ?? "", debate.OriginOf(quote.Anchor!));

    /// <summary>Whether the words stand there, typography aside.</summary>
    public bool Holds => Anchor.Fidelity is Fidelity.Verbatim or Fidelity.Typographic;

    /// <summary>For an altered quote whose origin may be shown: both wordings, run by run; else empty.</summary>
    public ImmutableArray<WordRun> Runs => Anchor.Fidelity == Fidelity.Altered && Written is { } written
        ? Aligned.GetValue(Anchor, _ => new WordAlignment(written, Words)).Runs
        : [];

    /// <summary>For an ambiguous quote whose origin may be shown: where it stands; else nothing.</summary>
    public Finding Places => Anchor.Fidelity == Fidelity.Ambiguous && Origin.Text is { } text
        ? QuotedText.Prepare(text).Find(Words, Anchor.Prefix?.Text, Anchor.Suffix?.Text)
        : Finding.Nothing;

    string? Written => Origin.WordsAt(Anchor);

    /// <summary>The address of a place in what is quoted, below the debate's.</summary>
    /// <param name="start">The place's first code point; null for the whole.</param>
    /// <param name="mark">The mark there; null for none.</param>
    public (string Below, string? Query)? PlaceOf(int? start, string? mark) => Anchor switch
    {
        { Source: { } source } => ($"sources/{source}{Fragment(mark)}", start is null ? null : $"from={start}"),
        { Contribution: { } contribution } => (contribution + Fragment(Origin.State == OriginState.Unchanged ? mark : null), null),
        _ => null,
    };

    static string Fragment(string? mark) => mark is null ? "" : "#" + mark;

    /// <summary>The marks of a quote in what it quotes: one where it was found, one for each place where it is ambiguous.</summary>
    public IEnumerable<Mark> Marks => Anchor is { Start: { } start, End: { } end }
        ? [new(MarkOf(0), Label, start, end)]
        : Places.Places.Take(MostPlaces).Select((place, n) => new Mark(MarkOf(n), Label, place.Start, place.End));

    /// <summary>The id of the n-th mark of the quote, from 0.</summary>
    public string MarkOf(int n) => n == 0 ? $"in-{Label}" : FormattableString.Invariant($"in-{Label}-{n + 1}");
}
