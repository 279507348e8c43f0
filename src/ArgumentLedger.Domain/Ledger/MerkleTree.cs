using System.Numerics;

namespace ArgumentLedger.Domain.Ledger;

/// <summary>
/// A Merkle tree over the hashes of a ledger's entries (RFC 9162 §2.1), from which anyone can be shown with a few
/// hashes that an entry stands in a ledger, or that one ledger goes on from another. It only grows, and answers for
/// every length that it has come through. Not safe for use by several threads at once.
/// </summary>
public sealed class MerkleTree
{
    // Level n holds the roots of all complete subtrees of 2^n entries.
    readonly List<List<Hash256>> levels = [];

    /// <summary>How many entries it covers.</summary>
    public int Length => levels.Count == 0 ? 0 : levels[0].Count;

    /// <summary>Adds the next entry.</summary>
    /// <param name="hash">The entry's hash, base64url.</param>
    /// <exception cref="FormatException">That is no hash.</exception>
    public void Add(string hash)
    {
        if (!Hash256.TryRead(hash, out var entry))
            throw new FormatException("An entry's hash has 43 characters of base64url.");
        var node = Hash256.Leaf(entry[..]);
        for (var level = 0; ; level++)
        {
            if (level == levels.Count)
                levels.Add([]);
            var row = levels[level];
            row.Add(node);
            if (row.Count % 2 == 1)
                return;
            node = Hash256.Node(row[^2], row[^1]);
        }
    }

    /// <summary>The root of the first so many entries, base64url.</summary>
    public string RootAt(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        return length == 0 ? new MerkleFrontier().Root : Root(0, length).Spelled;
    }

    /// <summary>The hashes that lead from an entry to the root of the first so many, nearest first (RFC 9162 §2.1.3.1).</summary>
    /// <param name="version">The entry's version, from 1.</param>
    /// <param name="length">How many entries the root covers.</param>
    public IReadOnlyList<string> InclusionOf(int version, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        var path = new List<string>();
        AddInclusion(version - 1, 0, length, path);
        return path;
    }

    /// <summary>The hashes that show that the first so many entries begin with the first fewer (RFC 9162 §2.1.4.1).</summary>
    /// <param name="from">The earlier length, from 1.</param>
    /// <param name="length">The later length.</param>
    public IReadOnlyList<string> ConsistencyOf(int from, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        var path = new List<string>();
        AddConsistency(from, 0, length, isWhole: true, path);
        return path;
    }

    void AddInclusion(int index, int start, int length, List<string> path)
    {
        if (length == 1)
            return;
        var left = Left(length);
        if (index < left)
        {
            AddInclusion(index, start, left, path);
            path.Add(Root(start + left, length - left).Spelled);
            return;
        }
        AddInclusion(index - left, start + left, length - left, path);
        path.Add(Root(start, left).Spelled);
    }

    // A subtree that is the whole earlier ledger is known to whoever kept that one's root.
    void AddConsistency(int from, int start, int length, bool isWhole, List<string> path)
    {
        if (from == length)
        {
            if (!isWhole)
                path.Add(Root(start, length).Spelled);
            return;
        }
        var left = Left(length);
        if (from <= left)
        {
            AddConsistency(from, start, left, isWhole, path);
            path.Add(Root(start + left, length - left).Spelled);
            return;
        }
        AddConsistency(from - left, start + left, length - left, isWhole: false, path);
        path.Add(Root(start, left).Spelled);
    }

    Hash256 Root(int start, int length)
    {
        if (BitOperations.IsPow2(length))
            return levels[BitOperations.Log2((uint)length)][start / length];
        var left = Left(length);
        return Hash256.Node(Root(start, left), Root(start + left, length - left));
    }

    // The largest power of two below a length.
    static int Left(int length) => (int)(BitOperations.RoundUpToPowerOf2((uint)length) / 2);
}
