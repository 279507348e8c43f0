using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// The one command of the ledger: somebody makes a move, or several of which all or none count. Pages, REST, seeds
/// and imports all send it over the bus to <see cref="MakeMoveHandler"/>.
/// </summary>
/// <param name="Debate">The debate's id; a new one when the first move opens it.</param>
/// <param name="Moves">The moves, at least one, in order.</param>
public sealed record MakeMove(Guid Debate, ImmutableArray<SpokenMove> Moves)
{
    /// <summary>Makes the same command sent again count once; null when the sender does not care.</summary>
    public IdempotencyKey? Key { get; init; }

    /// <summary>Refuse if the debate has moved on since this version; null when the sender does not care.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Told of each move before it is decided, by its index; what it refuses with ends the command, nothing recorded. Null when nobody watches.</summary>
    public Func<int, Refusal?>? Watch { get; init; }
}

/// <summary>Tells one sending of a command from another.</summary>
/// <param name="Sender">Id of the contributor; keys of different senders never meet.</param>
/// <param name="Key">What the sender calls it, to 200 characters.</param>
/// <param name="BodyHash">Digest of what was asked, to notice a key used for something else.</param>
public sealed record IdempotencyKey(string Sender, string Key, string BodyHash);

/// <summary>What came of a command.</summary>
public abstract record MoveAnswer;

/// <summary>It is committed, or would have changed nothing.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="State">The debate just after the moves.</param>
/// <param name="Entries">What was recorded; empty when nothing changed.</param>
/// <param name="Labels">What each name given with <c>as</c> came to stand for.</param>
/// <param name="Shifted">Labels of what was there before and stands otherwise now.</param>
/// <param name="IsRepeat">Whether this is the answer to an earlier sending.</param>
public sealed record MovesMade(
    Guid Debate, Debate State, ImmutableArray<Entry> Entries, IReadOnlyDictionary<string, string> Labels, ImmutableArray<string> Shifted, bool IsRepeat)
    : MoveAnswer;

/// <summary>A rule refused it; nothing was recorded.</summary>
/// <param name="Refusal">Why.</param>
/// <param name="Index">Which move of the command was refused, from 0.</param>
public sealed record MovesRefused(Refusal Refusal, int Index) : MoveAnswer;

/// <summary>The debate has moved on since the version the sender named; nothing was recorded.</summary>
public sealed record DebateMovedOn(long Version) : MoveAnswer;

/// <summary>The idempotency key was used before for something else; nothing was recorded.</summary>
public sealed record KeyReused : MoveAnswer;
