using ArgumentLedger.Web.Transfer.Graphs;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>
/// Argdown (https://argdown.org/syntax/): statements and arguments with titles, relations on lines below them, and
/// arguments written out in premises and conclusion.
/// </summary>
public sealed class ArgdownText : Format, IDebateReader, IDebateWriter
{
    /// <inheritdoc/>
    public override string Name => "argdown";

    /// <inheritdoc/>
    public override string Title => "Argdown";

    /// <inheritdoc/>
    public override string MediaType => "text/plain";

    /// <inheritdoc/>
    public override string Extension => ".argdown";

    /// <inheritdoc/>
    public Reading Read(string text)
    {
        var losses = new LossList();
        var (matter, frontFault) = FrontMatter.Of(text);
        if (frontFault is not null)
            return frontFault;
        var outline = new ArgdownOutline(new ArgumentPlan(losses), losses, matter.IsStrict);
        var lines = new TextLines(text);
        var comments = new ArgdownComments();
        while (lines.MoveNext())
        {
            if (lines.Number > matter.Lines && comments.Without(lines.Rest.ToString()) is { } line && outline.Take(line, lines.Number) is { } fault)
                return fault;
        }
        if (outline.Finish() is { } unfinished)
            return unfinished;
        foreach (var ignored in matter.Ignored)
            losses.Add("A setting in the front matter is not read.", ignored);
        var (moves, wrong) = outline.Plan.Finish();
        return wrong is not null ? wrong : new Parsed([.. moves!], losses.Finish()) { Motion = matter.Title ?? outline.Heading, Description = matter.Subtitle };
    }

    /// <inheritdoc/>
    public Written Write(WritableDebate debate) => new ArgdownWriting(debate).Finish();
}
