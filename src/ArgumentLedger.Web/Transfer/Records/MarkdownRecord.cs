namespace ArgumentLedger.Web.Transfer.Records;

/// <summary>A debate at a moment as a document for people, in Markdown, with a footnote for each quote. Written only.</summary>
public sealed class MarkdownRecord : Format, IDebateWriter
{
    /// <inheritdoc/>
    public override string Name => "markdown";

    /// <inheritdoc/>
    public override string Title => "Markdown, a readable record";

    /// <inheritdoc/>
    public override string MediaType => "text/markdown";

    /// <inheritdoc/>
    public override string Extension => ".md";

    /// <inheritdoc/>
    public Written Write(WritableDebate debate) => new MarkdownWriting(debate).Finish();
}
