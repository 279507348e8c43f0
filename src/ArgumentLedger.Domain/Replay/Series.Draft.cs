namespace ArgumentLedger.Domain.Replay;

public sealed partial class Series<T>
{
    /// <summary>
    /// A later version while it is being made: each leaf is copied when it is first changed, and then changed in place.
    /// Nobody else may look at it meanwhile.
    /// </summary>
    internal sealed class Draft(Series<T> before)
    {
        // Null for a leaf that is still as it was.
        T[]?[] leaves = new T[]?[LeavesFor(before.Count)];

        internal int Count { get; private set; } = before.Count;

        internal T this[int index] => (leaves[index >> Bits] ?? before.LeafAt(index))[index & (Width - 1)];

        /// <summary>Puts an item at a place, or after the last.</summary>
        internal void Put(int index, T item)
        {
            if (index == Count)
                Count++;
            if (index >> Bits == leaves.Length)
                Array.Resize(ref leaves, Math.Max(4, 2 * leaves.Length));
            (leaves[index >> Bits] ??= Copy(index))[index & (Width - 1)] = item;
        }

        /// <summary>The version that came of it, which is complete: nothing may be put into this afterwards.</summary>
        internal Series<T> Finish()
        {
            if (Array.TrueForAll(leaves, leaf => leaf is null))
                return before;
            var whole = new object[(Count - 1) >> Bits];
            for (var i = 0; i < whole.Length; i++)
                whole[i] = leaves[i] ?? before.NodeAt(i << Bits);
            var last = leaves[whole.Length] ?? before.LeafAt(Count - 1);
            return Over(whole, last.AsSpan(0, Count - (whole.Length << Bits)).ToArray());
        }

        T[] Copy(int index)
        {
            var leaf = new T[Width];
            var known = Math.Min(Width, before.Count - (index & ~(Width - 1)));
            if (known > 0)
                Array.Copy(before.LeafAt(index & ~(Width - 1)), leaf, known);
            return leaf;
        }

        static int LeavesFor(int count) => (count + Width - 1) >> Bits;
    }
}
