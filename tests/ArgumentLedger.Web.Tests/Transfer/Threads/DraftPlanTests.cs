using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Transfer.Threads;
using Role = ArgumentLedger.Web.Transfer.Threads.Role;

namespace ArgumentLedger.Web.Tests.Transfer.Threads;

/// <summary>What a corrected thread comes to as moves, and what one can do to it before.</summary>
public sealed class DraftPlanTests
{
    static readonly DateTimeOffset Now = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    const string Thread = """
        Ann, 2026-03-03 10:00
        School should begin at nine.

        Bo, 2026-03-03 11:00
        > School should begin at nine.

        I disagree. Parents have to be at work before nine.

        Ann, 2026-03-03 12:00
        Fair point, but a parent can let them sleep and leave.
        """;

    static (Debate Debate, ThreadRehearsal Rehearsal) Log(Conversation conversation)
    {
        var plan = ThreadPlan.Of(conversation, Debate.None);
        Assert.Empty(plan.Faults);
        var rehearsal = ThreadRehearsal.Of(plan.Moves.Insert(0, new(new OpenDebate("When should school begin?"), null, null)), Debate.None, "importer", Now);
        return (rehearsal.After, rehearsal);
    }

    [Fact]
    public void Messages_become_sources_authors_the_cast_and_pieces_contributions_in_their_words()
    {
        var (debate, rehearsal) = Log(ThreadReading.Read(Thread, null));

        Assert.Empty(rehearsal.Faults);
        Assert.Equal(["Ann", "Bo"], debate.Cast.Values.OrderBy(member => member.Label).Select(member => member.Name.Text!));
        Assert.All(debate.Cast.Values, member => Assert.Null(member.Contributor));
        Assert.Equal("Message 2, by Bo", debate.Sources["s2"].Title.Text);
        Assert.Equal(("p1", "School should begin at nine."), (debate.Contributions["c1"].Speaker, debate.Contributions["c1"].Text.Text!));
        Assert.Equal(("c1", "p2", "importer"), (debate.Contributions["r1"].Parent!, debate.Contributions["r1"].Speaker, debate.Contributions["r1"].Recorder));
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 11, 0, 0, TimeSpan.Zero), debate.Contributions["r1"].SaidAt);
        var quote = debate.Contributions["q1"];
        Assert.Equal(("r1", "c1", Fidelity.Verbatim), (quote.Parent!, quote.Anchor!.Contribution!, quote.Anchor.Fidelity));
        var concession = Assert.Single(debate.Concessions.Values);
        Assert.Equal(("r1", Extent.Partial, "c1", "p1", "Fair point,"), (concession.What, concession.Extent, concession.Yields!, concession.Speaker, concession.Text!.Text!));
        Assert.Equal("r1", debate.Contributions["r2"].Parent);
    }

    [Fact]
    public void Words_that_no_piece_has_whole_are_quoted_from_the_message()
    {
        var read = ThreadReading.Read("Ann, 2026-03-03\nTea wakes you gently. It lets you sleep at night.\n\nBo, 2026-03-04\n> wakes you gently. It lets you sleep\n\nWhich of the two?", null);
        var split = read.SplitPiece(read.Messages[0].Pieces[0].Id, "It lets")!;

        var anchor = Log(split).Debate.Contributions["q1"].Anchor!;

        Assert.Equal(("s1", Fidelity.Verbatim, 4), (anchor.Source!, anchor.Fidelity, anchor.Start!.Value));
    }

    [Fact]
    public void A_list_that_somebody_else_said_is_quoted_once_for_the_words_before_it()
    {
        var (debate, rehearsal) = Log(ThreadReading.Read("Ann, 2026-03-03\nI think machines should learn to doubt. This is what an assistant said:\n- Treat doubt as a tool\n- Keep asking what you were told", null));

        Assert.Empty(rehearsal.Faults);
        Assert.Equal(["c1", "q1"], debate.Order);
        Assert.Equal("c1", debate.Contributions["q1"].Parent);
    }

    [Fact]
    public void The_post_is_recorded_and_its_quotes_are_anchored_in_it()
    {
        var (debate, _) = Log(ThreadReading.Read("> Tea is better than coffee in every way.\n\nIs this true? Not at seven.", new Post("On tea", "I say it: Tea is better than coffee in every way.") { Author = "Cleo" }));

        Assert.Equal(("On tea", "Cleo"), (debate.Sources["s1"].Title.Text!, debate.Cast[debate.Sources["s1"].Speaker].Name.Text!));
        Assert.Equal(("s1", 10), (debate.Contributions["q1"].Anchor!.Source!, debate.Contributions["q1"].Anchor!.Start!.Value));
        Assert.Equal("c1", debate.Contributions["r1"].Parent);
    }

    [Fact]
    public void Quoted_words_that_are_argued_with_are_a_claim_of_whoever_said_them_and_rest_on_the_quote()
    {
        var read = ThreadReading.Read("Ann, 2026-03-03\n> Tea is better than coffee in every way.\n\nIs this true? Not at seven.\n\n> And it is cheaper than all other drinks.\n\nAgreed.", null);

        var (debate, rehearsal) = Log(read.With(read.Messages[0].Pieces[0] with { SaidBy = "Cleo" }));

        Assert.Empty(rehearsal.Faults);
        Assert.Equal(["c1", "q1", "r1", "c2", "q2"], debate.Order);
        Assert.Equal(("Cleo", "Cleo"), (debate.Cast[debate.Contributions["c1"].Speaker].Name.Text!, debate.Cast[debate.Contributions["c2"].Speaker].Name.Text!));
        Assert.Equal(("Cleo", "c1", Fidelity.NoSource), (debate.Cast[debate.Contributions["q1"].Speaker].Name.Text!, debate.Contributions["q1"].Parent!, debate.Contributions["q1"].Anchor!.Fidelity));
        Assert.Null(debate.Contributions["c1"].SaidAt);
        Assert.Equal("c2", Assert.Single(debate.Concessions.Values).What);
    }

    [Fact]
    public void Whose_words_an_unknown_post_has_is_not_told_by_whoever_quotes_them()
    {
        var (debate, _) = Log(ThreadReading.Read("Ann, 2026-03-03\n> Tea is better than coffee in every way.\n\nIs this true? Not at seven.", null));

        Assert.Equal("The author of the post", debate.Cast[debate.Contributions["c1"].Speaker].Name.Text);
    }

    [Fact]
    public void An_author_who_is_in_the_cast_already_is_not_introduced_again()
    {
        var debate = Log(ThreadReading.Read(Thread, null)).Debate;

        var again = ThreadPlan.Of(ThreadReading.Read("bo, 2026-03-05\nAnd what about buses?", null), debate);

        Assert.DoesNotContain(again.Moves, planned => planned.Move is IntroduceSpeaker);
        Assert.Equal("p2", again.Moves[0].Move.Speaker);
    }

    [Fact]
    public void A_piece_that_is_about_nothing_or_about_what_comes_later_is_told_of_beside_it()
    {
        var read = ThreadReading.Read(Thread, null);
        var (first, second) = (read.Messages[0].Pieces[0], read.Messages[1].Pieces[1]);

        Assert.Equal([first.Id], ThreadPlan.Of(read.With(first with { Role = Role.Rebuttal }), Debate.None).Faults.Where(fault => fault.Message == read.Messages[0].Id).Select(fault => fault.Piece!.Value));
        Assert.Equal([first.Id], ThreadPlan.Of(read.With(first with { Role = Role.Rebuttal, Target = second.Id }), Debate.None).Faults.Select(fault => fault.Piece!.Value).Take(1));
    }

    [Fact]
    public void What_a_rule_refuses_is_told_beside_its_piece_and_the_rest_is_still_tried()
    {
        var read = ThreadReading.Read(Thread, null);
        var concession = read.Messages[2].Pieces[0];
        var wrong = read.With(concession with { Target = read.Messages[0].Pieces[0].Id, Yields = null });

        var rehearsal = Log(wrong).Rehearsal;

        Assert.Equal((concession.Id, true), (Assert.Single(rehearsal.Faults).Piece!.Value, rehearsal.After.Contributions.ContainsKey("r2")));
    }

    [Fact]
    public void Splitting_and_joining_pieces_and_messages_keeps_every_word()
    {
        var read = ThreadReading.Read(Thread, null);
        var piece = read.Messages[1].Pieces[1];

        var split = read.SplitPiece(piece.Id, "parents have")!;
        Assert.Equal(["I disagree.", "Parents have to be at work before nine."], split.Messages[1].Pieces.Skip(1).Select(split.Messages[1].WordsOf));
        Assert.Equal(piece.End, Assert.Single(split.JoinPieces(piece.Id).Messages[1].Pieces, one => one.Id == piece.Id).End);
        Assert.Null(read.SplitPiece(piece.Id, "I disagree"));
        Assert.Null(read.SplitPiece(piece.Id, "not there"));

        var two = split.SplitMessage(split.Messages[1].Pieces[2].Id);
        Assert.Equal(4, two.Messages.Count);
        Assert.Equal("Parents have to be at work before nine.", two.Messages[2].Text);
        var one = two.JoinMessages(two.Messages[2].Id);
        Assert.Equal((3, 2), (one.Messages.Count, one.Authors.Count));
        Assert.Equal("Parents have to be at work before nine.", one.Messages[1].WordsOf(one.Messages[1].Pieces[2]));
    }

    [Fact]
    public void Suggesting_anew_keeps_messages_and_authors_and_comes_to_the_same()
    {
        var read = ThreadReading.Read(Thread, null);

        Assert.Equal(ToldThread.Tell(read), ToldThread.Tell(ThreadReading.ReadAgain(read)));
    }
}
