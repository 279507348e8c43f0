using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>Compares JSON by what it means: order of fields and white space do not count.</summary>
public static class SameJson
{
    /// <summary>JSON with fields in ordinal order and no white space.</summary>
    public static string Canonical(string json) => Sorted(JsonNode.Parse(json))?.ToJsonString() ?? "null";

    /// <summary>JSON with fields in ordinal order and no white space.</summary>
    public static string Canonical(JsonElement json) => Canonical(json.GetRawText());

    /// <summary>Fails unless both mean the same.</summary>
    public static void Assert(string expected, JsonElement actual) => Xunit.Assert.Equal(Canonical(expected), Canonical(actual));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
