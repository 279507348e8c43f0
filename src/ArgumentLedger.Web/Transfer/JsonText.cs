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
}
