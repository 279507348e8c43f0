using System.Globalization;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>Puts an abstract framework together while its file is read: folds what is said twice, refuses what cannot be.</summary>
public sealed class AttackGraphBuilder
{
    readonly List<Argument> arguments = [];
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    readonly List<Attack> attacks = [];
    readonly HashSet<(int, int)> known = [];
    readonly LossList losses = new();

    /// <summary>Declares an argument; once more is reported.</summary>
    public Fault? Declare(ReadOnlySpan<char> name, ReadOnlySpan<char> words, Place place)
    {
        if (CheckLength(words, place) is { } tooLong)
            return tooLong;
        if (arguments.Count == FileText.MostContributions)
            return new(place, string.Create(CultureInfo.InvariantCulture, $"This is argument {arguments.Count + 1:N0}; an import makes at most {FileText.MostContributions:N0} contributions: divide the file."));
        var called = name.ToString();
        if (numbers.TryAdd(called, arguments.Count))
            arguments.Add(new(called, words.ToString(), place));
        else
            losses.Add("An argument is declared more than once; the first time counts.", place);
        return null;
    }

    /// <summary>Adds an attack between declared arguments; once more is reported.</summary>
    public Fault? Attack(ReadOnlySpan<char> from, Place fromPlace, ReadOnlySpan<char> to, Place toPlace)
    {
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(from, out var source))
            return Undeclared(from, fromPlace);
        return lookup.TryGetValue(to, out var target) ? Attack(source, target, fromPlace) : Undeclared(to, toPlace);
    }

    /// <summary>Adds an attack between arguments by their numbers from 0; once more is reported.</summary>
    public Fault? Attack(int from, int to, Place place)
    {
        if (!known.Add((from, to)))
            losses.Add("An attack is given more than once; it counts once.", place);
        else if (arguments.Count + attacks.Count == FileText.MostMoves)
            return new(place, string.Create(CultureInfo.InvariantCulture, $"Here the file comes to more than {FileText.MostMoves:N0} arguments and attacks, the most of an import: divide the file."));
        else
            attacks.Add(new(from, to, place));
        return null;
    }

    /// <summary>Takes note of something that the ledger cannot carry.</summary>
    public void Lose(string what, Place place) => losses.Add(what, place);

    /// <summary>The framework.</summary>
    public AttackGraph Finish() => new([.. arguments], [.. attacks], losses.Finish());

    static Fault? CheckLength(ReadOnlySpan<char> words, Place place)
    {
        var length = CodePoints.Count(words);
        return length <= Limits.Text
            ? null
            : new(place, string.Create(CultureInfo.InvariantCulture, $"The name has {length:N0} characters; at most {Limits.Text:N0} were expected."));
    }

    static Fault Undeclared(ReadOnlySpan<char> name, Place place) =>
        new(place, $"“{Shown(name)}” is not declared: an argument that the file declares was expected.");

    /// <summary>What was found, short enough for a sentence.</summary>
    internal static string Shown(ReadOnlySpan<char> found)
    {
        if (found.Length <= 40)
            return found.ToString();
        var length = char.IsHighSurrogate(found[38]) ? 38 : 39;
        return $"{found[..length]}…";
    }
}
