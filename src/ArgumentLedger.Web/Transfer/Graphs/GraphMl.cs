using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Transfer.Graphs;

/// <summary>GraphML (http://graphml.graphdrawing.org/): the argument as a directed graph with typed data. Written only.</summary>
public sealed class GraphMl : Format, IDebateWriter
{
    static readonly XNamespace Ns = "http://graphml.graphdrawing.org/xmlns";

    static readonly (string Id, string For, string Type)[] Keys =
    [
        ("motion", "graph", "string"), ("version", "graph", "long"),
        ("kind", "node", "string"), ("title", "node", "string"), ("text", "node", "string"), ("speaker", "node", "string"), ("revision", "node", "int"),
        ("stance", "node", "string"), ("at", "node", "string"), ("saidAt", "node", "string"),
        ("label", "node", "string"), ("status", "node", "string"), ("strength", "node", "double"), ("url", "node", "string"),
        ("relation", "edge", "string"), ("scheme", "edge", "string"), ("link", "edge", "string"), ("bites", "edge", "string"),
    ];

    /// <inheritdoc/>
    public override string Name => "graphml";

    /// <inheritdoc/>
    public override string Title => "GraphML";

    /// <inheritdoc/>
    public override string MediaType => "application/graphml+xml";

    /// <inheritdoc/>
    public override string Extension => ".graphml";

    /// <inheritdoc/>
    public Written Write(WritableDebate debate)
    {
        var losses = new LossList();
        var graph = ArgumentGraph.Of(debate, losses);
        var whole = new XElement(Ns + "graphml",
            Keys.Select(key => new XElement(Ns + "key", new XAttribute("id", key.Id), new XAttribute("for", key.For), new XAttribute("attr.name", key.Id), new XAttribute("attr.type", key.Type))),
            new XElement(Ns + "graph", new XAttribute("id", "debate"), new XAttribute("edgedefault", "directed"),
                Data("motion", Writable(debate.State.Motion?.Text, "the motion", losses)),
                Data("version", debate.State.Version.ToString(CultureInfo.InvariantCulture)),
                graph.Contributions.Select(it => NodeOf(debate, it, losses)),
                graph.Joints.Select(joint => new XElement(Ns + "node", new XAttribute("id", NameOf(joint.Id)), Data("kind", "link"))),
                graph.Edges.Select((edge, i) => EdgeOf(debate.State, edge, i + 1, losses))));
        return new($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{whole}\n", losses.Finish());
    }

    static XElement NodeOf(WritableDebate debate, Contribution it, LossList losses)
    {
        var standing = debate.State.StandingOf(it.Label);
        return new(Ns + "node", new XAttribute("id", it.Label),
            Data("kind", Rows.Word(it.Kind)),
            Data("title", Writable(debate.State.TitleOf(it), it.Label, losses)),
            Data("text", Writable(debate.WordsOf(it), it.Label, losses)),
            Data("speaker", Writable(debate.SpeakerOf(it.Speaker), it.Label, losses)),
            Data("revision", it.Revision.ToString(CultureInfo.InvariantCulture)),
            Data("stance", it.Stance is { } stance ? Rows.Word(stance) : null),
            Data("at", Instants.Written(it.At)),
            Data("saidAt", it.SaidAt is { } saidAt ? Instants.Written(saidAt) : null),
            Data("label", standing is null ? null : Rows.Word(standing.Label)),
            Data("status", standing is null ? null : Rows.Word(standing.Status)),
            Data("strength", standing?.Strength.ToString("R", CultureInfo.InvariantCulture)),
            Data("url", debate.AddressOf(it.Label)));
    }

    static XElement EdgeOf(Debate debate, Edge edge, int number, LossList losses) => new(Ns + "edge",
        new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"e{number}")), new XAttribute("source", NameOf(edge.From)), new XAttribute("target", NameOf(edge.To)),
        Data("relation", Rows.Word(edge.Join)),
        Data("scheme", SchemeOf(debate, edge, losses)),
        Data("link", edge.Link),
        Data("bites", edge.Link is { } link && debate.Standings.OfLink(link) is { } standing ? Rows.Word(standing.Label) : null));

    // Nodes are called by name tokens (https://www.w3.org/TR/xml/#NT-Nmtoken), which r1> is not.
    static string NameOf(string element) => element.Replace(">", "-link", StringComparison.Ordinal);

    // A link that is two edges has its scheme at the first.
    static string? SchemeOf(Debate debate, Edge edge, LossList losses) =>
        edge.Link is { } id && edge.From != id ? Writable(debate.SchemeOf(debate.Links[id]), id, losses) : null;

    static XElement? Data(string key, string? value) => value is null ? null : new(Ns + "data", new XAttribute("key", key), value);

    // XML 1.0 has no way to write most control characters.
    static string? Writable(string? words, string label, LossList losses)
    {
        if (words is null || words.All(IsXml))
            return words;
        losses.Add("A control character, which XML cannot hold, is written as U+FFFD.", label);
        return string.Concat(words.Select(one => IsXml(one) ? one : '\uFFFD'));
    }

    static bool IsXml(char one) => XmlConvert.IsXmlChar(one) || char.IsSurrogate(one);
}
