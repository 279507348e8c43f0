using System.Text;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Records;

/// <summary>Words as CommonMark that shows them as they are (https://spec.commonmark.org/0.31.2/#backslash-escapes).</summary>
static partial class MarkdownText
{
    /// <summary>Words of one or more lines, each as text and nothing else; further lines are indented.</summary>
    internal static string Of(string words, string indent)
    {
        var text = new StringBuilder();
        foreach (var line in words.ReplaceLineEndings("\n").Split('\n'))
        {
            if (text.Length > 0)
                text.Append("\\\n").Append(indent);
            text.Append(Line(line));
        }
        return text.ToString();
    }

    /// <summary>Words in one line.</summary>
    internal static string Line(string words) => Leading.Replace(Special.Replace(words.ReplaceLineEndings(" ").Trim(), "\\$0"), "$1\\$2");

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~$&!]")]
    private static partial Regex Special { get; }

    // What begins a list, a rule or a heading does so only at the beginning of a line.
    [GeneratedRegex(@"^(\d{0,9})([-+=.):])")]
    private static partial Regex Leading { get; }
}
