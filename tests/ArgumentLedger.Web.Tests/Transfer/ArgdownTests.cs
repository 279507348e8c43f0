using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class ArgdownTests
{
    static Parsed Read(string text) => Assert.IsType<Parsed>(Formats.All["argdown"].Reader!.Read(text));

    [Theory]
    [InlineData("[A]: The bus is late.\n  - [B]: It is not.", "“It is not.” attacks “The bus is late.” | “It is not.” | “The bus is late.”")]
    [InlineData("[A]: a\n  + <B>: b\n    - <C>: c", "“b” supports “a” | “c” attacks “b” | “a” | “b” | “c”")]
    [InlineData("[A]: a\n  <- [B]: b\n  <+ [C]: c", "“b” attacks “a” | “c” supports “a” | “a” | “b” | “c”")]
    [InlineData("[A]: a\n  -> [B]: b\n  +> [C]: c", "“a” attacks “b” | “a” supports “c” | “a” | “b” | “c”")]
    [InlineData("[A]: a\n  + <B>: b\n    _ <C>: c", "“b” supports “a” | “c” undercuts “b” | “a” | “b” | “c”")]
    [InlineData("<C>: c\n  _> <B>: b\n    +> [A]: a", "“b” supports “a” | “c” undercuts “b” | “a” | “b” | “c”")]
    [InlineData("[A]: a\n  >< [B]: b", "“a” attacks “b” | “b” attacks “a” | “a” | “b”")]
    [InlineData("[A]: a\n\n[B]: b\n  - [A]", "“a” attacks “b” | “a” | “b”")]
    [InlineData("[A]\n  - [B]\n\n[B]: b", "“b” attacks “A” | “A” | “b”")]
    [InlineData("Untitled words\ngo on here.\n\nOther words.", "“Other words.” | “Untitled words go on here.”")]
    [InlineData("* one\n* two\n\n1. three", "“one” | “three” | “two”")]
    [InlineData("[A]: a\n\t- [B]: b\n\t\t- [C]: c\n\t- [D]: d", "“b” attacks “a” | “c” attacks “b” | “d” attacks “a” | “a” | “b” | “c” | “d”")]
    public void Statements_and_relations_become_contributions_and_links(string text, string sketch) =>
        Assert.Equal(sketch.Split(" | ").Order(StringComparer.Ordinal), Sketch.Of(Imported.Debate(Read(text))));

    [Fact]
    public void An_argument_written_out_bears_on_its_conclusion_and_its_premises_bear_on_it()
    {
        var read = Read("<Rain>: It follows from the sky.\n\n(1) The sky is grey.\n(2) [Grey]: Grey skies rain.\n-- modus ponens {uses: [1,2]} --\n(3) It will rain.\n  -> [Dry]: It stays dry.\n");

        Assert.Equal(
            [
                "“Grey skies rain.”", "“Grey skies rain.” supports “It follows from the sky.”", "“It follows from the sky.”", "“It follows from the sky.” supports “It will rain.”",
                "“It stays dry.”", "“It will rain.”", "“It will rain.” attacks “It stays dry.”", "“The sky is grey.”", "“The sky is grey.” supports “It follows from the sky.”",
            ],
            Sketch.Of(Imported.Debate(read)));
        Assert.Equal(
            ["Premises that bear on something together each bear on it alone.", "The name of a rule of inference is not read."],
            read.Losses.Select(loss => loss.What).Order());
    }

    [Fact]
    public void A_rule_may_be_named_between_lines_of_dashes() =>
        Assert.Equal(["“a”", "“a” supports “b”", "“b”"], Sketch.Of(Imported.Debate(Read("(1) a\n-----\nand so it goes\n-----\n(2) b"))));

    [Fact]
    public void What_is_inferred_on_the_way_is_a_premise_of_what_comes_after() =>
        Assert.Equal(
            ["“a”", "“a” supports “b”", "“b”", "“b” supports “d”", "“c”", "“c” supports “d”", "“d”"],
            Sketch.Of(Imported.Debate(Read("(1) a\n----\n(2) b\n(3) c\n--\nrule\n--\n(4) d"))));

    [Fact]
    public void Supports_rebuttals_and_undercuts_are_what_they_are_to_what_they_reply_to()
    {
        var debate = Imported.Debate(Read("[A]: a\n  + <B>: b\n    _ <C>: c\n  - [D]: d"));

        Assert.Equal(
            ["c1 Claim a", "c2 Support b", "u1 Undercut c", "r1 Rebuttal d"],
            debate.Order.Select(label => debate.Contributions[label]).Select(it => $"{it.Label} {it.Kind} {it.Text.Text}"));
    }

    [Fact]
    public void The_front_matter_gives_the_motion_and_the_mode()
    {
        var read = Read("===\ntitle: 'Buses'\nsubTitle: Are they late?\nauthor: Ann\nmodel:\n    mode: strict\n===\n\n[A]: a\n  - [B]: b\n");

        Assert.Equal(("Buses", "Are they late?"), (read.Motion, read.Description));
        Assert.Contains("“a” attacks “b”", Sketch.Of(Imported.Debate(read)));
        Assert.Contains("“b” attacks “a”", Sketch.Of(Imported.Debate(read)));
        Assert.Equal("A setting in the front matter is not read. author", Assert.Single(read.Losses.Select(loss => $"{loss.What} {string.Join(", ", loss.Where)}"), told => told.StartsWith("A setting", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_front_matter_the_first_heading_is_the_motion() =>
        Assert.Equal("Are buses late?", Read("# Are buses late?\n\n## Yes\n\n[A]: a").Motion);

    [Fact]
    public void Comments_and_data_are_no_words_but_tags_are()
    {
        var read = Read("[A]: One // not this\n  two. #tag #(long tag) {isFine: true}\n/* nor\nthis */\n  - [B]: b <!-- nor this -->\n\n[C]: see [here](https://a.example/b) and \\#this");

        Assert.Equal(["“One two. #tag #(long tag)”", "“b”", "“b” attacks “One two. #tag #(long tag)”", "“see [here](https://a.example/b) and #this”"], Sketch.Of(Imported.Debate(read)));
        Assert.Equal(["Data in braces is not read."], read.Losses.Select(loss => loss.What));
    }

    [Theory]
    [InlineData("- [A]: a", 1, 1, "“-” relates what follows it to something above it that stands further left, and there is none.")]
    [InlineData("[A]: a\n  -", 2, 3, "A statement or an argument was expected here.")]
    [InlineData("[A] and more", 1, 1, "“:” was expected after the title “A”.")]
    [InlineData("[]: a", 1, 1, "A title was expected between the brackets.")]
    [InlineData("----\n(1) a", 1, 1, "A line of an inference stands here; premises, “(1) …”, were expected before it.")]
    [InlineData("(1) a\n----\n", 2, 1, "A conclusion, “(3) …”, was expected after the line of an inference.")]
    [InlineData("===\ntitle: a\n", 1, 1, "The front matter begins here and does not end: a line “===” was expected after it.")]
    [InlineData("===\ntitle: [\n===\n", 3, 1, "The front matter is not valid YAML here.")]
    public void Whatever_is_wrong_is_named_with_its_line_and_column(string text, int line, int column, string sentence) =>
        Assert.Equal(new Fault(Place.At(line, column), sentence), Assert.IsType<Unreadable>(Formats.All["argdown"].Reader!.Read(text)).Fault);

    [Fact]
    public void A_debate_is_written_as_a_tree_of_titled_arguments()
    {
        var debate = Imported.Debate(new Parsed([], [])).Then(
            new MakeClaim("The bus is late."), new RebutClaim("c1", "It came #early."), new RebutClaim("r1", "Yours is another bus.") { Aim = Aim.Link },
            new MakeClaim("I waited.\nLong.") { Supports = "c1" }, new LinkContributions("c2", "r1", LinkKind.Attack), new AskQuestion("Which?"));

        var written = debate.WrittenAs("argdown");

        Assert.Equal(
            """
            ===
            title: "What follows?"
            ===

            [c1]: The bus is late.
              - <r1>: It came \#early.
                _ <u1>: Yours is another bus.
                - <c2>
              + <c2>: I waited. Long.

            """.ReplaceLineEndings("\n"), written.Text);
        Assert.Equal(["Who said what and when is not written.", "A question is left out: it states nothing.", "Words of several lines are written in one."], written.Losses.Select(loss => loss.What));
    }

    [Fact]
    public void Titles_are_kept_beside_the_words()
    {
        var read = Read("[Late]: The bus is late.\n  - <Waiting in vain>: I waited.\n    _ [Early]: You came early.\n\n[Mentioned]\n  + <c7>: Words of c7.");

        Assert.Equal(
            ["Late: The bus is late.", ": Mentioned", "Waiting in vain: I waited.", "Early: You came early.", ": Words of c7."],
            Imported.Debate(read) is var debate ? debate.Order.Select(label => $"{debate.Contributions[label].Title?.Text}: {debate.Contributions[label].Text}") : []);
        Assert.Equal(["A title that is a label of a debate, such as c7, is not kept: the debate gives labels of its own."], read.Losses.Select(loss => loss.What));
    }

    [Fact]
    public void What_has_a_title_is_written_under_it_as_far_as_titles_tell_things_apart()
    {
        var debate = Imported.Debate(new Parsed([], [])).Then(
            new MakeClaim("The bus is late.") { Title = "Late" }, new MakeClaim("It was late before.") { Title = "Late" }, new RebutClaim("c1", "No.") { Title = "Late" },
            new MakeClaim("See below.") { Title = "[x] // y" }, new LinkContributions("c3", "c1", LinkKind.Support) { Scheme = "Argument from Sign" });

        var written = debate.WrittenAs("argdown");

        Assert.Contains("[Late]: The bus is late.\n  - <Late>: No.\n  + [c3]\n\n[c3]: See below.\n\n[c2]: It was late before.\n", written.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["A title that is a label, is given twice, or has characters that Argdown means something by, is not written: the label stands for it. c2, c3", "The scheme of a link is not written. l1", "Who said what and when is not written. the debate"],
            written.Losses.Select(loss => $"{loss.What} {string.Join(", ", loss.Where)}").Order());
    }
}
