using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>What the rules say of a move: <see cref="Accepted"/> or <see cref="Refused"/>.</summary>
public abstract record Decision
{
    /// <summary>Accepts a move as these events; none when the move would change nothing.</summary>
    public static Decision Accept(params ImmutableArray<DebateEvent> events) => new Accepted(events);

    /// <summary>A refusal is a decision.</summary>
    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);
}

/// <summary>The move is allowed and becomes these events, in this order; none when it would change nothing.</summary>
public sealed record Accepted(ImmutableArray<DebateEvent> Events) : Decision;

/// <summary>The move breaks a rule; nothing is recorded.</summary>
public sealed record Refused(Refusal Refusal) : Decision;

/// <summary>Why a move was refused, as a value.</summary>
/// <param name="Code">Stable code in kebab case, such as <c>own-contribution</c>.</param>
/// <param name="Field">The field of the move it is about, in camel case; null when it is about the move as a whole.</param>
/// <param name="Sentence">What is wrong and what to do about it, for a person.</param>
public sealed record Refusal(string Code, string? Field, string Sentence);
