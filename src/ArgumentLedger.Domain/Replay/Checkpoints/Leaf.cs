namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>A leaf of a checkpoint that is read when it is asked for.</summary>
/// <param name="all">The whole checkpoint.</param>
/// <param name="at">Where the leaf begins.</param>
/// <param name="item">Describes an item by what it differs in from the one before it in the leaf.</param>
sealed class Leaf<T>(Written all, int at, Func<Pen, T?, T?, T> item) : Deferred<T>
{
    Written? all = all;

    /// <inheritdoc/>
    protected override T[] Read()
    {
        var items = new Pen(all!, at).Items(Series.Width, item);
        all = null;
        return items;
    }
}
