using System.Buffers;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What can be a person's name in a thread.</summary>
static partial class Name
{
    static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "note", "edit", "update", "ps", "example", "question", "answer", "claim", "warning", "summary", "source", "sources", "conclusion",
        "tl;dr", "todo", "nb", "http", "https", "and", "but", "so", "also", "however", "subject", "date", "to", "cc", "sent", "link", "links",
        "reply", "share", "report", "like", "permalink", "comments", "thanks", "first", "second", "third", "finally", "evidence", "it", "this", "that", "i", "we", "you", "he", "she", "they", "who", "someone", "somebody", "everyone", "nobody", "one",
    };

    /// <summary>Whether a few words look like a name: one to five, each with a capital or in the form of a handle.</summary>
    internal static bool Is(string words, bool mayBeLower = false)
    {
        if (words.Length is 0 or > 60 || NoNames.Contains(words) || words.AsSpan().ContainsAny(NotInNames))
            return false;
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && (mayBeLower || parts[0][0] == '@'))
            return Handle().IsMatch(parts[0]);
        return parts.Length is > 0 and <= 5
            && IsCapital(parts[0]) && IsCapital(parts[^1])
            && parts.All(part => IsCapital(part) || Particles.Contains(part))
            && !NoNames.Contains(parts[0]);
    }

    /// <summary>A name without addresses, marks and what forums put around it.</summary>
    internal static string Clean(string given)
    {
        var bare = Address().Replace(given, "").Trim().Trim('"', '\'', '*', '_', '·', '•', '|', '—', '–', '-', ',', ':', '(', ')', '/', ' ', '<', '>', '[', ']', '.', '@').Trim();
        return bare.Length == 0 ? Handle().Match(given.Trim('<', '>', ' ')).Value : bare;
    }

    static readonly SearchValues<char> NotInNames = SearchValues.Create("?!;<>[]{}\"");

    static readonly HashSet<string> Particles = ["de", "der", "van", "von", "da", "di", "la", "le", "of", "the", "del", "dos", "bin", "ibn", "al", "y"];

    static bool IsCapital(string part) => !char.IsLower(part[0]) && char.IsLetterOrDigit(part[0]);

    [GeneratedRegex(@"^@?[\p{L}\p{N}_.\-]{1,40}\z")]
    private static partial Regex Handle();

    [GeneratedRegex(@"\s*[<(\[]\s*(mailto:)?[^\s<>()\[\]]{1,100}@[^\s<>()\[\]]{1,100}[>)\]]|\bvia .{0,60}$")]
    private static partial Regex Address();
}
