using System.Globalization;
using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Transfer.Graphs;

/// <summary>
/// The DOT language of Graphviz (https://graphviz.org/doc/info/lang.html): the argument as a directed graph that
/// <c>dot</c> draws. Written only.
/// </summary>
public sealed class Dot : Format, IDebateWriter
{
    // A node is about 30 characters wide and shows its first 240; the rest is in its tooltip.
    const int LineLength = 30, MostShown = 240;

    /// <inheritdoc/>
    public override string Name => "dot";

    /// <inheritdoc/>
    public override string Title => "Graphviz DOT";

    /// <inheritdoc/>
    public override string MediaType => "text/vnd.graphviz";

    /// <inheritdoc/>
    public override string Extension => ".dot";

    /// <inheritdoc/>
    public Written Write(WritableDebate debate)
    {
        var losses = new LossList();
        var graph = ArgumentGraph.Of(debate, losses);
        var text = new StringBuilder("digraph debate {\n");
        text.Append("  graph [rankdir=BT, fontname=\"sans-serif\", labelloc=t, label=").Append(Quoted(Lines(debate.State.Motion?.Text ?? ""))).Append("]\n");
        text.Append("  node [fontname=\"sans-serif\", shape=box, style=\"rounded\"]\n  edge [fontname=\"sans-serif\"]\n");
        foreach (var it in graph.Contributions)
            Append(text, it.Label, NodeOf(debate, it));
        foreach (var joint in graph.Joints)
            Append(text, joint.Id, [("shape", "point"), ("label", "")]);
        foreach (var edge in graph.Edges)
            Append(text, debate.State, edge);
        return new(text.Append("}\n").ToString(), losses.Finish());
    }

    static List<(string, string)> NodeOf(WritableDebate debate, Contribution it)
    {
        var words = debate.WordsOf(it) ?? "(erased)";
        var head = $"{it.Label}, {debate.SpeakerOf(it.Speaker)}";
        List<(string, string)> attributes = [("tooltip", words), ("URL", debate.AddressOf(it.Label))];
        if (debate.State.StandingOf(it.Label) is { } standing)
        {
            head += $", {standing.Status.Word()}";
            attributes.Add(("color", Colour(standing.Label)));
        }
        if (it.Kind == ContributionKind.Question)
            attributes.Add(("shape", "ellipse"));
        else if (it.Kind == ContributionKind.Quote)
            attributes.Add(("shape", "note"));
        if (debate.State.TitleOf(it) is { } title)
            head += $"\n{Lines(title)}:";
        attributes.Insert(0, ("label", $"{head}\n{Lines(DebateInView.Shorten(words, MostShown))}"));
        return attributes;
    }

    static string Colour(Level level) => level switch
    {
        Level.In => "#1a7f37",
        Level.Out => "#b42318",
        _ => "#8a6d00",
    };

    static void Append(StringBuilder text, string node, List<(string Name, string Value)> attributes) =>
        text.Append("  ").Append(Quoted(node)).Append(" [").AppendJoin(", ", attributes.Select(one => $"{one.Name}={Quoted(one.Value)}")).Append("]\n");

    static void Append(StringBuilder text, Debate debate, Edge edge)
    {
        var (colour, style, label) = edge.Join switch
        {
            Join.Attack => ("#b42318", "solid", "attacks"),
            Join.Support => ("#1a7f37", "solid", "supports"),
            Join.Undercut => ("#b42318", "dashed", "undercuts"),
            Join.Asks => ("#57606a", "dotted", "asks about"),
            _ => ("#57606a", "dotted", "answers"),
        };
        text.Append(CultureInfo.InvariantCulture, $"  {Quoted(edge.From)} -> {Quoted(edge.To)} [color=\"{colour}\", style={style}");
        text.Append(edge.EndsAtJoint ? ", dir=none]\n" : $", label={Quoted(SchemeOf(debate, edge) is { } scheme ? $"{label}\n{Lines(scheme)}" : label)}]\n");
    }

    static string? SchemeOf(Debate debate, Edge edge) => edge.Link is { } id ? debate.SchemeOf(debate.Links[id]) : null;

    static string Lines(string words)
    {
        var lines = new StringBuilder();
        var length = 0;
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (length > 0)
                lines.Append(length + word.Length < LineLength ? ' ' : '\n');
            length = length > 0 && length + word.Length < LineLength ? length + word.Length + 1 : word.Length;
            lines.Append(word);
        }
        return lines.ToString();
    }

    // Within quotation marks DOT knows \" itself; its labels and tooltips then read other escapes, and entities as in HTML.
    static string Quoted(string words) =>
        "\"" + words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n") + "\"";
}
