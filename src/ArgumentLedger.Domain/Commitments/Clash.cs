using System.Collections.Immutable;

namespace ArgumentLedger.Domain.Commitments;

/// <summary>
/// Two contributions that people stand by, one of which attacks the other with a link that bites. Shown, not forbidden;
/// whoever holds both is at odds with themselves.
/// </summary>
/// <param name="Attack">The id of the link.</param>
/// <param name="From">The contribution that attacks.</param>
/// <param name="To">The contribution it attacks.</param>
/// <param name="For">Who holds the one that attacks.</param>
/// <param name="Against">Who holds the one attacked.</param>
public sealed record Clash(string Attack, string From, string To, ImmutableArray<string> For, ImmutableArray<string> Against)
{
    /// <summary>Whoever holds both.</summary>
    public IEnumerable<string> AtOdds => For.Intersect(Against);

    /// <summary>Whether somebody holds one of the two.</summary>
    public bool IsOf(string speaker) => For.Contains(speaker) || Against.Contains(speaker);
}

/// <summary>Where commitments clash.</summary>
public static class Clashes
{
    /// <summary>
    /// All clashes of a debate, in the order in which the attacks were made. A link is looked at once and holders are
    /// named in two lists, so that there are never more clashes than attacks, however many hold both sides.
    /// </summary>
    public static IEnumerable<Clash> ClashesIn(this Debate debate)
    {
        var holders = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        ImmutableArray<string> HoldersOf(string label) => holders.TryGetValue(label, out var known)
            ? known
            : holders[label] = [.. debate.HoldersOf(label).Select(held => held.Speaker)];
        foreach (var link in debate.Links.Values.Where(link => link.Kind == LinkKind.Attack).OrderBy(link => link.Version))
        {
            if (debate.Standings.OfLink(link.Id) is not { Label: Level.In })
                continue;
            var (attackers, attacked) = (HoldersOf(link.From), HoldersOf(link.To));
            if (!attackers.IsEmpty && !attacked.IsEmpty)
                yield return new(link.Id, link.From, link.To, attackers, attacked);
        }
    }
}
