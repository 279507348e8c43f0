using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Kialo;

/// <summary>
/// The text export of Kialo (https://www.kialo.com): a title, then numbered claims, each a Pro or a Con of the claim
/// whose number it continues; <c>-> See 1.2.</c> joins a claim that stands elsewhere. It names no people and no times.
/// </summary>
public sealed partial class KialoText : Format, IDebateReader, IDebateWriter
{
    internal const string TitleMark = "Discussion Title:";

    /// <inheritdoc/>
    public override string Name => "kialo";

    /// <inheritdoc/>
    public override string Title => "Kialo text export";

    /// <inheritdoc/>
    public override string MediaType => "text/plain";

    /// <inheritdoc/>
    public override string Extension => ".kialo.txt";

    /// <inheritdoc/>
    public Reading Read(string text)
    {
        var lines = new TextLines(text);
        var outline = new KialoOutline();
        while (lines.MoveNext())
        {
            if (outline.Take(lines.Rest, lines.Number) is { } fault)
                return fault;
        }
        return outline.Finish();
    }

    /// <inheritdoc/>
    public Written Write(WritableDebate debate) => new KialoWriting(debate).Finish();

    /// <summary>A line that begins a claim: its number, what it is to the claim above it, and its words.</summary>
    [GeneratedRegex(@"^(?<number>\d{1,6}(?:\.\d{1,6})*)\.(?:[ \t]+(?<side>Pro|Con):)?(?:[ \t]+(?<words>.*))?$", RegexOptions.CultureInvariant)]
    internal static partial Regex Heading { get; }

    /// <summary>Words that stand for a claim elsewhere.</summary>
    [GeneratedRegex(@"^->[ \t]*See[ \t]+(?<number>\d{1,6}(?:\.\d{1,6})*)\.?$", RegexOptions.CultureInvariant)]
    internal static partial Regex Reference { get; }

    /// <summary>Takes away the marks before brackets and backslashes.</summary>
    internal static string Unescape(string words) => words.Contains('\\', StringComparison.Ordinal) ? Escaped.Replace(words, "$1") : words;

    /// <summary>Marks brackets and backslashes.</summary>
    internal static string Escape(string words) => words.AsSpan().IndexOfAny("()[]\\") < 0 ? words : Special.Replace(words, "\\$0");

    [GeneratedRegex(@"\\([()\[\]\\])")]
    private static partial Regex Escaped { get; }

    [GeneratedRegex(@"[()\[\]\\]")]
    private static partial Regex Special { get; }
}
