using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;
using ArgumentLedger.Web.Transfer.Frameworks;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class FrameworkFormatTests
{
    [Theory]
    [InlineData("tgf", "a\nb\nc\n#\na b\nb c\nc c\n", "a b c", "c1 c2, c2 c3, c3 c3")]
    [InlineData("tgf", "a\r\n\r\n  b\t\r\n#\r\nb a", "a b", "c2 c1")]
    [InlineData("tgf", "#\n", "", "")]
    [InlineData("apx", "arg(a).\narg(b).\narg(c).\natt(a,b).\natt(b,c).\natt(c,c).\n", "a b c", "c1 c2, c2 c3, c3 c3")]
    [InlineData("apx", "att(b , a). arg( a ) .\narg\n(b).", "a b", "c2 c1")]
    [InlineData("apx", "", "", "")]
    [InlineData("af", "p af 3\n1 2\n2 3\n3 3\n", "1 2 3", "c1 c2, c2 c3, c3 c3")]
    [InlineData("af", "# made by hand\np  af  2\n# the attack\n2 1", "1 2", "c2 c1")]
    [InlineData("af", "p af 0", "", "")]
    public void A_framework_becomes_a_claim_per_argument_and_a_link_per_attack(string format, string text, string claims, string attacks)
    {
        var (words, links) = Imported.Debate(format, text).Argument();

        Assert.Equal(claims, string.Join(' ', words));
        Assert.Equal(attacks, string.Join(", ", links));
    }

    [Fact]
    public void The_label_of_a_node_becomes_the_words_of_the_claim()
    {
        var (words, links) = Imported.Debate("tgf", "1 The bus is late.\n2   It  is not. \n#\n2 1\n").Argument();

        Assert.Equal(["The bus is late.", "It  is not."], words);
        Assert.Equal(["c2 c1"], links);
    }

    [Theory]
    [InlineData("tgf", "a\nb\na\n#\na b\na b\na b wrong\n", "An argument is declared more than once; the first time counts. 1 line 3, column 1|An attack is given more than once; it counts once. 2 line 6, column 1, line 7, column 1|The label of an attack is not read: a link has no words. 1 line 7, column 1")]
    [InlineData("apx", "% note\narg(a). arg(a). att(a,a).\n  att(a,a).", "A comment is not read. 1 line 1, column 1|An argument is declared more than once; the first time counts. 1 line 2, column 13|An attack is given more than once; it counts once. 1 line 3, column 7")]
    [InlineData("af", "# note\np af 1\n1 1\n1 1", "A comment is not read. 1 line 1, column 1|An attack is given more than once; it counts once. 1 line 4, column 1")]
    public void What_is_folded_or_left_out_is_told_with_its_places(string format, string text, string told)
    {
        var read = Assert.IsType<Parsed>(Formats.All[format].Reader!.Read(text));

        Assert.Equal(told.Split('|').Order(), read.Losses.Select(loss => $"{loss.What} {loss.Count} {string.Join(", ", loss.Where)}").Order());
    }

    [Theory]
    [InlineData("tgf", "a\nb\n", 3, 1, "The file ends without a line “#”, which was expected between the arguments and the attacks.")]
    [InlineData("tgf", "a\n#\n  a", 3, 4, "The name of the attacked argument was expected here.")]
    [InlineData("tgf", "𝒜b\n#\n𝒜b c\n", 3, 4, "“c” is not declared: an argument that the file declares was expected.")]
    [InlineData("apx", "arg(a).\natt(a,b).", 2, 7, "“b” is not declared: an argument that the file declares was expected.")]
    [InlineData("apx", "arg(a)\narg(b).", 2, 1, "“a” stands here; “.” was expected.")]
    [InlineData("apx", "arg(a,b).", 1, 6, "“,” stands here; “)” was expected.")]
    [InlineData("apx", "arg().", 1, 5, "“)” stands here; an argument’s name was expected.")]
    [InlineData("apx", "arg(a).\nsupport(a,a).", 2, 1, "“support” stands here; a fact, “arg(…).” or “att(…,…).”, was expected.")]
    [InlineData("apx", "arg(a).\n(", 2, 1, "“(” stands here; a fact, “arg(…).” or “att(…,…).”, was expected.")]
    [InlineData("apx", "att(a", 1, 6, "The file ends here; “,” was expected.")]
    [InlineData("af", "", 1, 1, "The file ends without a line “p af n”, which was expected first.")]
    [InlineData("af", "1 2\n", 1, 1, "“1” stands here; the line “p af n” was expected first.")]
    [InlineData("af", "p cnf 2 2\n", 1, 3, "The word “af” was expected here, as in “p af n”.")]
    [InlineData("af", "p af -1\n", 1, 6, "The number of arguments, from 0 to 100,000, was expected here.")]
    [InlineData("af", "p af 100001\n", 1, 6, "The number of arguments, from 0 to 100,000, was expected here.")]
    [InlineData("af", "p af 2 2\n", 1, 8, "The end of the line was expected here.")]
    [InlineData("af", "p af 2\n1 3\n", 2, 3, "An argument was expected here: a whole number from 1 to 2.")]
    [InlineData("af", "p af 2\n0 1\n", 2, 1, "An argument was expected here: a whole number from 1 to 2.")]
    [InlineData("af", "p af 2\n1\n", 2, 2, "An argument was expected here: a whole number from 1 to 2.")]
    [InlineData("af", "p af 2\n1 2 1\n", 2, 5, "The end of the line was expected here.")]
    public void Whatever_is_wrong_is_named_with_its_line_and_column(string format, string text, int line, int column, string sentence)
    {
        var fault = Assert.IsType<Unreadable>(Formats.All[format].Reader!.Read(text)).Fault;

        Assert.Equal(new Fault(Place.At(line, column), sentence), fault);
    }

    [Fact]
    public void A_name_longer_than_any_words_may_be_is_refused()
    {
        var fault = Assert.IsType<Unreadable>(Formats.All["tgf"].Reader!.Read($"a\n{new string('b', 10_001)}\n#\n")).Fault;

        Assert.Equal(new Fault(Place.At(2, 1), "The name has 10,001 characters; at most 10,000 were expected."), fault);
    }

    [Fact]
    public void The_argument_over_the_limit_is_refused_where_it_stands()
    {
        var many = string.Concat(Enumerable.Range(1, 100_001).Select(i => $"{i}\n"));

        var fault = Assert.IsType<Unreadable>(Formats.All["tgf"].Reader!.Read(many + "#\n")).Fault;

        Assert.Equal(new Fault(Place.At(100_001, 1), "This is argument 100,001; an import makes at most 100,000 contributions: divide the file."), fault);
    }

    [Theory]
    [InlineData("tgf", "a\nb\n#\na b\nb b\n")]
    [InlineData("tgf", "c1 The bus is late.\nc2 It is not.\n#\nc2 c1\n")]
    [InlineData("apx", "arg(a).\narg(b).\natt(a,b).\natt(b,b).\n")]
    [InlineData("af", "p af 2\n1 2\n2 2\n")]
    public void What_was_read_is_written_as_it_was(string format, string text) =>
        Assert.Equal(text, Imported.Debate(format, text).WrittenAs(format).Text);

    [Fact]
    public void A_debate_that_says_more_is_written_with_its_losses_named()
    {
        var debate = Imported.Debate("tgf", "a The bus\\nis late.\nb No.\n#\nb a\n").Then(
            new MakeClaim("I waited.\nLong.") { Supports = "c1" },
            new RebutClaim("c3", "You came early.") { Aim = Aim.Link },
            new AskQuestion("Which bus?"),
            new StateCredence("c1", 0.5));

        var written = debate.WrittenAs("tgf");

        Assert.Equal("c1 The bus\\nis late.\nc2 No.\nc3 I waited. Long.\nu1 You came early.\n#\nc2 c1\n", written.Text);
        Assert.Equal(
            [
                "Who said what, when, and why is not written: a framework has only arguments and attacks. the debate",
                "A question is left out: it is no argument. a1",
                "A support is not written; the contribution that supports is an argument of its own. c3>",
                "An undercut is not written: in a framework only arguments are attacked. u1>",
                "Credences are not written. c1",
                "Words of several lines are written in one. c3",
            ],
            written.Losses.Select(loss => $"{loss.What} {string.Join(", ", loss.Where)}"));
    }

    [Fact]
    public void Words_that_a_moderator_hid_are_in_no_file()
    {
        var debate = Imported.Debate("tgf", "a Secret.\nb Open words.\n#\nb a\n");
        var hidden = debate.HearAll([new(new HideContribution("c1", "It names somebody."), new("ann", debate.LastAt, "sixteen bytes or"u8.ToArray()))]).After;

        Assert.All(Formats.Writable, format => Assert.DoesNotContain("Secret", hidden.WrittenAs(format.Name).Text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_read_and_written_is_read_again_as_the_same_argument() => FormatTests.Texts.Sample(text =>
    {
        foreach (var format in Formats.All.Values.OfType<FrameworkFormat>())
        {
            if (format.Read(text) is not Parsed read)
                continue;
            var once = Imported.Debate(read);
            var again = Imported.Debate(format.Name, once.WrittenAs(format.Name).Text);
            Assert.Equal(once.Argument().Attacks, again.Argument().Attacks);
            Assert.Equal(once.Order.Count, again.Order.Count);
        }
    }, iter: 2_000);
}
