using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Graphs;

/// <summary>How two nodes of an argument's graph are joined.</summary>
public enum Join
{
    /// <summary>The first says that the second is false.</summary>
    Attack,

    /// <summary>The first is offered for the second.</summary>
    Support,

    /// <summary>The first says that the second, a link, does not hold.</summary>
    Undercut,

    /// <summary>The first, a question, is about the second.</summary>
    Asks,

    /// <summary>The first, a claim, answers the second, a question.</summary>
    Answers,
}

/// <summary>An edge of an argument's graph.</summary>
/// <param name="Link">Id of the link that it is, or is half of; null for a question or an answer.</param>
/// <param name="From">Id of the node it leaves.</param>
/// <param name="To">Id of the node it comes to.</param>
/// <param name="Join">What it says.</param>
/// <param name="EndsAtJoint">Whether it leads only as far as the joint of its own link, from where another edge goes on.</param>
public sealed record Edge(string? Link, string From, string To, Join Join, bool EndsAtJoint);

/// <summary>
/// A debate as formats for graphs can hold it, whose edges join nodes and nothing else: a link that somebody undercuts
/// becomes a node of its own (its joint) between two edges, and the undercut an edge to that.
/// </summary>
/// <param name="Contributions">The contributions that stand: a node each, called by its label.</param>
/// <param name="Joints">The links that are undercut: a node each, called by the link's id.</param>
/// <param name="Edges">The edges.</param>
public sealed record ArgumentGraph(ImmutableArray<Contribution> Contributions, ImmutableArray<Link> Joints, ImmutableArray<Edge> Edges)
{
    /// <summary>The graph of a debate as it stands; takes note of what it leaves out.</summary>
    public static ArgumentGraph Of(WritableDebate debate, LossList losses)
    {
        TellLosses(debate, losses);
        var contributions = debate.Standing.ToImmutableArray();
        var links = debate.LiveLinks.ToList();
        var undercut = links.Where(link => link.Kind == LinkKind.Undercut).Select(link => link.To).ToHashSet(StringComparer.Ordinal);
        var edges = links.SelectMany(link => EdgesOf(link, undercut.Contains(link.Id))).Concat(contributions.SelectMany(it => QuestionsOf(debate.State, it)));
        return new(contributions, [.. links.Where(link => undercut.Contains(link.Id))], [.. edges]);
    }

    static IEnumerable<Edge> EdgesOf(Link link, bool isUndercut)
    {
        var join = link.Kind switch
        {
            LinkKind.Attack => Join.Attack,
            LinkKind.Support => Join.Support,
            _ => Join.Undercut,
        };
        return isUndercut
            ? [new(link.Id, link.From, link.Id, join, true), new(link.Id, link.Id, link.To, join, false)]
            : [new(link.Id, link.From, link.To, join, false)];
    }

    static IEnumerable<Edge> QuestionsOf(Debate debate, Contribution it)
    {
        if (it.Parent is not { } parent || !debate.Stands(debate.Contributions[parent]))
            yield break;
        if (it.Kind == ContributionKind.Question)
            yield return new(null, it.Label, parent, Join.Asks, false);
        else if (debate.Contributions[parent].Kind == ContributionKind.Question)
            yield return new(null, it.Label, parent, Join.Answers, false);
    }

    static void TellLosses(WritableDebate debate, LossList losses)
    {
        losses.AddGone(debate);
        foreach (var it in debate.Standing)
            losses.AddHistoryOf(it);
        losses.AddDescription(debate);
        losses.AddConcessionsAndSources(debate);
    }
}
