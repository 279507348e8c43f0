using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A contribution, the quotes offered for it, and what was said in reply.</summary>
/// <param name="It">The contribution.</param>
/// <param name="Quotes">Quotes that it rests on.</param>
/// <param name="Replies">Replies to it and to those quotes, in the order they were made.</param>
/// <param name="Folded">Replies, and replies to them, that are not shown here.</param>
public sealed record Branch(Contribution It, IReadOnlyList<Contribution> Quotes, IReadOnlyList<Branch> Replies, int Folded);

/// <summary>Lays a debate out as a tree that fits a page: nearest replies first, deeper ones folded away.</summary>
public sealed class Branches(Debate debate, int most, int deepest)
{
    readonly HashSet<string> shown = new(StringComparer.Ordinal);
    readonly Dictionary<string, Below> below = new(StringComparer.Ordinal);
    Dictionary<string, int>? repliesBelow;

    // What hangs on a contribution: the quotes that it rests on, and the replies to it and to them.
    sealed record Below(IReadOnlyList<string> Quotes, IReadOnlyList<string> Replies);

    /// <summary>Contributions whose replies are folded away.</summary>
    public IReadOnlySet<string> Folded { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Contributions all of whose replies are shown, as long as there are not more than <see cref="Ceiling"/> in all.</summary>
    public IReadOnlySet<string> Opened { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>How many replies to one contribution are shown at most, unless it is opened.</summary>
    public int Widest { get; init; } = int.MaxValue;

    /// <summary>How many contributions are shown at most, whatever is opened.</summary>
    public int Ceiling { get; init; } = int.MaxValue;

    /// <summary>How deep replies are shown at most, whatever is opened.</summary>
    public int Bottom { get; init; } = int.MaxValue;

    /// <summary>The branches that begin at these contributions.</summary>
    public IReadOnlyList<Branch> Of(IReadOnlyCollection<string> roots)
    {
        Choose(roots);
        return [.. roots.Where(shown.Contains).Select(Build)];
    }

    /// <summary>All contributions that some branches show.</summary>
    public static IEnumerable<Contribution> All(IEnumerable<Branch> branches)
    {
        var waiting = new Stack<Branch>(branches);
        while (waiting.TryPop(out var branch))
        {
            yield return branch.It;
            foreach (var quote in branch.Quotes)
                yield return quote;
            foreach (var reply in branch.Replies)
                waiting.Push(reply);
        }
    }

    /// <summary>The labels that are on the page, quotes inside contributions included.</summary>
    public IReadOnlySet<string> Shown => shown;

    // Breadth first, so that a page shows every root before it goes deep into the first.
    void Choose(IEnumerable<string> roots)
    {
        var waiting = new Queue<(string Label, int Depth, bool IsOpened)>(roots.Select(label => (label, 1, false)));
        while (shown.Count < Ceiling && waiting.TryDequeue(out var next))
        {
            if (shown.Count >= most && !next.IsOpened)
                continue;
            shown.Add(next.Label);
            shown.UnionWith(QuotesFor(next.Label));
            var isOpened = Opened.Contains(next.Label);
            if (Folded.Contains(next.Label) || next.Depth >= (isOpened ? Bottom : deepest))
                continue;
            foreach (var reply in RepliesTo(next.Label).Take(isOpened ? int.MaxValue : Widest))
                waiting.Enqueue((reply, next.Depth + 1, isOpened));
        }
    }

    Branch Build(string label)
    {
        var replies = RepliesTo(label);
        var here = replies.Where(shown.Contains).Select(Build).ToList();
        return new(
            debate.Contributions[label],
            [.. QuotesFor(label).Select(quote => debate.Contributions[quote])],
            here,
            here.Count == replies.Count ? 0 : Size(label) - 1 - here.Sum(reply => Size(reply.It.Label)));
    }

    /// <summary>How many contributions a branch has, quotes inside others not counted.</summary>
    public int Size(string label) => 1 + (repliesBelow ??= CountReplies()).GetValueOrDefault(label);

    // Replies come after what they answer, so that from the last to the first each is complete when it is added to that.
    Dictionary<string, int> CountReplies()
    {
        var inside = InsideOthers();
        var all = new Dictionary<string, int>(debate.Order.Count, StringComparer.Ordinal);
        foreach (var label in debate.Order.Reverse())
            if (debate.Contributions[label].Parent is { } parent)
                CollectionsMarshal.GetValueRefOrAddDefault(all, parent, out _) += all.GetValueOrDefault(label) + (inside.Contains(label) ? 0 : 1);
        return all;
    }

    // What is offered for a quote that is inside another contribution is a reply to that.
    HashSet<string> InsideOthers()
    {
        var inside = new HashSet<string>(StringComparer.Ordinal);
        foreach (var label in debate.Order.Where(label => label[0] == 'q'))
            if (debate.Contributions[label] is { Parent: { } parent } quote && IsQuoteFor(quote, parent) && !inside.Contains(parent))
                inside.Add(label);
        return inside;
    }

    IReadOnlyList<string> RepliesTo(string label) => BelowOf(label).Replies;

    /// <summary>The quotes that a contribution rests on.</summary>
    public IReadOnlyList<string> QuotesFor(string label) => BelowOf(label).Quotes;

    Below BelowOf(string label)
    {
        if (!below.TryGetValue(label, out var known))
            below[label] = known = Look(debate.Replies.GetValueOrDefault(label, []), label);
        return known;
    }

    Below Look(IReadOnlyList<string> direct, string label)
    {
        List<string> quotes = [.. direct.Where(reply => IsQuoteFor(debate.Contributions[reply], label))];
        return quotes.Count == 0
            ? new(quotes, direct)
            : new(quotes, [.. direct.Except(quotes).Concat(quotes.SelectMany(quote => debate.Replies.GetValueOrDefault(quote, []))).OrderBy(reply => debate.Contributions[reply].Version)]);
    }

    // A quote of a contribution that is offered for nothing stands by itself; one offered for it belongs to it.
    bool IsQuoteFor(Contribution reply, string label) =>
        reply.Kind == ContributionKind.Quote && debate.Links.TryGetValue(reply.OwnLink, out var link) && link.To == label;

    /// <summary>
    /// The branches with these contributions in them, however large the debate: first the ways to them, from at most
    /// so many levels above as are shown at all, then what is near.
    /// </summary>
    public IReadOnlyList<Branch> Around(IEnumerable<string> labels)
    {
        var ways = labels.Select(label => WayTo(label).Take(deepest).ToList()).ToList();
        foreach (var one in ways.SelectMany(way => way))
        {
            shown.Add(one);
            shown.UnionWith(QuotesFor(one));
        }
        // The top of one way may lie on another.
        return Of([.. ways.Select(way => way[^1]).Distinct().Where(top => !WayTo(top).Skip(1).Any(shown.Contains))]);
    }

    IEnumerable<string> WayTo(string label)
    {
        for (var at = label; at is not null; at = debate.Contributions[at].Parent)
            yield return at;
    }
}
