using System.Text;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>
/// The lines of an Argdown file after its front matter, without comments. What a comment takes from a line is blank;
/// a line that was only a comment is passed over, as a blank line would part what stands around it.
/// </summary>
static class ArgdownLines
{
    internal static IEnumerable<(int Number, string Line)> Of(string text, int skipped)
    {
        string? open = null;
        foreach (var (line, index) in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Select((line, index) => (line, index)))
        {
            if (index < skipped)
                continue;
            var isInside = open is not null;
            var clean = Clean(line, ref open);
            if (string.IsNullOrWhiteSpace(clean) && (isInside || !string.IsNullOrWhiteSpace(line)))
                continue;
            yield return (index + 1, clean);
        }
    }

    static string Clean(string line, ref string? open)
    {
        if (open is null && !line.Contains("//", StringComparison.Ordinal) && !line.Contains("/*", StringComparison.Ordinal) && !line.Contains("<!--", StringComparison.Ordinal))
            return line;
        var clean = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (open is not null)
            {
                var end = line.IndexOf(open, i, StringComparison.Ordinal);
                if (end < 0)
                    return clean.ToString();
                i = end + open.Length - 1;
                open = null;
            }
            else if (Opens(line, i, out open))
            {
                i += open == "-->" ? 3 : 1;
            }
            else if (line[i] == '/' && At(line, i, "//"))
            {
                return clean.ToString();
            }
            else if (line[i] == '\\' && i + 1 < line.Length)
            {
                clean.Append(line[i]).Append(line[++i]);
            }
            else if (line[i] == ']' && At(line, i, "](") && line.IndexOf(')', i) is > 0 and var close)
            {
                // An address in a link keeps its slashes.
                clean.Append(line, i, close - i + 1);
                i = close;
            }
            else
            {
                clean.Append(line[i]);
            }
        }
        return clean.ToString();
    }

    static bool Opens(string line, int i, out string? end)
    {
        end = At(line, i, "/*") ? "*/" : At(line, i, "<!--") ? "-->" : null;
        return end is not null;
    }

    static bool At(string line, int i, string mark) => string.CompareOrdinal(line, i, mark, 0, mark.Length) == 0;
}
