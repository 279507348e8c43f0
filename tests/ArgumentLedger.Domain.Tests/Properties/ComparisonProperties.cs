using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Domain.Replay;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

// A failing property prints the seed with which it fails again: pass it as Sample(…, seed: "…").
public sealed class ComparisonProperties
{
    static readonly Gen<(Scenario Begun, Deed[] Deeds)> Story = Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[0, 60]);

    [Fact]
    public void Everything_that_differs_after_one_event_is_put_down_to_that_event() =>
        Story.Sample(story =>
        {
            var states = States(story);
            foreach (var (before, after, entry) in states)
                Assert.All(EventsOf(Comparison.Between(before, after, [entry])), version => Assert.Equal(entry.Version, version));
        }, iter: 60);

    [Fact]
    public void What_differs_between_two_moments_is_put_down_to_events_between_them() =>
        Gen.Select(Story, Gen.Int[0, 100], Gen.Int[0, 100]).Sample((story, one, other) =>
        {
            var states = States(story);
            if (states.Count == 0)
                return;
            var from = states[states.Count * Math.Min(one, other) / 101].Before;
            var to = states[states.Count * Math.Max(one, other) / 101].After;
            var between = states.Select(state => state.Entry).Where(entry => entry.Version > from.Version && entry.Version <= to.Version
                && Comparison.NeededEvents.Contains(entry.Event.GetType()));
            Assert.All(EventsOf(Comparison.Between(from, to, between)), version => Assert.InRange(version, from.Version + 1, to.Version));
        }, iter: 100);

    [Fact]
    public void Who_held_what_when_is_what_every_moment_says_of_its_holders() =>
        Story.Sample(story =>
        {
            var states = States(story);
            if (states.Count == 0)
                return;
            var head = states[^1].After;
            var periods = head.Order.ToDictionary(label => label, head.HeldOverTime);
            foreach (var (_, then, _) in states)
                foreach (var label in then.Order)
                    Assert.Equal(
                        Say(then.HoldersOf(label).Select(held => held with { Speaker = head.Canonical(held.Speaker) }).DistinctBy(held => held.Speaker)),
                        Say(periods[label].Where(period => period.From <= then.Version && !(period.Until <= then.Version)).Select(period => period.Held)));
        }, iter: 60);

    static List<(Debate Before, Debate After, Entry Entry)> States((Scenario Begun, Deed[] Deeds) story)
    {
        var states = new List<(Debate, Debate, Entry)>();
        var debate = Debate.None;
        foreach (var entry in story.Deeds.Aggregate(new Told(story.Begun.Debate, story.Begun.Entries), (told, deed) => told.Then(deed)).Entries)
        {
            var after = debate.Apply(entry);
            states.Add((debate, after, entry));
            debate = after;
        }
        return states;
    }

    static string Say(IEnumerable<Commitment> holders) => string.Join("; ", holders.Select(held => held.ToString()).Order(StringComparer.Ordinal));

    static IEnumerable<long> EventsOf(Comparison compared) =>
        new[]
        {
            compared.Made, compared.Withdrawn, compared.Hidden, compared.Restored, compared.Conceded, compared.ConcessionsTakenBack, compared.Linked,
            compared.Unlinked, compared.GoneStale, compared.Confirmed, compared.Introduced, compared.Identified, compared.Recorded,
        }.SelectMany(all => all).Select(happening => happening.Version)
            .Concat(compared.Reworded.Select(one => one.Version))
            .Concat(compared.Standing.SelectMany(one => one.Versions))
            .Concat(compared.Commitments.Select(one => one.Version))
            .Concat(compared.Credences.Select(one => one.Version))
            .Concat(compared.Roles.Select(one => one.Version))
            .Concat(new[] { compared.MotionReworded, compared.ClosedOrReopened }.OfType<long>());
}
