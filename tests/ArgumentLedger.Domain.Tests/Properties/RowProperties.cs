using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Domain.Quotes;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

// What the rows kept for queries rely on: counts kept up step by step, and knowing which rows an entry changes.
public sealed class RowProperties
{
    static readonly Gen<Told> Telling = Gen.Select(
        RandomMoves.Begun, RandomMoves.Deed.Array[0, 60],
        (begun, deeds) => deeds.Aggregate(new Told(begun.Debate, [.. begun.Entries]), (told, deed) => told.Then(deed)));

    [Fact]
    public void The_tally_is_what_counting_anew_gives() =>
        Telling.Sample(told => Assert.Equal(Recounted(told.Debate), told.Debate.Tally), iter: 80, print: Print);

    [Fact]
    public void The_order_and_the_contributors_are_those_of_the_entries() =>
        Telling.Sample(
            told =>
            {
                Assert.Equal(told.Debate.Contributions.Values.OrderBy(made => made.Version).Select(made => made.Label), told.Debate.Order);
                Assert.Equal(told.Entries.Select(entry => entry.By).Distinct().Order(), told.Debate.Contributors.Order());
            },
            iter: 100, print: Print);

    [Fact]
    public void An_entry_touches_whatever_it_changes() =>
        Telling.Sample(
            told =>
            {
                var before = Debate.None;
                foreach (var entry in told.Entries)
                {
                    var after = before.Apply(entry);
                    // Who somebody is changes all their rows; the projection sees to that by itself.
                    if (entry.Event is not SpeakerIdentified)
                        Assert.Empty(Changed(before, after).Except(entry.Touches(before)));
                    before = after;
                }
            },
            iter: 100, print: Print);

    static IEnumerable<string> Changed(Debate before, Debate after) =>
        after.Order.Where(label => !before.Contributions.ContainsKey(label) || RowOf(before, label) != RowOf(after, label));

    static string RowOf(Debate debate, string label)
    {
        var it = debate.Contributions[label];
        return string.Join(
            " | ", it.Text.Text, it.Revision, it.Withdrawn, debate.Hidden.ContainsKey(label), debate.IsOpen(it), it.Anchor is { } anchor ? debate.OriginOf(anchor).State : null,
            Labels(debate.Challenges(it).Select(link => link.Id)), Labels(debate.Supports(it).Select(link => link.Id)),
            Labels(debate.QuotesOf.GetValueOrDefault(label, [])), Labels(it.Credences), debate.Bearing[label][^1],
            Labels(debate.HoldersOf(label)), Labels(debate.LiveConcessionsOf(label).Select(made => made.Label)));
    }

    static string Labels<T>(IEnumerable<T> items) => string.Join(", ", items);

    static Tally Recounted(Debate debate)
    {
        var standing = debate.Contributions.Values.Where(made => made.Withdrawn is null && !debate.Hidden.ContainsKey(made.Label)).ToList();
        return new(
            Count(ContributionKind.Claim), Count(ContributionKind.Support), Count(ContributionKind.Rebuttal), Count(ContributionKind.Undercut),
            Count(ContributionKind.Quote), Count(ContributionKind.Question),
            standing.Count(made => made.Kind is ContributionKind.Rebuttal or ContributionKind.Undercut && !IsAnswered(made)),
            standing.Count(made => made.Kind == ContributionKind.Question
                && !standing.Exists(reply => reply.Kind == ContributionKind.Claim && reply.Parent == made.Label)));

        int Count(ContributionKind kind) => standing.Count(made => made.Kind == kind);

        bool IsAnswered(Contribution made) =>
            debate.Concessions.Values.Any(conceded => conceded.What == made.Label && conceded.Withdrawn is null)
            || debate.Links.Values.Any(link => link.Kind != LinkKind.Support && link.Withdrawn is null
                && (link.To == made.Label || link.To == made.OwnLink)
                && standing.Exists(source => source.Label == link.From));
    }

    static string Print(Told told) => string.Join('\n', told.Entries);
}
