using System.Text;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>
/// Takes the comments out of an Argdown file, line by line. What a comment takes from a line is blank; a line that was
/// only a comment is no line at all, as a blank one would part what stands around it.
/// </summary>
sealed class ArgdownComments
{
    // How the comment that goes on ends; null outside of one.
    string? open;

    /// <summary>The next line without comments; null when it was nothing else.</summary>
    internal string? Without(string line)
    {
        var isInside = open is not null;
        var clean = Clean(line);
        return string.IsNullOrWhiteSpace(clean) && (isInside || !string.IsNullOrWhiteSpace(line)) ? null : clean;
    }

    string Clean(string line)
    {
        if (open is null && !line.Contains("//", StringComparison.Ordinal) && !line.Contains("/*", StringComparison.Ordinal) && !line.Contains("<!--", StringComparison.Ordinal))
            return line;
        var clean = new StringBuilder(line.Length);
        // Nothing after the last bracket closes a link: to look for that at each would go through a long line again and again.
        var last = line.LastIndexOf(')');
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
            else if ((open = Opening(line, i)) is not null)
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
            else if (line[i] == ']' && i < last && At(line, i, "]("))
            {
                var close = line.IndexOf(')', i);
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

    // How a comment that begins here ends; null when none does.
    static string? Opening(string line, int i) => At(line, i, "/*") ? "*/" : At(line, i, "<!--") ? "-->" : null;

    static bool At(string line, int i, string mark) => string.CompareOrdinal(line, i, mark, 0, mark.Length) == 0;
}
