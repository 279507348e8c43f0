using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>What is searched for, and where.</summary>
/// <param name="Terms">The words.</param>
public sealed record SearchWish(ImmutableArray<SearchTerm> Terms)
{
    /// <summary>In motions, sources, or contributions of this kind; null for everywhere.</summary>
    public string? Kind { get; init; }

    /// <summary>In this debate.</summary>
    public Guid? Debate { get; init; }

    /// <summary>In what this contributor, by id, or with <see cref="Debate"/> this member of the cast, said.</summary>
    public string? Speaker { get; init; }

    /// <summary>In contributions of this status.</summary>
    public Status? Status { get; init; }
}

/// <summary>Something that was found: a motion, a contribution or a source.</summary>
/// <param name="Debate">Its debate.</param>
/// <param name="Label">Its label; <c>motion</c> for the motion.</param>
/// <param name="Part">The piece of a source that fits best, from 0; 0 for all else.</param>
/// <param name="Kind">motion, source, or the kind of contribution.</param>
/// <param name="At">When it was logged.</param>
/// <param name="Rank">How well it fits; higher is better.</param>
/// <param name="Speaker">Whose words: a cast label or a contributor's id; null for motions and sources.</param>
/// <param name="Status">How a contribution stands; null where it does not.</param>
/// <param name="Language">The text search configuration of its debate.</param>
/// <param name="IsPublic">Whether its debate is in everybody's lists.</param>
sealed record SearchHit(Guid Debate, string Label, int Part, string Kind, DateTimeOffset At, float Rank, string? Speaker, string? Status, string Language, bool IsPublic);

/// <summary>All that was found.</summary>
/// <param name="Hits">The best first.</param>
/// <param name="IsAll">False when so much fits that only the latest of it was looked at.</param>
/// <param name="Queries">The query of each language, as PostgreSQL writes it.</param>
sealed record SearchFound(IReadOnlyList<SearchHit> Hits, bool IsAll, IReadOnlyDictionary<string, string> Queries)
{
    /// <summary>Whether nothing has the words, and these have words that are spelled much like them.</summary>
    internal bool IsAlike { get; init; }

    internal static readonly SearchFound Nothing = new([], true, ImmutableDictionary<string, string>.Empty);
}
