using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

// A failing property prints the seed with which it fails again: pass it as Sample(…, seed: "…").
public sealed class DebateProperties
{
    static readonly Gen<(Scenario Begun, Deed[] Deeds)> Story = Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[0, 60]);

    static readonly Gen<(Scenario Begun, Deed[] Deeds, Deed Last)> StoryAndMove = Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[0, 40], RandomMoves.Deed);

    [Fact]
    public void Replaying_the_entries_from_any_version_gives_the_same_debate() =>
        Gen.Select(Story, Gen.Int[0, 100]).Sample(
            (story, percent) =>
            {
                var told = Tell(story.Begun, story.Deeds);
                var cut = told.Entries.Count * percent / 100;
                var early = Debate.None.ApplyAll(told.Entries.Take(cut));
                Assert.Equal(cut, early.Version);
                Assert.Equal(Canon.Of(told.Debate), Canon.Of(early.ApplyAll(told.Entries.Skip(cut))));
            },
            iter: 80, print: Print);

    [Fact]
    public void A_ledger_has_no_gaps_no_label_twice_and_no_time_before_another() =>
        Story.Sample(
            story =>
            {
                var entries = Tell(story.Begun, story.Deeds).Entries;
                var labels = entries.Select(entry => entry.Event.Creates()).OfType<string>().ToList();
                Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(entry => entry.Version));
                Assert.Equal(labels.Distinct(), labels);
                Assert.Equal(entries.OrderBy(entry => entry.At).Select(entry => entry.Version), entries.Select(entry => entry.Version));
            },
            iter: 80, print: Print);

    [Fact]
    public void Every_event_bears_on_what_is_there_once_it_has_happened() =>
        Story.Sample(
            story =>
            {
                var debate = Debate.None;
                foreach (var entry in Tell(story.Begun, story.Deeds).Entries)
                {
                    var labels = entry.Event.BearsOn(debate).ToList();
                    debate = debate.Apply(entry);
                    Assert.All(labels, label => Assert.True(IsThere(debate, label), $"{label} is not there at version {entry.Version}."));
                    Assert.All(labels, label => Assert.Equal(entry.Version, debate.Bearing[label][^1]));
                }
            },
            iter: 80, print: Print);

    [Fact]
    public void What_the_debate_keeps_in_several_places_agrees() =>
        Story.Sample(
            story =>
            {
                var debate = Tell(story.Begun, story.Deeds).Debate;
                Assert.Equal(Sorted(debate.Links.Keys), Sorted(debate.Incoming.SelectMany(links => links.Value)));
                Assert.Equal(Sorted(debate.Links.Keys), Sorted(debate.Outgoing.SelectMany(links => links.Value)));
                Assert.Equal(Sorted(debate.Contributions.Keys), Sorted(debate.Replies.SelectMany(replies => replies.Value)));
                Assert.Equal(Sorted(debate.Concessions.Keys), Sorted(debate.ConcessionsOf.SelectMany(made => made.Value)));
                Assert.All(debate.Links.Values, link => Assert.True(IsThere(debate, link.From) && IsThere(debate, link.To)));
                Assert.All(debate.Contributions.Values, it => Assert.Equal(debate.Challenges(it).Count, debate.CountChallenges(it)));
                Assert.All(debate.Contributions.Values, it => Assert.Equal(debate.Supports(it).Count, debate.CountSupports(it)));
                Assert.All(
                    debate.Concessions.Values.SelectMany(made => made.GivesUp.Select(given => (made.Label, given.Element))),
                    given => Assert.Single(debate.GivenUpBy[given.Element], given.Label));
            },
            iter: 100, print: Print);

    [Fact]
    public void A_move_is_decided_the_same_way_twice_and_a_refused_one_changes_nothing() =>
        StoryAndMove.Sample(
            story =>
            {
                var told = Tell(story.Begun, story.Deeds);
                var before = Canon.Of(told.Debate);
                var (first, second) = (told.Hear(story.Last), told.Hear(story.Last));
                Assert.Equal((first.Refusal, first.RefusedAt), (second.Refusal, second.RefusedAt));
                Assert.Equal(first.Entries.AsEnumerable(), second.Entries);
                Assert.Equal(before, Canon.Of(told.Debate));
                if (first.Refusal is not null || first.Entries.IsEmpty)
                    Assert.Equal(before, Canon.Of(first.After));
            },
            iter: 120, print: story => Print((story.Begun, [.. story.Deeds, story.Last])));

    [Fact]
    public void Conceding_twice_never_records_twice() =>
        Story.Sample(
            story =>
            {
                var told = Tell(story.Begun, story.Deeds);
                foreach (var deed in story.Deeds.Where(deed => deed.Move is ConcedeClaim))
                {
                    told = told.Then(deed);
                    Assert.Empty(told.Hear(deed).Entries);
                }
            },
            iter: 120, print: Print);

    [Fact]
    public void A_batch_is_its_moves_one_by_one_or_nothing() =>
        Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[0, 4]).Sample(
            story =>
            {
                var (begun, deeds) = (story.Item1, story.Item2.Select(deed => deed with { Move = deed.Move with { As = null } }).ToList());
                var batch = begun.Debate.HearAll([.. deeds.Select((deed, n) => new SpokenMove(deed.Move, deed.By.SpeakingAt(Noon.AddMinutes(n))))]);
                var alone = new Told(begun.Debate, []);
                var refused = deeds.FindIndex(deed => (alone = alone.Then(deed)).Refusal is not null);
                Assert.Equal(refused, batch.RefusedAt);
                Assert.Equal(Canon.Of(refused < 0 ? alone.Debate : begun.Debate), Canon.Of(batch.After));
            },
            iter: 120, print: Print);

    static Told Tell(Scenario begun, Deed[] deeds) =>
        deeds.Aggregate(new Told(begun.Debate, [.. begun.Entries]), (told, deed) => told.Then(deed));

    static bool IsThere(Debate debate, string label) =>
        debate.Contributions.ContainsKey(label) || debate.Concessions.ContainsKey(label) || debate.Links.ContainsKey(label)
        || debate.Cast.ContainsKey(label) || debate.Sources.ContainsKey(label);

    static IEnumerable<string> Sorted(IEnumerable<string> labels) => labels.Order(StringComparer.Ordinal);

    static string Print(((Scenario Begun, Deed[] Deeds) Story, int Percent) sample) => Print(sample.Story) + $"\ncut at {sample.Percent} %";

    static string Print((Scenario Begun, Deed[] Deeds) story) =>
        $"after version {story.Begun.Debate.Version}:\n" + string.Join('\n', story.Deeds.Select(deed => $"{deed.By.Id}: {deed.Move}"));
}
