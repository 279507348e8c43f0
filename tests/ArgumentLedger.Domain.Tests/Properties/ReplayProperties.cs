using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

// Every way to come by a state gives the same, down to the last thing that can be seen of it.
public sealed class ReplayProperties
{
    static readonly Gen<Told> Telling = Gen.Select(
        RandomMoves.Begun, RandomMoves.Deed.Array[0, 45],
        (begun, deeds) => deeds.Aggregate(new Told(begun.Debate, [.. begun.Entries]), (told, deed) => told.Then(deed)));

    [Fact]
    public void Looking_back_to_any_version_shows_what_was_there_then() =>
        Telling.Sample(
            told =>
            {
                var then = Debate.None;
                foreach (var entry in told.Entries)
                {
                    then = then.Apply(entry);
                    Assert.Equal(Rendering.Of(then), Rendering.Of(told.Debate.Again(entry)));
                    Assert.Equal(Rendering.Of(then, withChanges: false), Rendering.Of(told.Debate.At(entry.Version), withChanges: false));
                }
            },
            iter: 60, print: Print);

    [Fact]
    public void Going_on_from_an_earlier_version_leads_to_the_same_debate() =>
        Gen.Select(Telling, Gen.Int[0, 100], Gen.Int[0, 100]).Sample(
            (told, percent, again) =>
            {
                var cut = told.Entries.Count * percent / 100;
                var early = told.Debate.At(cut).ApplyAll(told.Entries.Skip(cut));
                Assert.Equal(Rendering.Of(told.Debate), Rendering.Of(early));
                var earlier = cut * again / 100;
                Assert.Equal(
                    Rendering.Of(Debate.None.ApplyAll(told.Entries.Take(earlier)), withChanges: false),
                    Rendering.Of(early.At(cut).At(earlier), withChanges: false));
            },
            iter: 120, print: sample => Print(sample.Item1));

    static string Print(Told told) => string.Join('\n', told.Entries);
}
