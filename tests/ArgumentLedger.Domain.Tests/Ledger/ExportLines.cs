using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Domain.Tests.Ledger;

/// <summary>Entries as they stand in an export, chained.</summary>
static class ExportLines
{
    internal static List<JsonObject> Of(Guid debate, IEnumerable<Entry> entries)
    {
        var lines = new List<JsonObject>();
        var previous = Chain.Genesis(debate);
        foreach (var entry in entries)
        {
            var name = Vocabulary.NameOf(entry.Event);
            var data = JsonSerializer.SerializeToElement(entry.Event, entry.Event.GetType(), JsonSerializerOptions.Web);
            var hash = Chain.HashOf(previous, entry.Version, entry.At, entry.By, entry.Speaker, entry.SaidAt, name, data);
            lines.Add(new JsonObject
            {
                ["version"] = entry.Version,
                ["at"] = Chain.Instant(entry.At),
                ["by"] = entry.By,
                ["speaker"] = entry.Speaker,
                ["saidAt"] = entry.SaidAt is { } said ? Chain.Instant(said) : null,
                ["event"] = name,
                ["data"] = JsonNode.Parse(data.GetRawText()),
                ["prev"] = previous,
                ["hash"] = hash,
            });
            previous = hash;
        }
        return lines;
    }

    /// <summary>The entries that lines tell of, read from their text.</summary>
    internal static List<Entry> Read(IEnumerable<JsonObject> lines) => [.. lines.Select(line => Read(JsonElement.Parse(line.ToJsonString())))];

    static Entry Read(JsonElement line) => new(
        line.GetProperty("version").GetInt64(), Chain.ReadInstant(line.GetProperty("at").GetString()!), line.GetProperty("by").GetString()!,
        line.GetProperty("speaker").GetString(), line.GetProperty("saidAt").GetString() is { } said ? Chain.ReadInstant(said) : null,
        (DebateEvent)line.GetProperty("data").Deserialize(Vocabulary.Events[line.GetProperty("event").GetString()!], JsonSerializerOptions.Web)!);
}
