using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>Somebody in a debate's cast: a person whose words others report.</summary>
public sealed record CastMember
{
    /// <summary>Its label, such as <c>p2</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The name under which the debate knows them; unique in the cast.</summary>
    public required Words Name { get; init; }

    /// <summary>Who they are, in a few words.</summary>
    public Words? About { get; init; }

    /// <summary>An address that tells more.</summary>
    public Words? Url { get; init; }

    /// <summary>The event that introduced them.</summary>
    public required long Version { get; init; }

    /// <summary>Id of the contributor who introduced them.</summary>
    public required string Recorder { get; init; }

    /// <summary>Who said that this is which account: (who said so, of which contributor). Effective once both agree.</summary>
    public ImmutableList<Identification> Said { get; init; } = [];

    /// <summary>Id of the contributor they are, once a moderator and that contributor have both said so.</summary>
    public string? Contributor { get; init; }
}

/// <summary>One party's word that a cast member is a certain contributor.</summary>
/// <param name="Contributor">Id of the contributor they are said to be.</param>
/// <param name="ByModerator">Whether a moderator of the debate said so.</param>
/// <param name="ByThemselves">Whether that contributor said so.</param>
public sealed record Identification(string Contributor, bool ByModerator, bool ByThemselves);

/// <summary>What a participant may do in a debate.</summary>
public enum Role
{
    /// <summary>Read a private debate.</summary>
    Reader,

    /// <summary>Read and make moves.</summary>
    Contributor,

    /// <summary>Also hide words, close the debate, admit and remove.</summary>
    Moderator,
}

/// <summary>Who may find and read a debate.</summary>
public enum Visibility
{
    /// <summary>Anyone finds and reads it.</summary>
    Public,

    /// <summary>Anyone who has its address reads it; it is in no list.</summary>
    Unlisted,

    /// <summary>Only its participants find and read it.</summary>
    Private,
}
