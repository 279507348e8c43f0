using System.Globalization;
using ArgumentLedger.Domain.Quotes;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

public sealed class QuoteProperties
{
    static readonly Gen<string> Few = Gen.OneOf('a', 'b').Array[0, 12].Select(letters => new string(letters));

    // Characters that join with their neighbours, that take two units, that fold, that are not seen, and plain ones.
    static readonly Gen<string> Piece = Gen.OneOf(
        "a", "b", "B", " ", "  ", "\n", "\r\n", ".", "...", "…", "-", "—", "'", "“", "\"", ">", "> ", "- ", "1. ", "e\u0301", "é", "\u0301", "\u00ad",
        "\u200b", "\u200d", "\u202e", "ש", "ا", "😀", "👩‍🚀", "🇫🇷", "👍🏽", "한", "\u1112\u1161\u11ab", "ﬁ", "漢", "ไทย", "𝔘", "\ufe0f", "[", "]", "<script>");

    static readonly Gen<string> AnyText = Piece.Array[0, 40].Select(string.Concat);

    static readonly Gen<string> AnyUnicode = Gen.OneOf(Gen.Int[1, 0xd7ff], Gen.Int[0xe000, 0x10ffff]).Array[0, 60]
        .Select(points => string.Concat(points.Select(char.ConvertFromUtf32)));

    static readonly Gen<string> Word = Gen.Char['a', 'z'].Array[3, 9].Select(letters => new string(letters));

    [Fact]
    public void A_quote_is_judged_as_by_looking_at_every_place() =>
        Gen.Select(Few, Few, Few.Select(some => some.Length > 2 ? some[..2] : some)).Sample(
            (text, exact, prefix) =>
            {
                var places = Enumerable.Range(0, text.Length)
                    .Where(at => exact.Length > 0 && string.CompareOrdinal(text, at, exact, 0, exact.Length) == 0).ToList();
                if (places.Count == 0)
                    return;
                var inContext = places.Where(at => text[..at].EndsWith(prefix, StringComparison.Ordinal)).ToList();
                var finding = QuotedText.Prepare(text).Find(exact, prefix);
                Assert.Equal(inContext.Count > 0 && places.Count > 1 ? inContext : places, finding.Places.Select(place => place.Start));
                Assert.Equal(finding.Places.Length == 1 ? Fidelity.Verbatim : Fidelity.Ambiguous, finding.Fidelity);
            },
            iter: 500);

    [Fact]
    public void Any_piece_of_any_text_is_found_verbatim_at_its_place() =>
        Gen.OneOf(AnyText, AnyUnicode).SelectMany(text => Gen.Select(Gen.Const(text), Gen.Int[0, 1_000], Gen.Int[0, 1_000])).Sample(
            (text, one, other) =>
            {
                int[] edges = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
                var (from, to) = (edges[one % edges.Length], edges[other % edges.Length]);
                if (from >= to)
                    return;
                var finding = QuotedText.Prepare(text).Find(text[from..to]);
                Assert.Contains(from..to, finding.Places.Select(place => place.Units));
                Assert.Equal(finding.Count == 1 ? Fidelity.Verbatim : Fidelity.Ambiguous, finding.Fidelity);
                Assert.All(finding.Places, place => Assert.Equal(text[from..to], text[place.Units]));
                var inContext = QuotedText.Prepare(text).Find(text[from..to], text[..from], text[to..]);
                Assert.Equal((Fidelity.Verbatim, from..to), (inContext.Fidelity, inContext.Place!.Value.Units));
            },
            iter: 3_000);

    [Fact]
    public void Whatever_is_looked_for_no_place_cuts_a_character_in_two() =>
        Gen.Select(AnyText, AnyText).Sample(
            (text, exact) =>
            {
                int[] edges = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
                foreach (var place in QuotedText.Prepare(text).Find(exact).Places)
                {
                    Assert.Contains(place.Units.Start.Value, edges);
                    Assert.Contains(place.Units.End.Value, edges);
                    Assert.True(place.Start < place.End);
                    Assert.Equal((place.Units.Start.Value, place.Units.End.Value), (CodePoints.IndexOf(text, place.Start), CodePoints.IndexOf(text, place.End)));
                }
            },
            iter: 3_000);

    [Fact]
    public void Offsets_go_from_code_points_to_units_and_back() =>
        Gen.Select(AnyUnicode, Gen.Int[1, 60]).Sample(
            (piece, times) =>
            {
                var text = string.Concat(Enumerable.Repeat(piece, times));
                var offsets = new Offsets(text);
                var count = CodePoints.Count(text);
                for (var offset = 0; offset <= count; offset += Math.Max(1, count / 50))
                {
                    Assert.Equal(CodePoints.IndexOf(text, offset), offsets.IndexOf(offset));
                    Assert.Equal(offset, offsets.OffsetOf(offsets.IndexOf(offset)));
                }
                Assert.Equal(text.Length, offsets.IndexOf(count));
                Assert.Throws<ArgumentOutOfRangeException>(() => offsets.IndexOf(count + 1));
            },
            iter: 300);

    [Fact]
    public void Words_edited_by_at_most_a_tenth_are_named_and_no_others() =>
        Gen.Select(Word.Array[60, 600], Gen.Int[0, 1_000], Gen.Int[12, 40], Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, 1_000], Gen.Char['0', '9']).Array[1, 4]).Sample(
            (words, start, length, edits) =>
            {
                start %= words.Length - length;
                var (place, quote) = (words[start..(start + length)], words[start..(start + length)]);
                var left = string.Join(' ', quote).Length / 10;
                foreach (var (word, letter, digit) in edits.Take(left))
                {
                    // A digit stands in no word, so that nothing is put back; the first and last words hold the quote in place.
                    var at = 1 + word % (length - 2);
                    var letters = quote[at].ToCharArray();
                    letters[letter % letters.Length] = digit;
                    quote[at] = new(letters);
                }
                var text = string.Join(' ', words);

                var finding = QuotedText.Prepare(text).Find(string.Join(' ', quote));

                Assert.Equal(Fidelity.Altered, finding.Fidelity);
                Assert.Equal(string.Join(' ', place), text[finding.Place!.Value.Units]);
                Assert.Equal(string.Join(' ', place.Zip(quote).Where(pair => pair.First != pair.Second).Select(pair => pair.First)), string.Join(' ', finding.Differences.Select(one => one.Written)));
                Assert.Equal(string.Join(' ', place.Zip(quote).Where(pair => pair.First != pair.Second).Select(pair => pair.Second)), string.Join(' ', finding.Differences.Select(one => one.Quoted)));
            },
            iter: 300);

    [Fact]
    public void Nothing_is_nearer_than_what_is_found() =>
        Gen.Select(Gen.OneOf('a', 'b', 'c', ' ').Array[0, 300], Gen.Bool, Gen.OneOf('a', 'b', 'c', ' ').Array[1, 150], Gen.Int[0, 1_000], Gen.Int[0, 60]).Sample(
            (letters, isLong, pattern, at, spoilt) =>
            {
                // Long texts are searched by an index, short ones are not.
                char[] text = isLong ? [.. Enumerable.Repeat(letters, 8).SelectMany((some, n) => some.Concat([(char)('d' + n)]))] : letters;
                if (text.Length > pattern.Length && spoilt < 40)
                {
                    // Most random patterns are near nothing: take one from the text and spoil it.
                    pattern = text.AsSpan(at % (text.Length - pattern.Length), pattern.Length).ToArray();
                    for (var n = 0; n < spoilt * pattern.Length / 200; n++)
                        pattern[n * 7919 % pattern.Length] = 'x';
                }
                var most = ApproximateSearch.MostEdits(pattern.Length);
                var distances = PlainDistances(text, pattern);
                var best = distances.Min();

                var places = ApproximateSearch.Nearest(text, new(() => new(text)), pattern, most);

                Assert.Equal(best <= most, places.Count > 0);
                Assert.All(places, place => Assert.Equal(best, distances[place.To]));
                Assert.All(places, place => Assert.Equal(best, PlainDistance(text[place.From..place.To], pattern)));
                // Every best end is told of, or lies within half a pattern of one that is.
                if (best <= most)
                    Assert.All(Enumerable.Range(0, distances.Length).Where(end => distances[end] == best), end =>
                        Assert.Contains(places, place => Math.Abs(place.To - end) <= pattern.Length / 2));
            },
            iter: 1_000);

    // The table of P. Sellers (1980), a row at a time: the least distance of the pattern to what ends at each index.
    static int[] PlainDistances(char[] text, char[] pattern)
    {
        var row = new int[text.Length + 1];
        for (var i = 1; i <= pattern.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= text.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (pattern[i - 1] == text[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1));
        }
        return row;
    }

    static int PlainDistance(char[] one, char[] other)
    {
        var row = Enumerable.Range(0, one.Length + 1).ToArray();
        for (var i = 1; i <= other.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= one.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (other[i - 1] == one[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1));
        }
        return row[^1];
    }
}
