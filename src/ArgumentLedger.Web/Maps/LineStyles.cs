using ArgumentLedger.Domain;
using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Maps;

/// <summary>How the lines of a map look and what they say.</summary>
static class LineStyles
{
    /// <summary>The classes of the line by which a node hangs on what it was made for.</summary>
    internal static string Of(Debate debate, MapNode node)
    {
        if (node.IsCount)
            return "m-line m-folded";
        if (debate.Links.TryGetValue(node.It!.OwnLink, out var link))
            return Of(debate, link);
        return "m-line m-" + node.It.Kind switch
        {
            ContributionKind.Question => "asks",
            ContributionKind.Quote => "quotes",
            _ when node.It.Parent is not null => "answers",
            _ => "claims",
        };
    }

    /// <summary>The classes of a link's line.</summary>
    internal static string Of(Debate debate, Link link) => $"m-line m-{Kinds.Verb(link.Kind)}" + debate.Standings.OfLink(link.Id)?.Label switch
    {
        Level.Out => " m-idle",
        Level.Undecided => " m-half",
        _ => "",
    };

    /// <summary>What the line by which a node hangs says.</summary>
    internal static string Tell(Debate debate, MapNode node) =>
        node.IsCount ? ""
        : debate.Links.TryGetValue(node.It!.OwnLink, out var link) ? Tell(debate, link)
        : $"{node.It.Label}: {Kinds.Of(debate, node.It).Word}";

    /// <summary>What a link says, and whether it counts.</summary>
    internal static string Tell(Debate debate, Link link) =>
        $"{(link.IsOwned ? "" : link.Id + ": ")}{link.From} {Kinds.Verb(link.Kind)} {Target(debate, link)}: {State(debate, link)}";

    /// <summary>What a link points at, in words.</summary>
    internal static string Target(Debate debate, Link link) =>
        link.Kind == LinkKind.Undercut ? $"the link of {Kinds.LinkWords(debate, link.To)}" : link.To;

    /// <summary>Whether a link counts, in words.</summary>
    internal static string State(Debate debate, Link link) =>
        link.Withdrawn is not null || !debate.IsLive(link) ? "taken back"
        : debate.Standings.OfLink(link.Id)?.Label switch
        {
            Level.In => "it counts",
            Level.Undecided => "it counts by half or is contested",
            _ => "it does not count now",
        };
}
