using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>
/// What the links into an element come to. Each change of a link is added to it, so that an element with thousands of
/// links costs no more than one with a few; pushes are whole units, whose sum is exact in any order.
/// </summary>
/// <param name="Pushes">Supports less attacks, in the units of <see cref="QuadraticEnergy.Push"/>.</param>
/// <param name="Biting">How many attacks are In.</param>
/// <param name="Open">How many attacks are Undecided.</param>
/// <param name="Challenges">How many attacks were not taken back, nor what they come from.</param>
/// <param name="Supports">How many supports were not taken back, nor what they come from.</param>
readonly record struct Inflow(Int128 Pushes, int Biting, int Open, int Challenges, int Supports)
{
    /// <summary>
    /// What the links into an element came to at an earlier version, counted one by one out of their histories: to make
    /// each link as it was then, and what it comes from, would take ten times as long.
    /// </summary>
    /// <param name="incoming">Numbers of the links there were then.</param>
    /// <param name="elements">All elements as they are now.</param>
    /// <param name="version">The version.</param>
    /// <param name="then">The debate at that version.</param>
    internal static Inflow At(Series<int> incoming, Elements elements, long version, Debate then)
    {
        var all = default(Inflow);
        foreach (var number in incoming)
        {
            var link = elements[number];
            var (own, source) = (link.CellAt(version), elements[link.Source].CellAt(version));
            all = all.Pushed(link, QuadraticEnergy.Push(source.Strength, own.Strength));
            if (link.IsAttack)
                all = all.Attacked(own.Label, 1);
            all = all.Counted(link, source.Status == Status.Withdrawn || then.Links[link.Name].Withdrawn is not null ? 0 : 1);
        }
        return all;
    }

    internal Inflow Pushed(Element link, long by) => this with { Pushes = link.IsAttack ? Pushes - by : Pushes + by };

    internal Inflow Attacked(Level label, int by) => label switch
    {
        Level.In => this with { Biting = Biting + by },
        Level.Undecided => this with { Open = Open + by },
        _ => this,
    };

    internal Inflow Counted(Element link, int by) =>
        link.IsAttack ? this with { Challenges = Challenges + by } : this with { Supports = Supports + by };

    /// <summary>What the attacks leave of an element: Out when one bites, In when all are Out.</summary>
    internal Level Leaves()
    {
        if (Biting > 0)
            return Level.Out;
        return Open > 0 ? Level.Undecided : Level.In;
    }
}
