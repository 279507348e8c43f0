namespace ArgumentLedger.Domain;

/// <summary>A dispute unfolded as far as was asked for.</summary>
public sealed class DisputeTree
{
    DisputeTree(Dispute place) => Place = place;

    /// <summary>The contribution here, and how its attack on what is above fares.</summary>
    public Dispute Place { get; }

    /// <summary>What decides it, one level down, empty where nothing further does; null where it was not unfolded.</summary>
    public IReadOnlyList<DisputeTree>? Below { get; private set; }

    /// <summary>How many more contributions decide it than are shown below.</summary>
    public int Left { get; private set; }

    /// <summary>Unfolds a dispute breadth first, what is near before what is far.</summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="depth">How many levels below it at most.</param>
    /// <param name="most">How many places in all at most.</param>
    public static DisputeTree Of(Dispute root, int depth, int most)
    {
        var tree = new DisputeTree(root);
        var waiting = new Queue<(DisputeTree Tree, int Depth)>([(tree, 0)]);
        var count = 1;
        while (waiting.TryDequeue(out var next))
        {
            var grounds = next.Tree.Place.Unfold();
            var room = next.Depth == depth ? 0 : Math.Min(grounds.Count, most - count);
            if (room == 0 && grounds.Count > 0)
                continue;
            List<DisputeTree> below = [.. grounds.Take(room).Select(place => new DisputeTree(place))];
            (next.Tree.Below, next.Tree.Left) = (below, grounds.Count - room);
            count += room;
            foreach (var one in below)
                waiting.Enqueue((one, next.Depth + 1));
        }
        return tree;
    }
}
