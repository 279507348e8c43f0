using System.Diagnostics;
using System.Xml.Linq;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer.Judges;

/// <summary>A fact that needs a program of others; skipped, with the reason, where it is not installed.</summary>
public sealed class NeedsProgramFactAttribute : FactAttribute
{
    /// <summary>Skips when the program cannot be run so.</summary>
    public NeedsProgramFactAttribute(string program, params string[] check)
    {
        if (GraphToolTests.Run(program, check, "").Code != 0)
            Skip = $"{program} {string.Join(' ', check)} cannot be run here";
    }
}

public sealed class GraphToolTests
{
    const string CountGraph = "import networkx, sys; g = networkx.parse_graphml(sys.stdin.read(), force_multigraph=True); print(g.is_directed(), len(g), g.number_of_edges(), sorted({type(d['strength']).__name__ for _, d in g.nodes(data=True) if 'strength' in d}))";

    static readonly Debate Awkward = Imported.Debate(new Parsed([], [])).Then(
        new MakeClaim("Words are \"tools\" \\ & <b>\n{more}</b>."), new RebutClaim("c1", "No; -> they [are] not."), new RebutClaim("r1", "Beside it.") { Aim = Aim.Link },
        new AskQuestion("Which? 😀") { About = "c1" }, new MakeClaim("All\u0001.") { Answers = "a1" }, new LinkContributions("c2", "c1", LinkKind.Support));

    [NeedsProgramFact("dot", "-V")]
    public void Graphviz_draws_what_is_written_as_DOT_every_node_and_every_edge()
    {
        var (code, svg, complaints) = Run("dot", ["-Tsvg"], Awkward.WrittenAs("dot").Text.Replace("\u0001", "", StringComparison.Ordinal));

        Assert.Equal((0, ""), (code, complaints));
        var classes = XDocument.Parse(svg).Descendants().Select(one => (string?)one.Attribute("class")).ToList();
        // Five contributions and the point on the link that is undercut; the undercut link is two edges.
        Assert.Equal((6, 6), (classes.Count(one => one == "node"), classes.Count(one => one == "edge")));
        Assert.Contains("&quot;tools&quot; \\ &amp; &lt;b&gt;", svg, StringComparison.Ordinal);
    }

    [NeedsProgramFact("dot", "-V")]
    public void Graphviz_reads_whatever_is_said() => RoundTripTests.Debates.Array[5].Sample(
        debates =>
        {
            var (code, _, complaints) = Run("dot", ["-Tcanon"], string.Concat(debates.Select(debate => debate.WrittenAs("dot").Text)));
            Assert.Equal((0, ""), (code, complaints));
        },
        iter: 5);

    [NeedsProgramFact("python3", "-c", "import networkx")]
    public void NetworkX_reads_what_is_written_as_GraphML_every_node_and_every_edge() =>
        Assert.Equal((0, "True 6 6 ['float']\n", ""), Run("python3", ["-c", CountGraph], Awkward.WrittenAs("graphml").Text));

    internal static (int Code, string Said, string Complaints) Run(string program, IReadOnlyList<string> arguments, string input, string? folder = null)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder ?? "", RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (said, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using (var writer = new StreamWriter(process.StandardInput.BaseStream))
                writer.Write(input);
            Task.WaitAll(said, complaints);
            process.WaitForExit();
            return (process.ExitCode, said.Result, complaints.Result);
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or IOException)
        {
            return (-1, "", missing.Message);
        }
    }
}
