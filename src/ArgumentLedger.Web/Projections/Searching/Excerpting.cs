using System.Collections.Immutable;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>A piece of an excerpt.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsFound">Whether they are among those searched for.</param>
public sealed record ExcerptPiece(string Text, bool IsFound);

/// <summary>Cuts the part out of a text in which most of what was found stands.</summary>
static class Excerpting
{
    // About three lines of a page.
    const int Length = 240, Before = 60;

    internal static ImmutableArray<ExcerptPiece> Of(string text, IReadOnlyList<(int Start, int End)> places)
    {
        var (from, to) = Window(text, places);
        var pieces = ImmutableArray.CreateBuilder<ExcerptPiece>();
        var at = from;
        foreach (var (start, end) in places.Where(place => place.Start >= from && place.End <= to))
        {
            Add(at, start, false);
            Add(start, end, true);
            at = end;
        }
        Add(at, to, false);
        if (pieces.Count == 0)
            return [];
        if (from > 0)
            pieces[0] = pieces[0] with { Text = "… " + pieces[0].Text.TrimStart() };
        if (to < text.Length)
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text.TrimEnd() + " …" };
        return pieces.ToImmutable();

        void Add(int start, int end, bool isFound)
        {
            if (end > start)
                pieces.Add(new(text[start..end], isFound));
        }
    }

    static (int From, int To) Window(string text, IReadOnlyList<(int Start, int End)> places)
    {
        if (text.Length <= Length)
            return (0, text.Length);
        var first = places.Count == 0 ? 0 : places.MaxBy(place => places.Count(other => other.Start >= place.Start && other.End <= place.Start + Length - Before)).Start;
        var from = AfterBlank(text, Math.Max(0, Math.Min(first - Before, text.Length - Length)), first);
        return (from, BeforeBlank(text, Math.Min(text.Length, from + Length)));
    }

    // Words are not cut where there is a blank near by.
    static int AfterBlank(string text, int at, int most)
    {
        if (at == 0)
            return 0;
        var blank = text.IndexOf(' ', at);
        return Whole(text, blank >= 0 && blank < most ? blank + 1 : at);
    }

    static int BeforeBlank(string text, int at)
    {
        if (at == text.Length)
            return at;
        var blank = text.LastIndexOf(' ', at, 30);
        return Whole(text, blank > 0 ? blank : at);
    }

    static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
