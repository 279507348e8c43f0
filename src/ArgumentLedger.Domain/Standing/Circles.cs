using System.Globalization;

namespace ArgumentLedger.Domain;

/// <summary>
/// Bounds what one move can cost: after a move that bears on a circle of links, the strengths in it are settled anew,
/// step by step, so that no debate may have too many links in circles. Only links between what was said already close
/// circles. A link that was taken back counts on: it still joins its ends.
/// </summary>
public static class Circles
{
    /// <summary>How many links of a debate may stand in circles.</summary>
    public const int MostLinks = 500;

    /// <summary>Refuses a link that would close a circle and bring too many links into circles; null when it may be made.</summary>
    internal static Refusal? Check(Standings standings, string from, string to)
    {
        if (standings.Find(from) is not { } source || standings.Find(to) is not { } target)
            return null;
        var count = CountWith(standings.Elements, source.Number, target.Number);
        return count <= MostLinks
            ? null
            : new("too-circular", "to", string.Create(CultureInfo.InvariantCulture,
                $"With this link {count:N0} links of this debate would stand in circles; at most {MostLinks:N0} can, as the strengths in a circle are settled anew after each move. Make the point as a new rebuttal or claim, which closes no circle."));
    }

    /// <summary>How many links stand in circles once there is one more; 0 if that one closes none.</summary>
    static int CountWith(Elements elements, int from, int to)
    {
        Element At(int number) => elements[number];
        int Next(Element one, int k) =>
            one.Number == from && k == one.Outgoing.Count ? to : one.NextByStrength(At, k);
        if (!new Region(At, [to], Next).Includes(from))
            return 0;
        var circles = Numbered(new Region(At, Enumerable.Range(0, elements.Count), Next), elements.Count);
        var links = Enumerable.Range(0, elements.Count).Select(At).Where(one => one.IsLink);
        return 1 + links.Count(link => circles[link.Target] == circles[link.Source] || circles[link.Target] == circles[link.Number]);
    }

    /// <summary>For each element the number of its component, which is lower than those of all that depend on it.</summary>
    internal static int[] Numbered(Region region, int count)
    {
        var (numbers, next) = (new int[count], 0);
        foreach (var component in region.Components)
        {
            foreach (var member in component)
                numbers[member] = next;
            next++;
        }
        return numbers;
    }
}
