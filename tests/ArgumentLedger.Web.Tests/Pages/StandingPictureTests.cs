using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Pages.Reasons;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class StandingPictureTests
{
    static readonly Move[] Opened = [new OpenDebate("Tea?"), new MakeClaim("Tea.")];

    static Debate After(params Move[] moves)
    {
        var said = new Utterance("ann", new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new byte[32]);
        var heard = Debate.None.HearAll([.. Opened.Concat(moves).Select((move, i) => new SpokenMove(move, move is StateCredence ? said with { By = $"believer {i}" } : said))]);
        Assert.Null(heard.Refusal);
        return heard.After;
    }

    static StandingPlot Plot(Debate debate) => new(debate.StandingOf("c1")!, debate.Version);

    static StrengthPicture Picture(Debate debate) =>
        new(debate.StandingOf("c1")!, debate.OpinionOf("c1")!, [.. debate.Contributions["c1"].Credences.Select(credence => credence.Probability)]);

    static IEnumerable<Move> Credences(params double[] values) => values.Select(value => new StateCredence("c1", value));

    [Fact]
    public void Strength_is_a_step_line_with_a_band_for_each_label_and_a_mark_at_each_turn()
    {
        var plot = Plot(After(new RebutClaim("c1", "No."), new RebutClaim("r1", "Yes.")));

        Assert.Equal("M34 70V70H251V82H468V78.3H468", plot.Path);
        Assert.Equal([Level.In, Level.Out, Level.In], plot.Bands.Select(band => band.Label));
        Assert.Equal(["Version 3: unchallenged → refuted", "Version 4: refuted → defended"], plot.Turns.Select(turn => turn.Words));
    }

    [Fact]
    public void What_never_changed_has_no_history() => Assert.False(Plot(After()).HasHistory);

    [Fact]
    public void However_long_the_history_little_is_drawn()
    {
        var debate = After([.. Enumerable.Range(0, 300).SelectMany(i => new Move[] { new RebutClaim("c1", "No."), new WithdrawContribution($"r{i + 1}", "Yes.") })]);
        var plot = Plot(debate);

        Assert.Equal(601, debate.StandingOf("c1")!.Backwards().Count());
        Assert.InRange(plot.Path.Length, 1_000, 10_000);
        Assert.InRange(plot.Bands.Count, 1, 435);
        Assert.InRange(plot.Turns.Count, 20, 50);
    }

    [Fact]
    public void Equal_credences_stand_above_each_other()
    {
        var marks = Picture(After([.. Credences(0.5, 0.5, 1)])).Marks();
        Assert.Equal([(160, 40), (160, 33.6), (308, 40)], marks.Select(mark => (mark.X, mark.Y)));
    }

    [Fact]
    public void Many_equal_credences_are_one_column()
    {
        var marks = Picture(After([.. Credences([.. Enumerable.Repeat(0.25, 40), 0.75])])).Marks();
        Assert.Equal([(86, 14, true), (234, 40, true)], marks.Select(mark => (mark.X, mark.Y, mark.IsMany)));
    }

    [Theory]
    [InlineData("Strength 0.50; no credences. It starts from one half, for want of credences; those alone could put the strength anywhere from 0 to 1.", "")]
    [InlineData("Strength 0.30; one credence, 0.30. That is one person's view.", "0.3")]
    [InlineData("Strength 0.50; 2 credences: mean 0.50, from 0 to 1; they disagree widely (disagreement 1 of 1). If all held the lowest of them the strength would be 0, if all held the highest 1.", "0 1")]
    [InlineData("Strength 0.70; 2 credences: mean 0.70, from 0.70 to 0.70; they agree. If all held the lowest of them the strength would be 0.70, if all held the highest 0.70.", "0.7 0.7")]
    public void The_picture_is_told_in_words(string words, string credences) =>
        Assert.Equal(words, Picture(After([.. Credences([.. credences.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => double.Parse(one, System.Globalization.CultureInfo.InvariantCulture))])])).Told);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.001, "<0.01")]
    [InlineData(0.3333, "0.33")]
    [InlineData(0.999, ">0.99")]
    [InlineData(1, "1")]
    public void A_number_is_never_said_to_be_surer_than_it_is(double value, string shown) => Assert.Equal(shown, StrengthPicture.Number(value));
}
