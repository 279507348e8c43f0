using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class WordDiffTests
{
    [Fact]
    public void Changed_phrases_stay_together()
    {
        Assert.Equal(
            [(Fate.Dropped, "Every benchmark is"), (Fate.Added, "Benchmarks are"), (Fate.Kept, " used up.")],
            WordDiff.Of("Every benchmark is used up.", "Benchmarks are used up."));
    }

    [Theory]
    [InlineData("Tea calms.", "Tea calms.")]
    [InlineData("", "New words\nhere")]
    [InlineData("one  two three", "one two, three four")]
    public void Both_wordings_can_be_read_from_the_difference(string before, string after)
    {
        var runs = WordDiff.Of(before, after);
        Assert.Equal(before, string.Concat(runs.Where(run => run.Fate != Fate.Added).Select(run => run.Words)));
        Assert.Equal(after, string.Concat(runs.Where(run => run.Fate != Fate.Dropped).Select(run => run.Words)));
    }
}
