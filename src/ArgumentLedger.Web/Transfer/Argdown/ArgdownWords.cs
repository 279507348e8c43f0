using System.Text;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>Words within an Argdown document: what is said, tags and all, without data, and with marks taken as they are meant.</summary>
static partial class ArgdownWords
{
    // Longer ones are refused anyway, and to look for emphasis costs far more than to read.
    const int MostEmphasised = 2 * Domain.Limits.Text;

    /// <summary>The words that a text says; takes note of what they lose.</summary>
    internal static string Of(string text, Place place, LossList losses)
    {
        if (text.AsSpan().IndexOfAny('*', '_') >= 0 && text.Length <= MostEmphasised)
            text = Emphasised.Replace(text, "$2");
        if (text.AsSpan().IndexOfAny('\\', '{') < 0)
            return Tidy(text);
        var words = new StringBuilder(text.Length);
        var ends = EndsOfData(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                words.Append(text[++i]);
            }
            else if (text[i] == '{' && ends.TryGetValue(i, out var end))
            {
                losses.Add("Data in braces is not read.", place);
                i = end;
            }
            else
            {
                words.Append(text[i]);
            }
        }
        return Tidy(words.ToString());
    }

    /// <summary>Words in one line with single blanks.</summary>
    internal static string Tidy(string words) => IsTidy(words) ? words : Blanks.Replace(words, " ").Trim();

    // Most words are, and to find that out costs far less than to replace blanks by themselves.
    static bool IsTidy(string words)
    {
        for (var i = 0; i < words.Length; i++)
            if (char.IsWhiteSpace(words[i]) && (words[i] != ' ' || i == 0 || i == words.Length - 1 || words[i - 1] == ' '))
                return false;
        return true;
    }

    /// <summary>Whether words can stand between the brackets of a title as they are.</summary>
    internal static bool CanBeTitle(string words) => words == Tidy(words) && !Reserved.IsMatch(words);

    /// <summary>Words so written that nothing in them means anything but itself.</summary>
    internal static string Escaped(string words) => Special.Replace(Tidy(words), "\\$0");

    // Where each brace that is closed has its other one.
    static Dictionary<int, int> EndsOfData(string text)
    {
        var (ends, open) = (new Dictionary<int, int>(), new Stack<int>());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '{')
                open.Push(i);
            else if (text[i] == '}' && open.TryPop(out var start))
                ends[start] = i;
        }
        return ends;
    }

    [GeneratedRegex(@"(?<![\\\w*_])(\*\*|__|\*|_)(?=\S)(.{1,500}?)(?<=[^\s\\])\1(?![\w*_])")]
    private static partial Regex Emphasised { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }

    // Beside what ends a title: comments, and what its own parser takes for a link, a tag, a mention or a range of text.
    [GeneratedRegex(@"[\\#{}\[\]<>*_@]|//|/\*|\p{C}")]
    private static partial Regex Reserved { get; }

    [GeneratedRegex(@"[\\#{}\[\]<>*_@/+=:()-]")]
    private static partial Regex Special { get; }
}
