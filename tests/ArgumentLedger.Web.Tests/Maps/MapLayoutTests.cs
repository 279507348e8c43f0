using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Maps;

namespace ArgumentLedger.Web.Tests.Maps;

public sealed class MapLayoutTests
{
    [Fact]
    public void Replies_stand_in_the_column_after_what_they_answer_level_with_it()
    {
        var map = Drawn(new MakeClaim("Tea."), new RebutClaim("c1", "No."));
        var (claim, rebuttal) = (Box(map, "c1"), Box(map, "r1"));
        Assert.True(rebuttal.X > claim.Right);
        Assert.Equal(claim.Y, rebuttal.Y);
        var line = Line(map, "r1", "c1");
        Assert.Equal((rebuttal.X, claim.Right), (line.Points[0].X, line.Points[^1].X));
    }

    [Fact]
    public void An_undercut_stands_below_what_it_undercuts_and_its_line_ends_on_that_link()
    {
        var map = Drawn(new MakeClaim("Tea."), new RebutClaim("c1", "No."), new RebutClaim("r1", "So what?") { Aim = Aim.Link });
        Assert.Equal(Box(map, "r1").X, Box(map, "u1").X);
        var end = Line(map, "u1", "r1>").Points[^1];
        Assert.True(Lies(end, Line(map, "r1", "c1").Points), $"{end} is not on the link.");
        Assert.InRange(end.X, Box(map, "c1").Right, Box(map, "r1").X);
    }

    [Fact]
    public void An_undercut_of_an_explicit_link_ends_on_that_link_too()
    {
        var map = Drawn(new MakeClaim("Tea."), new MakeClaim("Coffee."), new LinkContributions("c2", "c1", LinkKind.Attack), new RebutClaim("l1", "Not at all.") { Aim = Aim.Link });
        Assert.True(Lies(Line(map, "u1", "l1").Points[^1], Line(map, "c2", "c1").Points));
    }

    [Fact]
    public void A_contribution_that_attacks_itself_and_two_that_attack_each_other_are_drawn_so()
    {
        var map = Drawn(new MakeClaim("Tea."), new MakeClaim("Coffee."),
            new LinkContributions("c1", "c1", LinkKind.Attack), new LinkContributions("c1", "c2", LinkKind.Attack), new LinkContributions("c2", "c1", LinkKind.Attack));
        Assert.Equal(["l1", "l2", "l3"], map.Lines.Select(line => line.Label).OfType<string>());
        Assert.True(Line(map, "c1", "c1").Points.Count >= 4);
    }

    [Fact]
    public void Quotes_are_notes_and_what_is_said_of_them_ends_there()
    {
        var map = Drawn(new MakeClaim("Tea.") { Quotes = [new Excerpt("calm")] }, new RebutClaim("q1", "No such words."), new RebutClaim("q1", "And so?") { Aim = Aim.Link });
        var claim = Box(map, "c1");
        var note = Assert.Single(claim.Card.Notes);
        Assert.DoesNotContain(map.Boxes, box => box.Name == "q1");
        Assert.Equal(claim.Y + note.Level, Line(map, "r1", "q1").Points[^1].Y);
        Assert.Equal(claim.Y + note.Level, Line(map, "u1", "q1>").Points[^1].Y);
    }

    [Fact]
    public void A_line_is_as_strong_as_its_link()
    {
        var map = Drawn(new MakeClaim("Tea."), new RebutClaim("c1", "No."), new RebutClaim("r1", "Yes."));
        Assert.EndsWith("m-idle", Line(map, "r1", "c1").Style, StringComparison.Ordinal);
        Assert.Equal("m-line m-attacks", Line(map, "r2", "r1").Style);
    }

    [Fact]
    public void What_is_folded_is_counted_and_can_be_unfolded()
    {
        Move[] moves = [new MakeClaim("Tea."), new RebutClaim("c1", "No."), new RebutClaim("r1", "Yes."), new MakeClaim("Coffee.")];
        var folded = MapView.Whole.Fold("c1");
        var map = Drawn(folded, moves);
        Assert.Equal(["motion", "c1", "c1+", "c2"], map.Boxes.Select(box => box.Name));
        Assert.Equal("+2 more", Assert.Single(Box(map, "c1+").Card.Lines).Text);
        Assert.Equal(MapView.Whole.ToQuery(), folded.Open("c1").ToQuery());
        Assert.Equal(["motion", "motion+"], Drawn(MapView.Whole.Fold("motion"), moves).Boxes.Select(box => box.Name));
    }

    [Fact]
    public void A_large_debate_is_folded_unless_one_asks()
    {
        var debate = InventedDebate.Of(500);
        var map = Drawn(debate, MapView.Whole);
        Assert.InRange(map.Boxes.Count, 40, 140);
        Assert.Equal(debate.Order.Count, map.Boxes.Where(box => box.IsCount).Sum(Counted) + map.Boxes.Count(box => !box.IsCount) - 1 + QuotesInside(debate));
        Assert.DoesNotContain(Drawn(debate, MapView.Whole with { IsUnfolded = true }).Boxes, box => box.IsCount);
        var opened = Drawn(debate, MapView.Whole.Open("c1"));
        Assert.All(debate.Replies["c1"].Where(reply => reply[0] != 'q'), reply => Assert.Contains(opened.Boxes, box => box.Name == reply));
    }

    [Theory]
    [InlineData("r1", "motion c1 r1 c1+")]
    [InlineData("u1", "motion r1 u1 r1+")]
    [InlineData("q1", "motion c1 u2 c1+")]
    public void A_branch_is_shown_with_what_it_hangs_on(string branch, string boxes)
    {
        var map = Drawn(MapView.Whole with { Branch = branch },
            new MakeClaim("Tea.") { Quotes = [new Excerpt("calm")] }, new RebutClaim("c1", "No."), new RebutClaim("r1", "So what?") { Aim = Aim.Link },
            new RebutClaim("c1", "No again."), new RebutClaim("r1", "Yes."), new RebutClaim("q1", "And so?") { Aim = Aim.Link });
        if (branch == "r1")
            boxes = "motion r1 u1 r3";
        Assert.Equal(boxes.Split(' ').Order(), map.Boxes.Select(box => box.Name).Order());
    }

    [Fact]
    public void Hidden_words_are_nowhere_in_the_picture()
    {
        var debate = Told(new IntroduceSpeaker("Ugly Name"), new MakeClaim("An ugly remark.") { Speaker = "p1" }, new HideContribution("c1", "Manners."), new HideContribution("p1", "Manners."));
        var file = File(Drawn(debate, MapView.Whole));
        Assert.DoesNotContain("ugly", file, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Manners.", file, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_debate_gives_the_same_picture() =>
        Assert.Equal(File(Drawn(InventedDebate.Of(60, 7), MapView.Whole)), File(Drawn(InventedDebate.Of(60, 7), MapView.Whole)));

    internal static ArgumentMap Drawn(Debate debate, MapView view) => ArgumentMap.Of(MapTree.Of(debate, view)!, who => who);

    internal static string File(ArgumentMap map) =>
        new MapPicture(map, new(label => $"https://ledger.example/{label}", view => "?" + view.ToQuery())) { Name = "Map" }.ToFile("Version 1");

    static ArgumentMap Drawn(params Move[] moves) => Drawn(MapView.Whole, moves);

    static ArgumentMap Drawn(MapView view, params Move[] moves) => Drawn(Told(moves), view);

    static Debate Told(params Move[] moves)
    {
        var said = new Utterance("ann", new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new byte[32]);
        var heard = Debate.None.HearAll([.. moves.Prepend(new OpenDebate("Tea?")).Select(move => new SpokenMove(move, said))]);
        Assert.Null(heard.Refusal);
        return heard.After;
    }

    static MapBox Box(ArgumentMap map, string name) => map.Boxes.Single(box => box.Name == name);

    static MapLine Line(ArgumentMap map, string from, string to) => map.Lines.Single(line => line.From == from && line.To == to);

    static int Counted(MapBox box) => int.Parse(box.Card.Lines[0].Text.Split('+', ' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    static int QuotesInside(Debate debate) => debate.Contributions.Values.Count(it => it.Kind == ContributionKind.Quote && debate.Links.ContainsKey(it.OwnLink));

    internal static bool Lies(MapPoint point, IReadOnlyList<MapPoint> line) => line.Zip(line.Skip(1)).Any(part =>
        point.X >= Math.Min(part.First.X, part.Second.X) - 0.01 && point.X <= Math.Max(part.First.X, part.Second.X) + 0.01
        && point.Y >= Math.Min(part.First.Y, part.Second.Y) - 0.01 && point.Y <= Math.Max(part.First.Y, part.Second.Y) + 0.01);
}
