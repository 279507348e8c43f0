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
    /// <summary>The grounded label of each argument, in order.</summary>
    public ImmutableArray<Level> Label() => Framework.Label(Arguments.Length, [.. Attacks.Select(attack => (attack.From, attack.To))]);

    /// <summary>
    /// How many attacks are left when arguments that nothing attacks, or that attack nothing, are taken away with their
    /// attacks, again and again: those in circles, and those between circles.
    /// </summary>
    public int AttacksInCircles()
    {
        var from = Attacks.ToLookup(attack => attack.From, attack => attack.To);
        var to = Attacks.ToLookup(attack => attack.To, attack => attack.From);
        var (attacks, attackers) = (new int[Arguments.Length], new int[Arguments.Length]);
        for (var i = 0; i < Arguments.Length; i++)
            (attacks[i], attackers[i]) = (from[i].Count(), to[i].Count());
        var gone = new bool[Arguments.Length];
        var ends = new Stack<int>(Enumerable.Range(0, Arguments.Length).Where(i => attacks[i] == 0 || attackers[i] == 0));
        while (ends.TryPop(out var end))
        {
            if (gone[end])
                continue;
            gone[end] = true;
            foreach (var other in from[end])
                if (--attackers[other] == 0)
                    ends.Push(other);
            foreach (var other in to[end])
                if (--attacks[other] == 0)
                    ends.Push(other);
        }
        return Attacks.Count(attack => !gone[attack.From] && !gone[attack.To]);
    }

    /// <summary>The framework as moves: one claim per argument, one attack link per attack.</summary>
    public Parsed ToMoves()
    {
        var moves = ImmutableArray.CreateBuilder<PlacedMove>(Arguments.Length + Attacks.Length);
        for (var i = 0; i < Arguments.Length; i++)
            moves.Add(new(new MakeClaim(Arguments[i].Words) { As = $"a{i}" }, Arguments[i].Place));
        foreach (var (from, to, place) in Attacks)
            moves.Add(new(new LinkContributions($"@a{from}", $"@a{to}", LinkKind.Attack), place));
        return new(moves.MoveToImmutable(), Losses);
    }
}
