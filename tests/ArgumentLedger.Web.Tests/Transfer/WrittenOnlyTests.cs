using System.Text.Json;
using System.Xml.Linq;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class WrittenOnlyTests
{
    static readonly Debate Debate = Imported.Debate(new Parsed([], [])).Then(
        new IntroduceSpeaker("Ada"), new RecordSource("A post", "Words are tools, mostly.") { Author = "Paula", Url = "https://a.example/post" },
        new MakeClaim("Words are \"tools\".\nAnd <b>more</b>.") { Title = "Tools", Stance = Stance.For, Speaker = "p1" },
        new RebutClaim("c1", "=1+1 is not.") { Scheme = "Negation", Speaker = "p1" }, new RebutClaim("r1", "That is beside it.") { Aim = Aim.Link },
        new CiteQuote("Words are tools") { Source = "s1", For = "c1" }, new AskQuestion("Which?") { About = "c1" }, new MakeClaim("All.") { Answers = "a1" },
        new ConcedeClaim("r1", Extent.Partial) { Text = "Some are not." }, new MakeClaim("Gone."), new WithdrawContribution("c3", "A slip."));

    [Fact]
    public void DOT_joins_an_undercut_to_a_point_on_the_link_it_denies()
    {
        var written = Debate.WrittenAs("dot").Text;

        Assert.Contains("  \"r1>\" [shape=\"point\", label=\"\"]\n", written, StringComparison.Ordinal);
        Assert.Contains("  \"r1\" -> \"r1>\" [color=\"#b42318\", style=solid, dir=none]\n", written, StringComparison.Ordinal);
        Assert.Contains("  \"r1>\" -> \"c1\" [color=\"#b42318\", style=solid, label=\"attacks\\nNegation\"]\n", written, StringComparison.Ordinal);
        Assert.Contains("  \"u1\" -> \"r1>\" [color=\"#b42318\", style=dashed, label=\"undercuts\"]\n", written, StringComparison.Ordinal);
        Assert.Contains("  \"c2\" -> \"a1\" [color=\"#57606a\", style=dotted, label=\"answers\"]\n", written, StringComparison.Ordinal);
        Assert.Contains("Words are \\\"tools\\\". And\\n<b>more</b>.", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\"c3\"", written, StringComparison.Ordinal);
    }

    [Fact]
    public void GraphML_has_typed_data_for_nodes_and_edges()
    {
        XNamespace ns = "http://graphml.graphdrawing.org/xmlns";
        var graph = XDocument.Parse(Debate.WrittenAs("graphml").Text).Root!.Element(ns + "graph")!;

        var nodes = graph.Elements(ns + "node").ToDictionary(node => (string)node.Attribute("id")!, node => node.Elements(ns + "data").ToDictionary(data => (string)data.Attribute("key")!, data => data.Value));
        Assert.Equal(["c1", "r1", "u1", "q1", "a1", "c2", "r1-link"], nodes.Keys);
        Assert.Equal(("claim", "Words are \"tools\".\nAnd <b>more</b>.", "Ada", "for", "partlyConceded"), (nodes["c1"]["kind"], nodes["c1"]["text"], nodes["c1"]["speaker"], nodes["c1"]["stance"], "partlyConceded"));
        Assert.Equal(("link", "Tools"), (nodes["r1-link"]["kind"], nodes["c1"]["title"]));
        Assert.Equal(
            ["r1 attack r1-link", "r1-link attack c1", "u1 undercut r1-link", "q1 support c1", "a1 asks c1", "c2 answers a1"],
            graph.Elements(ns + "edge").Select(edge => $"{(string?)edge.Attribute("source")} {edge.Elements().First().Value} {(string?)edge.Attribute("target")}"));
    }

    [Fact]
    public void GraphML_puts_another_character_where_XML_has_none()
    {
        var debate = Imported.Debate(new Parsed([], [])).Then(new MakeClaim("A\u0002 bell."), new MakeClaim("No 😀 bell."));
        debate = debate.HearAll([new(new RewordMotion("What\u0001 follows?"), new("ann", debate.LastAt, "sixteen bytes or"u8.ToArray()))]).After;

        var written = debate.WrittenAs("graphml");

        var words = XDocument.Parse(written.Text).Descendants().Where(one => (string?)one.Attribute("key") is "motion" or "text").Select(one => one.Value);
        Assert.Equal(["What\uFFFD follows?", "A\uFFFD bell.", "No 😀 bell."], words);
        Assert.Contains(written.Losses, loss => loss.What == "A control character, which XML cannot hold, is written as U+FFFD." && loss.Where.SequenceEqual(["the motion", "c1"]));
    }

    [Fact]
    public void CSV_quotes_what_it_must_and_keeps_spreadsheets_from_running_words()
    {
        var written = Debate.WrittenAs("csv");

        var lines = written.Text.Split("\r\n");
        Assert.StartsWith("label,kind,title,text,revision,speaker,at,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("c1,claim,Tools,\"Words are \"\"tools\"\".\nAnd <b>more</b>.\",1,Ada,2026-01-02T12:00:00Z,,,,for,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("r1,rebuttal,,'=1+1 is not.,1,Ada,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",attack c1,", lines[2], StringComparison.Ordinal);
        Assert.Contains(written.Losses, loss => loss.What == "Words that a spreadsheet would take for a formula are written after an apostrophe." && loss.Where.SequenceEqual(["r1"]));
    }

    [Fact]
    public void Markdown_reads_as_a_record_with_footnotes_and_no_markup_of_anybody_s()
    {
        var written = Debate.WrittenAs("markdown").Text;

        Assert.Contains("# What follows?\n", written, StringComparison.Ordinal);
        Assert.Contains("## For the motion\n\n- **c1** Ada (", written, StringComparison.Ordinal);
        Assert.Contains(": **Tools** Words are \"tools\".\\\n  And \\<b\\>more\\</b\\>.\n", written, StringComparison.Ordinal);
        Assert.Contains("  - **r1** Ada rebuts by “Negation” (", written, StringComparison.Ordinal);
        Assert.Contains("    - **u1** bo undercuts that r1 bears on what it is offered for", written, StringComparison.Ordinal);
        Assert.Contains("    - **k1** bo concedes part of it: Some are not.\n", written, StringComparison.Ordinal);
        Assert.Contains("“Words are tools”[^q1]\n", written, StringComparison.Ordinal);
        Assert.Contains("\n[^q1]: Of s1: word for word.\n", written, StringComparison.Ordinal);
        Assert.Contains("- **s1** A post, by Paula, https://a.example/post\n", written, StringComparison.Ordinal);
        Assert.Contains("~~Gone.~~ *withdrawn: A slip.*\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_has_everything_that_stands_and_every_field_is_described()
    {
        var whole = JsonDocument.Parse(Debate.WrittenAs("json").Text).RootElement;

        Assert.Equal(("argument-ledger/debate", 1, Debate.Version), (whole.GetProperty("format").GetString(), whole.GetProperty("formatVersion").GetInt32(), whole.GetProperty("version").GetInt64()));
        Assert.Equal(Debate.Order.Count, whole.GetProperty("contributions").GetArrayLength());
        Assert.Equal("Words are tools, mostly.", whole.GetProperty("sources")[0].GetProperty("text").GetString());
        var schema = JsonDocument.Parse(ArgumentLedger.Web.Transfer.Records.Json.Schema).RootElement;
        Assert.Equal(whole.EnumerateObject().Select(field => field.Name), schema.GetProperty("properties").EnumerateObject().Select(field => field.Name));
        Assert.Equal("Always argument-ledger/debate.", schema.GetProperty("properties").GetProperty("format").GetProperty("description").GetString());
    }
}
