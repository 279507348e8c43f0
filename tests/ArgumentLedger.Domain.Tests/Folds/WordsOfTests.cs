namespace ArgumentLedger.Domain.Tests.Folds;

public sealed class WordsOfTests
{
    [Fact]
    public void Hiding_a_label_hides_what_it_said_in_every_wording_and_why_it_was_changed_or_taken_back() =>
        Assert.Equal(
            [null, "c1", "c1", "r1", "k1", "c1"],
            Given(
                Opened, AnnClaims, Ann.Amends("c1", "They are useful."), BobRebuts, Ann.Says(new ConcedeClaim("r1", Extent.Partial) { Text = "In part." }),
                Ann.Withdraws("c1"))
                .Entries.Select(entry => entry.Event.WordsOf()));

    [Theory]
    [InlineData("c1", true)]
    [InlineData("p12", true)]
    [InlineData("u1234567890", true)]
    [InlineData("u12345678901", false)]
    [InlineData("C1", false)]
    [InlineData("c", false)]
    [InlineData("1c", false)]
    [InlineData("c1>", false)]
    [InlineData("c١", false)]
    [InlineData("", false)]
    public void A_label_is_a_letter_and_a_number(string text, bool isLabel) => Assert.Equal(isLabel, Debate.IsLabel(text));
}
