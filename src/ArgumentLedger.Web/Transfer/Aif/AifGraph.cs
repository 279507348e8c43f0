using System.Globalization;
using System.Text.Json;

namespace ArgumentLedger.Web.Transfer.Aif;

/// <summary>A node of an AIF graph.</summary>
/// <param name="Id">Its id; files give strings or numbers.</param>
/// <param name="Type">I, L, RA, CA, MA, PA, TA or YA, in upper case.</param>
/// <param name="Text">Its words, or the name of its scheme.</param>
/// <param name="Time">When it was made, as the file says it.</param>
/// <param name="Scheme">The name of its scheme; empty when it has none.</param>
/// <param name="Place">Where the file has it.</param>
sealed record AifNode(string Id, string Type, string Text, string? Time, string Scheme, Place Place)
{
    /// <summary>Whether its scheme has a number as well.</summary>
    internal bool HasSchemeId { get; init; }

    internal List<AifNode> In { get; } = [];

    internal List<AifNode> Out { get; } = [];
}

/// <summary>Who uttered a locution, and when.</summary>
sealed record AifLocution(string? Person, string? Start);

/// <summary>The parts of an AIF file, with its edges followed.</summary>
sealed class AifGraph
{
    static readonly HashSet<string> Types = ["I", "L", "RA", "CA", "MA", "PA", "TA", "YA"];

    internal List<AifNode> Nodes { get; } = [];

    internal Dictionary<string, AifNode> ById { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, AifLocution> Locutions { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, string> Participants { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the arrays of a file, which may each be null or absent but for the nodes.</summary>
    internal Fault? Read(JsonElement graph, string path, LossList losses)
    {
        if (graph.ValueKind != JsonValueKind.Object || !graph.TryGetProperty("nodes", out var nodes) || nodes.ValueKind != JsonValueKind.Array)
            return new(Place.In(path + ".nodes"), "An array of nodes was expected here.");
        return ReadAll(nodes, path + ".nodes", (node, at) => Node(node, at, losses))
            ?? ReadAll(graph, "participants", path, (one, _) => Participant(one))
            ?? ReadAll(graph, "edges", path, (edge, at) => Edge(edge, at, losses))
            ?? ReadAll(graph, "locutions", path, (one, _) => Locution(one));
    }

    static Fault? ReadAll(JsonElement graph, string name, string path, Func<JsonElement, string, Fault?> read) =>
        graph.TryGetProperty(name, out var all) && all.ValueKind != JsonValueKind.Null
            ? all.ValueKind == JsonValueKind.Array ? ReadAll(all, $"{path}.{name}", read) : new(Place.In($"{path}.{name}"), "An array was expected here.")
            : null;

    static Fault? ReadAll(JsonElement all, string path, Func<JsonElement, string, Fault?> read)
    {
        var i = 0;
        foreach (var one in all.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i++}]");
            if (one.ValueKind != JsonValueKind.Object)
                return new(Place.In(at), "An object was expected here.");
            if (read(one, at) is { } fault)
                return fault;
        }
        return null;
    }

    Fault? Node(JsonElement node, string at, LossList losses)
    {
        if (Text(node, "nodeID") is not { Length: > 0 } id)
            return new(Place.In(at + ".nodeID"), "The node's id was expected here, a string or a number.");
        var type = (Text(node, "type") ?? "").ToUpperInvariant();
        if (!Types.Contains(type))
        {
            losses.Add("A node of a type that AIF does not have is left out.", at);
            return null;
        }
        var made = new AifNode(id, type, Text(node, "text") ?? "", Text(node, "timestamp"), Text(node, "scheme") ?? "", Place.In(at)) { HasSchemeId = Text(node, "schemeID") is { Length: > 0 } };
        if (!ById.TryAdd(id, made))
            return new(Place.In(at + ".nodeID"), $"There is a node {Frameworks.AttackGraphBuilder.Shown(id)} already, at {ById[id].Place}.");
        Nodes.Add(made);
        return null;
    }

    Fault? Edge(JsonElement edge, string at, LossList losses)
    {
        if (Text(edge, "fromID") is { } from && Text(edge, "toID") is { } to && ById.TryGetValue(from, out var source) && ById.TryGetValue(to, out var target))
        {
            source.Out.Add(target);
            target.In.Add(source);
        }
        else
        {
            losses.Add("An edge that begins or ends at no node of the file is left out.", at);
        }
        return null;
    }

    Fault? Participant(JsonElement one)
    {
        var name = $"{Text(one, "firstname")} {Text(one, "surname")}".Trim();
        if (Text(one, "participantID") is { } id && name.Length > 0)
            Participants[id] = name;
        return null;
    }

    Fault? Locution(JsonElement one)
    {
        if (Text(one, "nodeID") is { } id)
            Locutions[id] = new(Text(one, "personID"), Text(one, "start"));
        return null;
    }

    /// <summary>A field as text, whether the file has a string or a number; null when it has neither.</summary>
    internal static string? Text(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
