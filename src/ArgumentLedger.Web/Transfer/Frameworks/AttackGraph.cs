using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>An argument of an abstract framework.</summary>
/// <param name="Name">By which the file's attacks call it.</param>
/// <param name="Words">What the claim made of it says.</param>
/// <param name="Place">Where the file declares it.</param>
public sealed record Argument(string Name, string Words, Place Place);

/// <summary>An attack of one argument on another, by their numbers from 0.</summary>
public readonly record struct Attack(int From, int To, Place Place);

/// <summary>An abstract argumentation framework (P. M. Dung, 1995) as a file gives it: arguments and attacks, none twice.</summary>
public sealed record AttackGraph(ImmutableArray<Argument> Arguments, ImmutableArray<Attack> Attacks, ImmutableArray<Loss> Losses)
{
    readonly Lazy<ImmutableArray<int>> circles = new(() => Framework.Circles(Arguments.Length, Pairs(Attacks)));

    /// <summary>The grounded label of each argument, in order.</summary>
    public ImmutableArray<Level> Label() => Framework.Label(Arguments.Length, Pairs(Attacks));

    /// <summary>How many attacks stand in circles.</summary>
    public int AttacksInCircles() => Attacks.Count(attack => circles.Value[attack.From] == circles.Value[attack.To]);

    /// <summary>
    /// The framework as moves: one claim per argument, one attack link per attack, those on an argument before those by
    /// it as far as circles allow, so that each bears on little that was said before it.
    /// </summary>
    public Parsed ToMoves()
    {
        var moves = ImmutableArray.CreateBuilder<PlacedMove>(Arguments.Length + Attacks.Length);
        for (var i = 0; i < Arguments.Length; i++)
            moves.Add(new(new MakeClaim(Arguments[i].Words) { As = $"a{i}" }, Arguments[i].Place));
        foreach (var (from, to, place) in Attacks.OrderBy(attack => circles.Value[attack.To]))
            moves.Add(new(new LinkContributions($"@a{from}", $"@a{to}", LinkKind.Attack), place));
        return new(moves.MoveToImmutable(), Losses);
    }

    static (int From, int To)[] Pairs(ImmutableArray<Attack> attacks) => [.. attacks.Select(attack => (attack.From, attack.To))];
}
