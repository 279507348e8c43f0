using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain.Tests.Replay;

public sealed class TimelineTests
{
    static readonly DateTimeOffset Noon = Scenario.Noon;
    static readonly DateTimeOffset LastYear = Noon.AddYears(-1);

    // Logged at noon + 0 to 4 s; what Paula said is of the year before.
    static readonly Timeline Told = Given(
        Opened,
        CleoIntroducesPaula,
        Cleo.Says(new MakeClaim("Crisp is enough.") { Speaker = "p1", SaidAt = LastYear }),
        Cleo.Says(new RebutClaim("c1", "Is it?") { Speaker = "p1" }),
        Ann.Says(new MakeClaim("It is not."))).Debate.Timeline;

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(0.999999, 1)]
    [InlineData(1, 2)]
    [InlineData(3.5, 4)]
    [InlineData(1e6, 5)]
    public void By_the_clock_of_logging_an_instant_has_the_version_logged_last(double secondsAfterNoon, long version) =>
        Assert.Equal(version, Told.VersionAt(Noon.AddSeconds(secondsAfterNoon), Clock.Logged));

    [Fact]
    public void A_report_stands_from_when_it_was_said_and_so_does_what_it_needs() =>
        Assert.Equal(2, Told.VersionAt(LastYear.AddTicks(-1), Clock.Said));

    [Fact]
    public void A_report_without_a_time_counts_as_said_with_what_was_logged_before() =>
        Assert.Equal(4, Told.VersionAt(LastYear, Clock.Said));

    [Fact]
    public void Own_words_were_said_when_they_were_logged()
    {
        Assert.Equal(4, Told.VersionAt(Noon.AddSeconds(3.9), Clock.Said));
        Assert.Equal(5, Told.VersionAt(Noon.AddSeconds(4), Clock.Said));
    }

    [Fact]
    public void No_words_are_shown_before_their_time_however_late_they_were_logged()
    {
        var timeline = Given(
            Opened,
            CleoIntroducesPaula,
            Cleo.Says(new MakeClaim("Said second.") { Speaker = "p1", SaidAt = LastYear }),
            Cleo.Says(new MakeClaim("Said first.") { Speaker = "p1", SaidAt = LastYear.AddDays(-1) })).Debate.Timeline;

        Assert.Equal(2, timeline.VersionAt(LastYear.AddHours(-1), Clock.Said));
        Assert.Equal(4, timeline.VersionAt(LastYear, Clock.Said));
    }

    [Fact]
    public void A_debate_remembers_every_version_it_came_through_and_goes_on_from_any()
    {
        var claims = Enumerable.Range(1, 200).Select(n => Ann.Says(new MakeClaim($"Claim {n}.")));
        var told = Given([Opened, .. claims]);

        foreach (var version in new long[] { 0, 1, 2, 31, 32, 33, 34, 64, 65, 128, 200, 201 })
        {
            Assert.Equal(
                Rendering.Of(Debate.None.ApplyAll(told.Entries.Where(entry => entry.Version <= version)), withChanges: false),
                Rendering.Of(told.Debate.At(version), withChanges: false));
            Assert.Equal(
                Rendering.Of(told.Debate),
                Rendering.Of(told.Debate.At(version).ApplyAll(told.Entries.Where(entry => entry.Version > version))));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Debate.At(202));
        Assert.Throws<ArgumentOutOfRangeException>(() => told.Debate.At(-1));
    }
}
