using System.Text;
using System.Text.Json;

namespace ArgumentLedger.Web.Transfer.Aif;

/// <summary>
/// The Argument Interchange Format in JSON, as AIFdb and its tools write it (http://www.arg-tech.org/index.php/projects/aif/;
/// C. Chesñevar et al., 2006; Inference Anchoring Theory for who said what), plain or extended (xAIF).
/// </summary>
public sealed class AifJson : Format, IDebateReader, IDebateWriter
{
    static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <inheritdoc/>
    public override string Name => "aif";

    /// <inheritdoc/>
    public override string Title => "Argument Interchange Format";

    /// <inheritdoc/>
    public override string MediaType => "application/json";

    /// <inheritdoc/>
    public override string Extension => ".json";

    /// <inheritdoc/>
    public Reading Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            if (JsonText.FindBroken(bytes, Options.MaxDepth) is { } at)
                return new Fault(FileText.PlaceOf(Encoding.UTF8.GetString(bytes.AsSpan(0, (int)at))), "The text that begins here contains half of a surrogate pair (broken Unicode): remove it.");
            using var document = JsonDocument.Parse(bytes, Options);
            return new AifReading(document.RootElement).Finish();
        }
        catch (JsonException wrong)
        {
            return new Fault(PlaceOf(wrong, text), "This is not valid JSON here, or a name stands twice in one object.");
        }
    }

    /// <inheritdoc/>
    public Written Write(WritableDebate debate) => new AifWriting(debate).Finish();

    // The library counts bytes of UTF-8 within the line.
    static Place PlaceOf(JsonException wrong, string text)
    {
        if (wrong.LineNumber is null)
            return Place.In("$");
        var line = (int)wrong.LineNumber;
        var before = text.Split('\n')[line];
        var bytes = Encoding.UTF8.GetBytes(before);
        var column = Encoding.UTF8.GetString(bytes, 0, (int)Math.Min(wrong.BytePositionInLine ?? 0, bytes.Length));
        return Place.At(line + 1, Domain.CodePoints.Count(column) + 1);
    }
}
