using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>One thing that is searched for.</summary>
/// <param name="Words">A word, or several that stand one after the other.</param>
/// <param name="IsExcluded">Whether what has them is not wanted.</param>
/// <param name="IsBegun">Whether the last of them may have only begun.</param>
public sealed record SearchTerm(string Words, bool IsExcluded, bool IsBegun);

/// <summary>
/// Reads what people type to search: words, all of which are wanted; <c>"words in quotation marks"</c>, which stand
/// together; <c>-word</c>, which is not wanted; and <c>begin*</c>. Whatever is typed means something.
/// </summary>
public static partial class SearchTerms
{
    /// <summary>What is typed may be this long, in characters.</summary>
    public const int MostCharacters = 200;

    /// <summary>The terms of what was typed; empty when it has no word that is wanted.</summary>
    public static ImmutableArray<SearchTerm> Of(string typed)
    {
        var terms = Term.Matches(typed).Select(TermOf).Where(term => term.Words.Any(char.IsLetterOrDigit)).ToImmutableArray();
        return terms.All(term => term.IsExcluded) ? [] : terms;
    }

    static SearchTerm TermOf(Match found)
    {
        var words = found.Groups["phrase"].Success ? found.Groups["phrase"].Value : found.Groups["word"].Value;
        return new(words, found.Groups["not"].Success, found.Groups["begun"].Success);
    }

    [GeneratedRegex(@"(?<not>(?<=^|\s)-)?(?:[""“”„«](?<phrase>[^""“”»]*)(?:[""“”»]|$)|(?<word>[^\s""“”„«»*]+))(?<begun>\*)?")]
    private static partial Regex Term { get; }
}
