using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Pages.Debates;
using Microsoft.Extensions.Primitives;

namespace ArgumentLedger.Web.Pages.Moves;

/// <summary>Fills the form that quotes anew what was reworded since an earlier quote of it.</summary>
static class Requoting
{
    const string Field = "requote";

    /// <summary>What the form begins with: what its address says and, where that names an earlier quote, the current words in place of that one's.</summary>
    internal static IEnumerable<KeyValuePair<string, StringValues>> Filled(DebateInView here, IQueryCollection query)
    {
        if (!here.Debate.Contributions.TryGetValue(query[Field].ToString(), out var quote) || !here.Debate.Stands(quote)
            || quote.Anchor?.Contribution is not { } quoted || here.IsHidden(quoted))
            return query;
        var now = here.Debate.Contributions[quoted];
        var words = quote.Text.ToString();
        return new Dictionary<string, StringValues>
        {
            ["contribution"] = quoted,
            ["revision"] = now.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["exact"] = Again(now.Text.ToString(), words) ?? words,
            ["for"] = here.Debate.Links.GetValueOrDefault(quote.OwnLink)?.To ?? "",
        };
    }

    static string? Again(string text, string words) =>
        QuotedText.Prepare(text).Find(words).Place is { } place ? text[place.Units] : null;
}
