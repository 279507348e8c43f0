using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;
using ArgumentLedger.Web.Transfer.Frameworks;

namespace ArgumentLedger.Web.Importing;

/// <summary>How an argument of an abstract framework stands by the grounded labelling.</summary>
public sealed record LabelledArgument(string Name, string Words, Level Label);

/// <summary>A file that was read for import: what would be logged, and what is lost.</summary>
/// <param name="Format">The format it was read as.</param>
/// <param name="Read">Its moves and losses.</param>
/// <param name="Arguments">For a framework, how each argument would stand; empty for others.</param>
public sealed record ReadImport(Format Format, Parsed Read, ImmutableArray<LabelledArgument> Arguments)
{
    /// <summary>Why it can be read and labelled but not logged; null when it can.</summary>
    public string? Obstacle { get; private init; }

    /// <summary>How many moves make contributions.</summary>
    public int Contributions => Read.Moves.Count(placed => placed.Move is MakeClaim or RebutClaim or CiteQuote or AskQuestion);

    /// <summary>How many attacks, supports and undercuts come of the moves, those that contributions bring along and explicit ones.</summary>
    public int Links => Read.Moves.Count(placed => placed.Move is LinkContributions or RebutClaim or MakeClaim { Supports: not null } or CiteQuote { For: not null });

    /// <summary>Reads a file, or says what is wrong with it.</summary>
    public static (ReadImport? Import, Fault? Fault) Of(Format format, ReadOnlySpan<byte> bytes)
    {
        if (!FileText.TryDecode(bytes, out var text, out var fault))
            return (null, fault);
        if (format is FrameworkFormat framework)
            return framework.TryRead(text, out var graph, out fault) ? (Of(format, graph), null) : (null, fault);
        return format.Reader!.Read(text) switch
        {
            Parsed read => Limited(new(format, read, [])),
            Unreadable unreadable => (null, unreadable.Fault),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no reading."),
        };
    }

    static ReadImport Of(Format format, AttackGraph graph) => new(
        format, graph.ToMoves(), [.. graph.Arguments.Zip(graph.Label(), (argument, label) => new LabelledArgument(argument.Name, argument.Words, label))])
    {
        Obstacle = graph.AttacksInCircles() is > Circles.MostLinks and var circular
            ? $"{circular:N0} of its attacks stand in circles; at most {Circles.MostLinks:N0} can be logged in one debate, because the strengths in a circle are settled anew after each move. Divide it so that its circles come apart; all of it can be labelled, here and with the command “label”."
            : null,
    };

    static (ReadImport?, Fault?) Limited(ReadImport import)
    {
        if (import.Contributions > FileText.MostContributions)
            return (null, new(import.Read.Moves[^1].Place, $"The file makes {import.Contributions:N0} contributions; an import makes at most {FileText.MostContributions:N0}: divide the file."));
        return import.Read.Moves.Length > FileText.MostMoves
            ? (null, new(import.Read.Moves[^1].Place, $"The file makes {import.Read.Moves.Length:N0} moves; an import makes at most {FileText.MostMoves:N0}: divide the file."))
            : (import, null);
    }

    /// <summary>Why a debate cannot be opened so; null when it can.</summary>
    public static Refusal? CheckOpening(OpenDebate opening, string by, DateTimeOffset now) =>
        (Debate.None.Hear(opening, new Utterance(by, Microseconds.Of(now), new byte[32])) as Refused)?.Refusal;

    /// <summary>The moves with the one that opens the debate before them.</summary>
    public ImmutableArray<PlacedMove> Opening(OpenDebate opening) => [new(opening, Place.At(1, 1)), .. Read.Moves];
}
