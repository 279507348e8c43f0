using System.Text;

namespace ArgumentLedger.Domain.Moves;

/// <summary>Puts a document on record, so that it can be quoted and the quotes checked.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">Its text, verbatim, to 1 MiB of UTF-8.</param>
[MoveName("record-source")]
public sealed record RecordSource(string Title, string Text) : Move
{
    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Where it stands.</summary>
    public string? Url { get; init; }

    /// <inheritdoc/>
    protected internal override Decision Decide(Debate debate, Utterance said)
    {
        if (Check() is { } refusal)
            return refusal;
        return Decision.Accept(new SourceRecorded(
            debate.NextLabel('s'),
            said.Seal("title", Title),
            said.SealOptional("author", Author),
            said.SealOptional("url", Url),
            said.Seal("text", Text)));
    }

    Refusal? Check() =>
        Limits.Check("title", Title, Limits.Name, "title-length")
        ?? Limits.CheckOptional("author", Author, Limits.Name, "name-length")
        ?? Limits.CheckUrl("url", Url)
        ?? CheckText();

    Refusal? CheckText()
    {
        if (string.IsNullOrWhiteSpace(Text))
            return new("text-length", "text", "The source's text is empty: paste the words that are to be quoted.");
        if (Limits.CheckCharacters("text", Text) is { } refusal)
            return refusal;
        return Encoding.UTF8.GetByteCount(Text) <= Limits.SourceBytes
            ? null
            : new("text-length", "text", "The source's text is over 1 MiB: record it in parts.");
    }
}

/// <summary>A document was put on record.</summary>
[EventName("source-recorded")]
public sealed record SourceRecorded(string Label, Words Title, Words? Author, Words? Url, Words Text) : DebateEvent
{
    /// <inheritdoc/>
    public override string Creates() => Label;

    /// <inheritdoc/>
    protected internal override Refusal? CheckIn(Debate before) =>
        Debate.CheckKind(Label, 's')
        ?? Debate.CheckWords("title", Title, Limits.Name)
        ?? Debate.CheckWords("author", Author, Limits.Name)
        ?? Debate.CheckWords("url", Url, Limits.Url)
        ?? Limits.CheckUrl("url", Url?.Text)
        ?? Debate.CheckWords("text", Text, Limits.SourceBytes);

    /// <inheritdoc/>
    protected internal override Debate ApplyTo(Debate debate, Entry entry) => debate with
    {
        Sources = debate.Sources.Add(Label, new()
        {
            Label = Label,
            Title = Title,
            Author = Author,
            Url = Url,
            Text = Text,
            Speaker = entry.Voice,
            Recorder = entry.By,
            Version = entry.Version,
            At = entry.At,
            SaidAt = entry.SaidAt,
        }),
        Letters = debate.Letters + (Text.Text?.Length ?? 0),
    };
}
