using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ArgumentLedger.Web.Transfer;

/// <summary>JSON as files have it: indented, words of every writing as they are.</summary>
static class JsonText
{
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A node as a whole file.</summary>
    internal static string Of(JsonNode node) => node.ToJsonString(Readable) + "\n";

    /// <summary>
    /// Where a text or a name has half of a surrogate pair, in bytes from 0; null when none does. An escape such as
    /// \ud800 is JSON, but whoever asks for the text gets an exception: so it is asked for here, once.
    /// </summary>
    /// <exception cref="JsonException">This is not JSON, or is nested deeper than <paramref name="depth"/>.</exception>
    internal static long? FindBroken(ReadOnlySpan<byte> json, int depth)
    {
        var reader = new Utf8JsonReader(json, new() { MaxDepth = depth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return reader.TokenStartIndex;
            }
        }
        return null;
    }
}
