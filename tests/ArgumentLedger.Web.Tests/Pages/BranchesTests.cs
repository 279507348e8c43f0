using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class BranchesTests
{
    [Fact]
    public void Replies_stand_below_what_they_answer()
    {
        var tree = Tree(most: 10, deepest: 10, new MakeClaim("Tea."), new RebutClaim("c1", "No."), new RebutClaim("r1", "Yes."));
        Assert.Equal("c1(r1(r2))", Shape(tree));
    }

    [Fact]
    public void Replies_to_a_quote_stand_below_what_the_quote_is_offered_for()
    {
        var tree = Tree(most: 10, deepest: 10,
            new MakeClaim("Tea.") { Quotes = [new("calm")] }, new RebutClaim("q1", "No such words."));
        Assert.Equal("c1[q1](r1)", Shape(tree));
    }

    [Fact]
    public void Every_root_is_shown_before_any_reply()
    {
        var tree = Tree(most: 2, deepest: 10, new MakeClaim("Tea."), new RebutClaim("c1", "No."), new MakeClaim("Coffee."));
        Assert.Equal("c1+1 c2", Shape(tree));
    }

    [Fact]
    public void Below_the_deepest_level_replies_are_counted_only()
    {
        var tree = Tree(most: 10, deepest: 1, new MakeClaim("Tea."), new RebutClaim("c1", "No."), new RebutClaim("r1", "Yes."));
        Assert.Equal("c1+2", Shape(tree));
    }

    [Fact]
    public void Folded_away_are_replies_to_quotes_too_but_not_the_quotes_that_stand_inside()
    {
        Move[] moves =
        [
            new MakeClaim("Tea."), new RebutClaim("c1", "No.") { Quotes = [new("Tea")] }, new RebutClaim("q1", "No such words."),
            new CiteQuote("words") { Contribution = "r2", For = "q1" }, new RebutClaim("q2", "Nor these."), new RebutClaim("r1", "Yes."),
        ];
        Assert.Equal("c1(r1[q1](r2 q2(r3) r4))", Shape(Tree(most: 20, deepest: 10, moves)));
        Assert.Equal("c1(r1[q1]+4)", Shape(Tree(most: 20, deepest: 2, moves)));
        Assert.Equal("c1+5", Shape(Tree(most: 20, deepest: 1, moves)));
    }

    static IReadOnlyList<Branch> Tree(int most, int deepest, params Move[] moves)
    {
        var said = new Utterance("ann", new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new byte[32]);
        var heard = Debate.None.HearAll([.. moves.Prepend(new OpenDebate("Tea?")).Select(move => new SpokenMove(move, said))]);
        Assert.Null(heard.Refusal);
        return new Branches(heard.After, most, deepest).Of(heard.After.Replies[""]);
    }

    static string Shape(IReadOnlyList<Branch> tree) => string.Join(' ', tree.Select(Shape));

    static string Shape(Branch branch) =>
        branch.It.Label
        + (branch.Quotes.Count == 0 ? "" : $"[{string.Join(' ', branch.Quotes.Select(quote => quote.Label))}]")
        + (branch.Replies.Count == 0 ? "" : $"({Shape(branch.Replies)})")
        + (branch.Folded == 0 ? "" : $"+{branch.Folded}");
}
