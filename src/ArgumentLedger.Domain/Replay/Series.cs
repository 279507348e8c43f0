using System.Collections;
using System.Runtime.CompilerServices;

namespace ArgumentLedger.Domain.Replay;

/// <summary>
/// An immutable list made for growing at its end: a wide, shallow tree whose versions share what did not change, with
/// its last items in an array that later versions go on filling behind the back of earlier ones, which never look past
/// their own count. Any beginning of it is had at once.
/// </summary>
[CollectionBuilder(typeof(Series), nameof(Series.Of))]
public sealed partial class Series<T> : IReadOnlyList<T>
{
    const int Bits = Series.Bits;
    const int Width = Series.Width;

    /// <summary>The series without items.</summary>
    public static readonly Series<T> Empty = new(null, 0, [], null, 0);

    // Up to so many items are copied rather than shared; most series never have more.
    const int Few = 4;

    readonly object?[]? root;
    readonly int shift;
    readonly T[] tail;
    readonly Claim? claim;

    Series(object?[]? root, int shift, T[] tail, Claim? claim, int count) =>
        (this.root, this.shift, this.tail, this.claim, Count) = (root, shift, tail, claim, count);

    /// <summary>How many places of an array are taken, by whichever version.</summary>
    sealed class Claim(int taken)
    {
        int taken = taken;

        /// <summary>Takes the next free place for one version; false when another version has taken it.</summary>
        internal bool TryTake(int place) => Interlocked.CompareExchange(ref taken, place + 1, place) == place;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Whether it has no items.</summary>
    public bool IsEmpty => Count == 0;

    int TailStart => Count == 0 ? 0 : (Count - 1) & ~(Width - 1);

    /// <inheritdoc/>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return LeafAt(index)[index & (Width - 1)];
        }
    }

    /// <summary>The series with one more item.</summary>
    public Series<T> Add(T item)
    {
        var place = Count - TailStart;
        if (place == Width)
            return new(WithLeaf(TailStart, tail, out var deeper), deeper, [item], null, Count + 1);
        if (place < tail.Length && claim is not null && claim.TryTake(place))
        {
            tail[place] = item;
            return new(root, shift, tail, claim, Count + 1);
        }
        var items = new T[place < Few ? place + 1 : Math.Min(Width, 2 * place)];
        Array.Copy(tail, items, place);
        items[place] = item;
        return new(root, shift, items, place < Few ? null : new(place + 1), Count + 1);
    }

    /// <summary>The series with these items after its own.</summary>
    public Series<T> AddRange(IEnumerable<T> items) => items.Aggregate(this, static (series, item) => series.Add(item));

    /// <summary>The series with another item at a place.</summary>
    public Series<T> SetItem(int index, T item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        if (index >= TailStart)
        {
            var items = (T[])tail.Clone();
            items[index & (Width - 1)] = item;
            return new(root, shift, items, null, Count);
        }
        var leaf = (T[])LeafOf(index).Clone();
        leaf[index & (Width - 1)] = item;
        return new(WithLeaf(index, leaf, out var same), same, tail, claim, Count);
    }

    /// <summary>Its first items, at most so many.</summary>
    public Series<T> Take(int count)
    {
        if (count >= Count)
            return this;
        if (count <= 0)
            return Empty;
        var start = (count - 1) & ~(Width - 1);
        return start == TailStart
            ? new(root, shift, tail, claim, count)
            : new(root, shift, LeafOf(start), null, count);
    }

    /// <summary>How many items at its beginning satisfy a condition that, once false, stays so.</summary>
    internal int CountWhile<TArgument>(Func<T, TArgument, bool> holds, TArgument argument)
    {
        var (from, to) = (0, Count);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (holds(this[middle], argument))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    /// <summary>Whether an item satisfies a condition.</summary>
    public bool Exists(Predicate<T> match)
    {
        for (var i = 0; i < Count; i++)
            if (match(this[i]))
                return true;
        return false;
    }

    /// <summary>The place of the first item that satisfies a condition; −1 when none does.</summary>
    public int FindIndex(Predicate<T> match)
    {
        for (var i = 0; i < Count; i++)
            if (match(this[i]))
                return i;
        return -1;
    }

    /// <summary>Goes through the items.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A place among the items of a series.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        readonly Series<T> series;
        T[] items = [];
        int at = -1;

        internal Enumerator(Series<T> series) => this.series = series;

        /// <inheritdoc/>
        public readonly T Current => items[at & (Width - 1)];

        readonly object? IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (++at >= series.Count)
                return false;
            if ((at & (Width - 1)) == 0)
                items = series.LeafAt(at);
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => at = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }

    T[] LeafAt(int index) => index >= TailStart ? tail : LeafOf(index);

    T[] LeafOf(int index) => NodeAt(index) is var node && node is T[] leaf ? leaf : ((Deferred<T>)node).Items;

    // A leaf before the tail, or what it is still to be read from.
    object NodeAt(int index)
    {
        if (index >= TailStart)
            return tail;
        object node = root!;
        for (var s = shift; s > 0; s -= Bits)
            node = ((object?[])node)[(index >> s) & (Width - 1)]!;
        return node;
    }

    object?[] WithLeaf(int index, T[] leaf, out int depth)
    {
        var top = root;
        depth = Math.Max(shift, Bits);
        while (index >> depth >= Width)
        {
            top = [top, .. new object?[Width - 1]];
            depth += Bits;
        }
        return (object?[])With(top, depth, index, leaf);
    }

    static object With(object? node, int shift, int index, T[] leaf)
    {
        if (shift == 0)
            return leaf;
        var copy = node is null ? new object?[Width] : (object?[])((object?[])node).Clone();
        ref var slot = ref copy[(index >> shift) & (Width - 1)];
        slot = With(slot, shift - Bits, index, leaf);
        return copy;
    }

    /// <summary>Takes items over in whole leaves.</summary>
    internal static Series<T> From(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
            return Empty;
        var tailStart = (items.Length - 1) & ~(Width - 1);
        var leaves = new object[tailStart >> Bits];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = items.Slice(i << Bits, Width).ToArray();
        return Over(leaves, items[tailStart..].ToArray());
    }

    /// <summary>
    /// Takes so many items, each after the one before it, straight into leaves: a long array would be garbage that is
    /// dear to collect.
    /// </summary>
    internal static Series<T> Of<TSource>(int count, TSource source, Func<TSource, T?, T> next)
    {
        if (count == 0)
            return Empty;
        var before = default(T);
        var leaves = new object[(count - 1) >> Bits];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = Leaf(Width);
        return Over(leaves, Leaf(count - (leaves.Length << Bits)));

        T[] Leaf(int length)
        {
            var leaf = new T[length];
            for (var i = 0; i < length; i++)
                leaf[i] = before = next(source, before);
            return leaf;
        }
    }

    /// <summary>Takes whole leaves over, each to be read when it is asked for, and the last items, of which there must be some.</summary>
    internal static Series<T> Of(Deferred<T>[] leaves, T[] tail) => Over(leaves, tail);

    static Series<T> Over(object[] level, T[] tail)
    {
        var count = (level.Length << Bits) + tail.Length;
        if (level.Length == 0)
            return new(null, 0, tail, null, count);
        var shift = 0;
        do
        {
            var above = new object[(level.Length + Width - 1) >> Bits];
            for (var i = 0; i < above.Length; i++)
            {
                var node = new object?[Width];
                Array.Copy(level, i << Bits, node, 0, Math.Min(Width, level.Length - (i << Bits)));
                above[i] = node;
            }
            (level, shift) = (above, shift + Bits);
        }
        while (level.Length > 1);
        return new((object?[])level[0], shift, tail, null, count);
    }
}

/// <summary>Makes series.</summary>
public static class Series
{
    /// <summary>How many items a leaf has: 2 to the power of this.</summary>
    internal const int Bits = 5;

    /// <summary>How many items a leaf has.</summary>
    internal const int Width = 1 << Bits;

    /// <summary>A series of these items.</summary>
    public static Series<T> Of<T>(ReadOnlySpan<T> items) => Series<T>.From(items);
}
