namespace ArgumentLedger.Domain.Tests;

/// <summary>The standings kept in the fold against those reckoned plainly from the definitions (<see cref="PlainStanding"/>).</summary>
public sealed class DifferentialTests
{
    const int Debates = 2_000;

    [Fact]
    public void Standing_kept_event_by_event_is_bit_for_bit_that_of_the_whole_debate()
    {
        var kinds = new HashSet<string>();
        var statuses = new HashSet<string>();
        for (var seed = 1; seed <= Debates; seed++)
            foreach (var (entry, after) in new RandomArgument(seed).Tell())
            {
                kinds.Add(Vocabulary.NameOf(entry.Event));
                var differences = Differences(after, new PlainStanding(after), statuses).ToList();
                Assert.True(differences.Count == 0, $"seed {seed}, version {entry.Version} ({Vocabulary.NameOf(entry.Event)}): {string.Join("; ", differences)}");
            }
        Assert.Empty(Vocabulary.Events.Keys.Except(kinds).Except(["debate-opened"]));
        Assert.Equal(7, statuses.Count);
    }

    internal static IEnumerable<string> Differences(Debate debate, PlainStanding plain, HashSet<string> statuses)
    {
        foreach (var (name, label) in plain.Labels)
        {
            var (level, strength, spread) = debate.Standings.OfLink(name) is { } link
                ? (link.Label, link.Strength, link.Spread)
                : (debate.StandingOf(name)!.Label, debate.StandingOf(name)!.Strength, debate.StandingOf(name)!.Spread);
            if ((int)level / 2.0 != label)
                yield return $"{name} is {level} and not {label}";
            if (!strength.Equals(plain.Strengths[name]))
                yield return $"{name} has strength {strength:R} and not {plain.Strengths[name]:R}";
            if (spread.HasValue != plain.Spreads.ContainsKey(name) || (spread is { } moves && moves != plain.Spreads[name]))
                yield return $"{name} moves in {spread}";
        }
        foreach (var (name, standing) in debate.Standings)
        {
            statuses.Add(standing.Status.Word());
            if (standing.Status.Word() != plain.StatusOf(name))
                yield return $"{name} is {standing.Status.Word()} and not {plain.StatusOf(name)}";
        }
        if (debate.Standings.Count + debate.Links.Count != plain.Labels.Count)
            yield return $"{debate.Standings.Count} contributions have a standing";
    }
}
