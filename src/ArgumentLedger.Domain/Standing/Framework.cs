using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>
/// Answers an abstract argumentation framework (P. M. Dung, 1995), arguments and attacks and nothing else, by the
/// grounded labelling: what a debate of as many claims and attacks would be labelled, without folding one.
/// </summary>
public static class Framework
{
    /// <summary>The label of each argument, numbered from 0, in time linear in arguments and attacks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An attack names an argument that there is not.</exception>
    public static ImmutableArray<Level> Label(int arguments, IReadOnlyCollection<(int From, int To)> attacks)
    {
        var elements = Build(arguments, attacks);
        var labelling = new Labelling(number => elements[number], Enumerable.Range(0, elements.Length).ToList());
        return [.. Enumerable.Range(0, arguments).Select(labelling.Label)];
    }

    /// <summary>
    /// For each argument the number of its circle: those that attack one another, directly or by way of others, share
    /// one, and whoever is attacked from outside has a higher one than the attacker. In linear time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An attack names an argument that there is not.</exception>
    public static ImmutableArray<int> Circles(int arguments, IReadOnlyCollection<(int From, int To)> attacks)
    {
        var elements = Build(arguments, attacks);
        Element At(int number) => elements[number];
        return [.. Domain.Circles.Numbered(new Region(At, Enumerable.Range(0, arguments), (one, k) => one.NextByStrength(At, k)), arguments)];
    }

    static Element[] Build(int arguments, IReadOnlyCollection<(int From, int To)> attacks)
    {
        var elements = new Element[arguments + attacks.Count];
        for (var i = 0; i < arguments; i++)
            elements[i] = new(i, "", false) { Cap = Level.In };
        var at = arguments;
        foreach (var (from, to) in attacks)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(from, nameof(attacks));
            ArgumentOutOfRangeException.ThrowIfNegative(to, nameof(attacks));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, arguments, nameof(attacks));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(to, arguments, nameof(attacks));
            elements[at] = new(at, "", true) { Cap = Level.In, IsAttack = true, Source = from, Target = to };
            at++;
        }
        Connect(elements.AsSpan(0, arguments), attacks);
        return elements;
    }

    static void Connect(Span<Element> arguments, IReadOnlyCollection<(int From, int To)> attacks)
    {
        var (incoming, outgoing) = (new List<int>[arguments.Length], new List<int>[arguments.Length]);
        var number = arguments.Length;
        foreach (var (from, to) in attacks)
        {
            (outgoing[from] ??= []).Add(number);
            (incoming[to] ??= []).Add(number++);
        }
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i].Incoming = [.. incoming[i] ?? []];
            arguments[i].Outgoing = [.. outgoing[i] ?? []];
        }
    }
}
