using System.Globalization;
using System.Text;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>
/// A text without accents and case, as ledger.search_fold in search-index.sql makes it, and for each character of it
/// where in the text it comes from.
/// </summary>
sealed class SearchFolding
{
    /// <summary>What PostgreSQL writes around words that fit.</summary>
    internal const char Begin = '\uE000', End = '\uE001';

    readonly StringBuilder folded = new();
    readonly List<int> origins = [];

    internal SearchFolding(string text)
    {
        Original = text;
        for (var i = 0; i < text.Length;)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            foreach (var letter in Fold(text.Substring(i, length)))
            {
                folded.Append(letter);
                origins.Add(i);
            }
            i += length;
        }
        origins.Add(text.Length);
    }

    /// <summary>The text as it is.</summary>
    internal string Original { get; }

    /// <summary>The text folded.</summary>
    internal string Folded => folded.ToString();

    static IEnumerable<char> Fold(string one) => one switch
    {
        "ø" or "Ø" => "o",
        "ł" or "Ł" => "l",
        "đ" or "Đ" or "ð" or "Ð" => "d",
        "ħ" or "Ħ" => "h",
        "ı" => "i",
        "ß" or "ẞ" => "ss",
        "æ" or "Æ" => "ae",
        "œ" or "Œ" => "oe",
        "<" or ">" or "&" or "\uE000" or "\uE001" => " ",
        _ when one[0] < 0x80 => one.ToLowerInvariant(),
        _ when char.IsSurrogate(one[0]) && one.Length == 1 => " ",
        _ => one.ToLowerInvariant().Normalize(NormalizationForm.FormKD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark),
    };

    /// <summary>Where in the original text the words stand that are marked in the folded one; empty when that is another text.</summary>
    internal IReadOnlyList<(int Start, int End)> Places(string marked)
    {
        var places = new List<(int, int)>();
        var (at, start) = (0, -1);
        foreach (var letter in marked)
        {
            if (letter == Begin)
                start = at;
            else if (letter == End && start >= 0)
                places.Add((origins[start], origins[at]));
            else if (at == folded.Length || letter != folded[at++])
                return [];
        }
        return places;
    }
}
