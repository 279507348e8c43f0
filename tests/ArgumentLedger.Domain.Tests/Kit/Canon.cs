using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArgumentLedger.Domain.Tests.Kit;

/// <summary>
/// A text that two debates share exactly when they are equal in every part. (Records compare collections by
/// reference, and dictionaries of strings have another order in each process.)
/// </summary>
public static class Canon
{
    public static string Of(object state) => Sorted(JsonSerializer.SerializeToNode(state))!.ToJsonString();

    static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
