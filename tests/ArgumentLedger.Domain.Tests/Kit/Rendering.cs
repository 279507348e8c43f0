using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain.Tests.Kit;

/// <summary>
/// Everything that can be seen of a debate as canonical JSON: two debates with the same rendering cannot be told apart
/// by a page, an answer or a rule. A public property of <see cref="Debate"/> that it does not know fails it.
/// </summary>
public static class Rendering
{
    // What JSON shows by itself; the rest is asked for below.
    static readonly HashSet<string> ByItself =
    [
        nameof(Debate.Version), nameof(Debate.Motion), nameof(Debate.Description), nameof(Debate.Visibility), nameof(Debate.Opener),
        nameof(Debate.OpenedAt), nameof(Debate.LastAt), nameof(Debate.IsClosed), nameof(Debate.Cast), nameof(Debate.Sources),
        nameof(Debate.Contributions), nameof(Debate.Order), nameof(Debate.Links), nameof(Debate.Concessions), nameof(Debate.Contributors),
        nameof(Debate.Participants), nameof(Debate.Hidden), nameof(Debate.Replies), nameof(Debate.Incoming), nameof(Debate.Outgoing),
        nameof(Debate.ConcessionsOf), nameof(Debate.QuotesOf), nameof(Debate.Bearing), nameof(Debate.GivenUpBy), nameof(Debate.Tally),
        nameof(Debate.Counters),
    ];

    static readonly HashSet<string> AskedFor = [nameof(Debate.Timeline), nameof(Debate.Standings), nameof(Debate.Changes)];

    public static string Of(Debate debate, bool withChanges = true)
    {
        var unknown = Properties().Where(property => !ByItself.Contains(property.Name) && !AskedFor.Contains(property.Name)).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"The rendering does not know Debate.{unknown[0].Name}.");
        var all = new JsonObject();
        foreach (var property in Properties().Where(property => ByItself.Contains(property.Name)))
            all.Add(property.Name, JsonSerializer.SerializeToNode(property.GetValue(debate), property.PropertyType));
        all.Add("Contributors", new JsonArray([.. debate.Contributors.Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]));
        all.Add("Times", Times(debate));
        all.Add("Standings", Standings(debate));
        all.Add("Reasons", Reasons(debate));
        all.Add("Holders", JsonSerializer.SerializeToNode(debate.Order.ToDictionary(label => label, label => debate.HoldersOf(label))));
        if (withChanges)
            all.Add("Changes", Changes(debate));
        return Canon.Of(all);
    }

    static IEnumerable<PropertyInfo> Properties() =>
        typeof(Debate).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "Contributors");

    static JsonNode? Times(Debate debate) => JsonSerializer.SerializeToNode(
        Enumerable.Range(1, (int)debate.Version).Select(version => new[]
        {
            debate.Timeline.TimeOf(version, Clock.Logged), debate.Timeline.TimeOf(version, Clock.Said),
        }));

    static JsonNode Standings(Debate debate) => new JsonObject
    {
        ["Count"] = debate.Standings.Count,
        ["CountOf"] = JsonSerializer.SerializeToNode(Enum.GetValues<Status>().Select(debate.Standings.CountOf)),
        ["Order"] = JsonSerializer.SerializeToNode(debate.Standings.Keys),
        ["Of"] = new JsonObject(debate.Standings.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonArray([.. pair.Value.Backwards().Select(One)])))),
        ["Links"] = JsonSerializer.SerializeToNode(debate.Links.Keys.ToDictionary(id => id, debate.Standings.OfLink)),
        ["Opinions"] = JsonSerializer.SerializeToNode(debate.Order.ToDictionary(label => label, debate.OpinionOf)),
    };

    static JsonNode? One(Standing standing) => JsonSerializer.SerializeToNode(
        new { standing.Since, standing.Label, standing.Status, standing.Strength, standing.Spread, standing.IsSettled });

    static JsonObject Reasons(Debate debate)
    {
        var explanation = debate.Explain();
        return new(debate.Standings.Keys.Select(label => KeyValuePair.Create(label, (JsonNode?)JsonValue.Create(explanation.ReasonOf(label).ToString()))));
    }

    static JsonArray Changes(Debate debate) => new([.. debate.Changes.Select(shift => new JsonObject
    {
        ["Label"] = shift.Label,
        ["From"] = One(shift.From),
        ["To"] = One(shift.To),
        ["Via"] = JsonSerializer.SerializeToNode(shift.Via()),
        ["Said"] = JsonSerializer.SerializeToNode(shift.Say()),
    })]);
}
