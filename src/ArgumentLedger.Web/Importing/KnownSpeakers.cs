using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Importing;

/// <summary>Speakers of a file whom a debate's cast has already: the same name is the same speaker.</summary>
public static class KnownSpeakers
{
    /// <summary>The moves without introducing again whom the cast has; their words become those of the cast's.</summary>
    public static ImmutableArray<PlacedMove> In(Debate debate, ImmutableArray<PlacedMove> moves)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var introduced in moves.Select(placed => placed.Move).OfType<IntroduceSpeaker>())
            if (introduced.As is { } name && debate.CastNamed(introduced.Name) is { } member)
                known["@" + name] = member.Label;
        return known.Count == 0 ? moves : [.. moves.Where(placed => !IsKnown(placed.Move)).Select(Said)];

        bool IsKnown(Move move) => move is IntroduceSpeaker { As: { } name } && known.ContainsKey("@" + name);

        PlacedMove Said(PlacedMove placed) =>
            placed.Move.Speaker is { } speaker && known.TryGetValue(speaker, out var label) ? placed with { Move = placed.Move with { Speaker = label } } : placed;
    }
}
