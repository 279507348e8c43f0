using System.Text;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

// How long it takes is for the benchmarks to say; that it comes to an end, and to what, is said here.
public sealed class LargeFileTests
{
    [Fact]
    public void A_hundred_thousand_statements_of_Argdown_are_read()
    {
        var text = new StringBuilder("[s0]: Statement 0.\n");
        for (var i = 1; i < 100_000; i++)
            text.Append("\n[s").Append(i).Append("]: Statement ").Append(i).Append(".\n  ").Append(i % 2 == 0 ? "+>" : "->").Append(" [s").Append(i / 2).Append("]\n");

        var read = Assert.IsType<Parsed>(Formats.All["argdown"].Reader!.Read(text.ToString()));

        Assert.Equal(100_000, read.Moves.Length);
    }

    [Fact]
    public void A_hundred_thousand_nodes_of_AIF_are_read()
    {
        var (nodes, edges) = (new List<string> { Node(0, "I") }, new List<string>());
        for (var i = 1; i < 50_000; i++)
        {
            nodes.Add(Node(2 * i, "I"));
            nodes.Add(Node(2 * i + 1, i % 2 == 0 ? "RA" : "CA"));
            edges.Add($$"""{"fromID": {{2 * i}}, "toID": {{2 * i + 1}}}""");
            edges.Add($$"""{"fromID": {{2 * i + 1}}, "toID": {{i / 2 * 2}}}""");
        }

        var read = Assert.IsType<Parsed>(Formats.All["aif"].Reader!.Read($$"""{"nodes": [{{string.Join(',', nodes)}}], "edges": [{{string.Join(',', edges)}}]}"""));

        Assert.Equal(50_000, read.Moves.Length);
    }

    static string Node(int id, string type) => $$"""{"nodeID": {{id}}, "type": "{{type}}", "text": "Node {{id}}"}""";

    [Theory]
    [InlineData("kialo", "1. a\n1.1. Pro: ", 10_000)]
    [InlineData("argdown", "*a ", 5_000)]
    [InlineData("argdown", "*a ", 300_000)]
    [InlineData("argdown", "{", 300_000)]
    [InlineData("argdown", "#(", 300_000)]
    [InlineData("argdown", "<!-- ", 300_000)]
    [InlineData("argdown", "[a](", 200_000)]
    [InlineData("argdown", "](\\//", 300_000)]
    [InlineData("argdown", "  - a\n", 100_000)]
    [InlineData("aif", "[", 1_000_000)]
    [InlineData("aif", "{\"a\":", 200_000)]
    public void A_file_of_one_thing_over_and_over_is_read_or_refused(string format, string piece, int times)
    {
        var reading = Formats.All[format].Reader!.Read(string.Concat(Enumerable.Repeat(piece, times)));

        Assert.True(reading is Parsed or Unreadable);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("[a]: ")]
    [InlineData("{\"a\": ")]
    [InlineData("1. Pro: ")]
    [InlineData("> ")]
    [InlineData("arg(a).")]
    public void One_line_as_long_as_a_file_may_be_is_read_or_refused_by_every_format(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, FileText.MostBytes / piece.Length));

        Assert.All(Formats.Readable, format => Assert.True(format.Reader!.Read(line) is Parsed or Unreadable));
    }

    [Fact]
    public void A_hundred_MB_are_refused_before_they_are_looked_at()
    {
        var file = new byte[100_000_000];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(FileText.TryDecode(file, out _, out var fault));

        Assert.StartsWith("The file has 100,000,000 bytes; at most 16,777,216 are read", fault.Sentence, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Lines_that_stand_ever_further_right_are_read()
    {
        var deep = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"{new string(' ', i)}{(i == 0 ? "" : "- ")}a{i}\n"));

        Assert.IsType<Parsed>(Formats.All["argdown"].Reader!.Read(deep));
    }
}
