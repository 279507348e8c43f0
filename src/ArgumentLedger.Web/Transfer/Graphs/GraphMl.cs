using System.Globalization;
using System.Text;
using System.Xml;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Graphs;

/// <summary>GraphML (http://graphml.graphdrawing.org/): the argument as a directed graph with typed data. Written only.</summary>
public sealed class GraphMl : Format, IDebateWriter
{
    const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    static readonly (string Id, string For, string Type)[] Keys =
    [
        ("motion", "graph", "string"), ("version", "graph", "long"),
        ("kind", "node", "string"), ("text", "node", "string"), ("speaker", "node", "string"), ("revision", "node", "int"),
        ("stance", "node", "string"), ("at", "node", "string"), ("saidAt", "node", "string"),
        ("label", "node", "string"), ("status", "node", "string"), ("strength", "node", "double"), ("url", "node", "string"),
        ("relation", "edge", "string"), ("link", "edge", "string"), ("bites", "edge", "string"),
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
        var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("graphml", Namespace);
            foreach (var (id, place, type) in Keys)
                WriteKey(xml, id, place, type);
            xml.WriteStartElement("graph", Namespace);
            xml.WriteAttributeString("id", "debate");
            xml.WriteAttributeString("edgedefault", "directed");
            Data(xml, "motion", debate.State.Motion?.Text);
            Data(xml, "version", debate.State.Version.ToString(CultureInfo.InvariantCulture));
            foreach (var it in graph.Contributions)
                WriteNode(xml, debate, it, losses);
            foreach (var joint in graph.Joints)
                WriteJoint(xml, joint);
            foreach (var (edge, number) in graph.Edges.Select((edge, i) => (edge, i + 1)))
                WriteEdge(xml, debate.State, edge, number);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return new(text + "\n", losses.Finish());
    }

    static void WriteKey(XmlWriter xml, string id, string place, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("for", place);
        xml.WriteAttributeString("attr.name", id);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    static void WriteNode(XmlWriter xml, WritableDebate debate, Contribution it, LossList losses)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", it.Label);
        Data(xml, "kind", Projections.Rows.Word(it.Kind));
        Data(xml, "text", Writable(debate.WordsOf(it), it.Label, losses));
        Data(xml, "speaker", Writable(debate.SpeakerOf(it.Speaker), it.Label, losses));
        Data(xml, "revision", it.Revision.ToString(CultureInfo.InvariantCulture));
        Data(xml, "stance", it.Stance is { } stance ? Projections.Rows.Word(stance) : null);
        Data(xml, "at", Instants.Written(it.At));
        Data(xml, "saidAt", it.SaidAt is { } saidAt ? Instants.Written(saidAt) : null);
        if (debate.State.StandingOf(it.Label) is { } standing)
        {
            Data(xml, "label", Projections.Rows.Word(standing.Label));
            Data(xml, "status", Projections.Rows.Word(standing.Status));
            Data(xml, "strength", standing.Strength.ToString("R", CultureInfo.InvariantCulture));
        }
        Data(xml, "url", debate.AddressOf(it.Label));
        xml.WriteEndElement();
    }

    static void WriteJoint(XmlWriter xml, Link joint)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", joint.Id);
        Data(xml, "kind", "link");
        xml.WriteEndElement();
    }

    static void WriteEdge(XmlWriter xml, Debate debate, Edge edge, int number)
    {
        xml.WriteStartElement("edge", Namespace);
        xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"e{number}"));
        xml.WriteAttributeString("source", edge.From);
        xml.WriteAttributeString("target", edge.To);
        Data(xml, "relation", Projections.Rows.Word(edge.Join));
        Data(xml, "link", edge.Link);
        Data(xml, "bites", edge.Link is { } link && debate.Standings.OfLink(link) is { } standing ? Projections.Rows.Word(standing.Label) : null);
        xml.WriteEndElement();
    }

    static void Data(XmlWriter xml, string key, string? value)
    {
        if (value is null)
            return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    // XML 1.0 has no way to write most control characters.
    static string? Writable(string? words, string label, LossList losses)
    {
        if (words is null || words.All(IsXml))
            return words;
        losses.Add("A control character, which XML cannot hold, is written as U+FFFD.", label);
        return string.Concat(words.Select(one => IsXml(one) ? one : '\uFFFD'));
    }

    static bool IsXml(char one) => XmlConvert.IsXmlChar(one) || char.IsSurrogate(one);

    sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
