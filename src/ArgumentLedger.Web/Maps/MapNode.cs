using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Maps;

/// <summary>
/// Something that becomes a box of the map: a contribution with its quotes, or a count of those that are folded away.
/// Undercuts stand in the column of what they undercut, just below it, so that their line can end on its link.
/// </summary>
sealed class MapNode
{
    /// <summary>The contribution; for a count, the one whose replies it counts, null when that is the motion.</summary>
    internal required Contribution? It { get; init; }

    /// <summary>How many contributions are folded away here; 0 for a contribution that is shown.</summary>
    internal int More { get; init; }

    /// <summary>Quotes that the contribution rests on, shown as notes on it.</summary>
    internal IReadOnlyList<Contribution> Notes { get; init; } = [];

    /// <summary>What stands in the next column, from top to bottom: replies, each followed by the undercuts of its link.</summary>
    internal List<MapNode> Next { get; } = [];

    /// <summary>What it replies to; null for a reply to the motion.</summary>
    internal MapNode? Parent { get; set; }

    /// <summary>The node on whose link, or on the link of whose note, it is an undercut; null for anything else.</summary>
    internal MapNode? Cuts { get; set; }

    /// <summary>The note of its parent, or of what it cuts, that it is about; −1 when it is about the contribution itself.</summary>
    internal int Note { get; set; } = -1;

    /// <summary>For an undercut, which lane beside its column its line takes, counted from the boxes, from 1.</summary>
    internal int Lane { get; set; }

    /// <summary>How many lanes beside its column are taken by undercuts of its own link and of its notes' links.</summary>
    internal int Lanes { get; set; }

    internal bool IsCount => More > 0;

    /// <summary>Whether replies of it are on the map.</summary>
    internal bool IsOpen { get; set; }

    // Filled in while the map is laid out.
    internal int Column { get; set; }

    internal double X { get; set; }

    internal double Y { get; set; }

    internal Card Card { get; set; } = Card.Empty;

    internal double Bottom => Y + Card.Height;

    internal double Right => X + Card.Width;

    /// <summary>Where its own line begins: level with its first line of text.</summary>
    internal double Level => Y + Card.Level;

    /// <summary>Where lines meet it that are about one of its notes, or about itself (−1).</summary>
    internal double LevelOf(int note) => note < 0 || Card.Notes.Count == 0 ? Level : Y + Card.Notes[Math.Min(note, Card.Notes.Count - 1)].Level;
}
