namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Words that stand in quotation marks, or behind “&gt;”.</summary>
static class Quotations
{
    const string Opening = "\"“„«‘'";
    const string Closing = "\"”“»’'";

    /// <summary>Fewer characters in quotation marks than this are a phrase and no quote, unless somebody said them before.</summary>
    const int Shortest = 40;

    /// <summary>Whether a paragraph stands wholly in one pair of quotation marks.</summary>
    internal static bool IsWholly(string text)
    {
        if (text.Length < Shortest || Opening.IndexOf(text[0], StringComparison.Ordinal) is not (>= 0 and var kind) || text[^1] != Closing[kind])
            return false;
        // “One thing” and “another” begins and ends with marks, too: a pair inside that closes first tells.
        return text[0] == text[^1]
            ? !HasMarkBetweenWords(text)
            : text.IndexOf(Closing[kind], StringComparison.Ordinal) == text.Length - 1 || Balance(text, text[0], Closing[kind]);
    }

    /// <summary>The words of a quote alone: without “&gt;” at the beginnings of lines, and without quotation marks around all of it.</summary>
    internal static string WordsOf(string text)
    {
        var bare = text.Contains('>') ? string.Join('\n', text.Split('\n').Select(line => line.TrimStart('>', ' ', '\t'))) : text;
        bare = bare.Trim();
        return IsWholly(bare) ? bare[1..^1].Trim() : bare;
    }

    // A straight mark opens after white space and closes elsewhere; when all are closed before the end, there are two quotes.
    static bool HasMarkBetweenWords(string text)
    {
        var depth = 1;
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] != text[0] || (text[0] == '\'' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1])))
                continue;
            depth += char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '—' ? 1 : -1;
            if (depth == 0)
                return true;
        }
        return false;
    }

    static bool Balance(string text, char opening, char closing)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == opening ? 1 : text[i] == closing ? -1 : 0;
            if (depth <= 0 && i < text.Length - 1)
                return false;
        }
        return true;
    }
}
