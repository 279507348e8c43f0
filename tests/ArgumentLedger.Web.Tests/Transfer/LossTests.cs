using ArgumentLedger.Web.Transfer;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer;

/// <summary>What a debate has, less what comes back from a file, is what the file's list of losses says, in kind and number.</summary>
public sealed class LossTests
{
    // Told of the debate as a whole, whatever is in it.
    static readonly HashSet<string> Always =
    [
        "Who said what and when is not written.", "Who said what and when is not written: the format names no people and no times.",
        "Who said what, when, and why is not written: a framework has only arguments and attacks.", "How things stand is not written: the format has no word for it.",
    ];

    // The sentence for each kind of thing that a debate has and a format loses; the debates' own words tell things apart.
    static readonly Dictionary<string, string> Everywhere = new()
    {
        ["gone"] = "A contribution that was withdrawn or hidden is left out.",
        ["taken back"] = "A link or a concession that was taken back is left out.",
        ["said of gone"] = "That something is said of what was withdrawn or hidden is not written.",
        ["stale"] = "A link that was made for earlier words is written as if it were made for the latest.",
        ["description"] = "The description of the debate is not written.",
        ["stance"] = "Whether a claim speaks for the motion is not written.",
        ["credences"] = "Credences are not written.",
        ["source"] = "A source is not written, only the quotes taken from it.",
    };

    static readonly Dictionary<string, string> WithoutHistory = new(Everywhere)
    {
        ["amended"] = "Only the latest wording of an amended contribution is written.",
        ["concession"] = "A concession is not written, nor that it gives something up; how it moved the standing is.",
        ["scheme"] = "The scheme of a link is not written.",
        ["lines"] = "Words of several lines are written in one.",
    };

    [Fact]
    public void Of_Argdown() => Holds("argdown", Without(WithoutHistory, "description", new()
    {
        ["question"] = "A question is left out: it states nothing.",
        ["answer"] = "What answers a question is written as a claim of its own.",
        ["quote"] = "A quote is written as an argument in quotation marks, without what it quotes.",
        ["title"] = "A title that is a label, is given twice, or has characters that Argdown means something by, is not written: the label stands for it.",
        ["undercut of one link"] = "An undercut of one link of several is written as one of the whole argument.",
    }));

    [Fact]
    public void Of_AIF() => Holds("aif", new(Everywhere)
    {
        ["quote"] = "A quote is written as something said, without what it quotes.",
        ["title"] = "A title is not written.",
        ["amendment"] = "When and why something was amended is not written.",
        ["logged"] = "When it was logged is not written where it is known when it was said.",
        ["partial"] = "A concession in part is written as one.",
        ["words of concession"] = "What is said in conceding stands in the locution alone.",
        ["yields"] = "What is given up by a concession is not written.",
    });

    [Fact]
    public void Of_Kialo() => Holds("kialo", new(WithoutHistory)
    {
        ["question"] = "A question is left out: there are only claims.",
        ["answer"] = "What answers a question is written as a thesis of its own.",
        ["quote"] = "A quote is written as a claim in quotation marks, without what it quotes.",
        ["title"] = "A title is not written.",
        ["own undercut"] = "An undercut is written as a Con of what it undercuts.",
        ["undercut"] = "An undercut that joins standing claims is not written.",
        ["words"] = "A contribution that hangs on nothing that is written, or more than 200 levels down, is left out.",
        ["Attack"] = "A link with something that is left out is not written.",
        ["Support"] = "A link with something that is left out is not written.",
    });

    [Fact]
    public void Of_the_trivial_graph_format() => Holds("tgf", new(WithoutHistory)
    {
        ["question"] = "A question is left out: it is no argument.",
        ["answer"] = "What answers a question is written as an argument of its own.",
        ["quote"] = "A quote is written as an argument, without what it quotes.",
        ["title"] = "A title is not written.",
        ["Support"] = "A support is not written; the contribution that supports is an argument of its own.",
        ["undercut"] = "An undercut is not written: in a framework only arguments are attacked.",
    });

    [Theory]
    [InlineData("apx", "Words are not written: arguments are called by their labels.")]
    [InlineData("af", "Words are not written: arguments are numbers, and a comment says which contribution each of them is.")]
    public void Frameworks_without_words_lose_those_of_every_argument_besides(string format, string sentence) => InventedDebates.All.Sample(
        debate => Assert.Equal(
            debate.WrittenAs("tgf").Losses.Where(loss => loss.What != WithoutHistory["lines"]).Select(loss => (loss.What, loss.Count))
                .Append((sentence, debate.Contributions.Values.Count(it => debate.Stands(it) && it.IsArguable))),
            debate.WrittenAs(format).Losses.Select(loss => (loss.What, loss.Count))),
        iter: 200);

    static Dictionary<string, string> Without(Dictionary<string, string> all, string kind, Dictionary<string, string> more) =>
        new(all.Where(pair => pair.Key != kind).Concat(more));

    static void Holds(string format, Dictionary<string, string> sentences) => InventedDebates.All.Sample(
        debate =>
        {
            var written = debate.WrittenAs(format);

            var read = Assert.IsType<Parsed>(Formats.All[format].Reader!.Read(written.Text));
            var again = Had.By(Imported.Debate(read), format);
            if (read.Description is not null)
                again.Add(new("description", ""));

            var lost = Had.By(debate, format).Where(thing => !again.Contains(thing)).ToList();
            Assert.All(lost, thing => Assert.Contains(thing.Kind, sentences.Keys));
            Assert.Equal(
                lost.CountBy(thing => sentences[thing.Kind]).Select(kind => $"{kind.Value} × {kind.Key}").Order(StringComparer.Ordinal),
                written.Losses.Where(loss => !Always.Contains(loss.What) && !loss.What.StartsWith("Words that look like", StringComparison.Ordinal)).Select(loss => $"{loss.Count} × {loss.What}").Order(StringComparer.Ordinal));
        },
        iter: 300, print: debate => debate.WrittenAs("markdown").Text);
}
