namespace ArgumentLedger.Web.Pages.Import;

/// <summary>Words cut to one line.</summary>
static class Lines
{
    /// <summary>The beginning of a text on one line.</summary>
    internal static string Excerpt(string? text, int most = 110)
    {
        var line = (text ?? "").ReplaceLineEndings(" ");
        if (line.Length <= most)
            return line;
        var cut = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return line[..cut].TrimEnd() + "…";
    }
}
