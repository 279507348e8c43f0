using System.Collections.Immutable;
using ArgumentLedger.Domain.Commitments;

namespace ArgumentLedger.Domain.Replay;

/// <summary>Something that came about between two moments: what, by its label, and the event that did it (the last one, of several).</summary>
public readonly record struct Happening(string Label, long Version);

/// <summary>A contribution that reads otherwise at the later moment.</summary>
/// <param name="Label">Its label.</param>
/// <param name="From">Its revision at the earlier moment; 1 when it was made since.</param>
/// <param name="To">Its revision at the later moment.</param>
/// <param name="Version">The event that gave it its later wording.</param>
public sealed record Rewording(string Label, int From, int To, long Version);

/// <summary>A contribution that stands otherwise at the later moment.</summary>
/// <param name="Label">Its label.</param>
/// <param name="From">How it stood at the earlier moment.</param>
/// <param name="To">How it stands at the later moment.</param>
/// <param name="Versions">The events that changed its status or label on the way, oldest first; empty when only its strength differs.</param>
public sealed record Restanding(string Label, Standing From, Standing To, ImmutableArray<long> Versions)
{
    /// <summary>Whether more differs than the strength.</summary>
    public bool IsTurn => To.IsTurnFrom(From);
}

/// <summary>Somebody who came to stand by a contribution, or no longer does.</summary>
/// <param name="Speaker">A cast label or a contributor's id, identified cast members as their account.</param>
/// <param name="Label">The contribution.</param>
/// <param name="Ground">How they hold it, or held it.</param>
/// <param name="IsGained">Whether they hold it at the later moment.</param>
/// <param name="Version">The event that did it.</param>
public sealed record CommitmentMoved(string Speaker, string Label, Ground Ground, bool IsGained, long Version);

/// <summary>A credence that differs; null where none was held.</summary>
/// <param name="By">The contributor's id.</param>
/// <param name="Label">The contribution.</param>
/// <param name="From">The credence at the earlier moment.</param>
/// <param name="To">The credence at the later moment.</param>
/// <param name="Version">The event that stated it, or took it back.</param>
public sealed record CredenceMoved(string By, string Label, double? From, double? To, long Version);

/// <summary>A contributor whose role differs; null where they had none.</summary>
public sealed record RoleMoved(string Contributor, Role? From, Role? To, long Version);
