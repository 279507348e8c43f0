using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer;

/// <summary>A move that a file asks for, and where in the file it does.</summary>
public sealed record PlacedMove(Move Move, Place Place);

/// <summary>What is wrong with a file.</summary>
/// <param name="Place">Where.</param>
/// <param name="Sentence">What was found there and what was expected, for a person.</param>
public sealed record Fault(Place Place, string Sentence);

/// <summary>What came of reading a file: <see cref="Parsed"/> or <see cref="Unreadable"/>.</summary>
public abstract record Reading
{
    /// <summary>A fault is what came of it.</summary>
    public static implicit operator Reading(Fault fault) => new Unreadable(fault);
}

/// <summary>
/// The file can be read, as these moves. They do not open the debate, so that they can be made in one that is there;
/// later ones call what earlier ones make by the names given with <c>as</c>.
/// </summary>
/// <param name="Moves">The moves in order, to be made together or not at all.</param>
/// <param name="Losses">What the format says that the ledger cannot carry.</param>
public sealed record Parsed(ImmutableArray<PlacedMove> Moves, ImmutableArray<Loss> Losses) : Reading
{
    /// <summary>The motion, where the file names one.</summary>
    public string? Motion { get; init; }

    /// <summary>What the debate is about, where the file says so.</summary>
    public string? Description { get; init; }
}

/// <summary>The file cannot be read.</summary>
public sealed record Unreadable(Fault Fault) : Reading;
