namespace ArgumentLedger.Domain.Ledger;

/// <summary>Checks what <see cref="MerkleTree"/> shows. Wrong or malformed hashes never hold; nothing is thrown.</summary>
public static class MerkleProof
{
    /// <summary>Whether an entry's hash stands at a version of the ledger that has this root (RFC 9162 §2.1.3.2).</summary>
    /// <param name="version">The entry's version, from 1.</param>
    /// <param name="length">How many entries the root covers.</param>
    /// <param name="hash">The entry's hash.</param>
    /// <param name="path">The hashes that lead to the root, nearest first.</param>
    /// <param name="root">The root.</param>
    public static bool Includes(long version, long length, string hash, IReadOnlyList<string> path, string root)
    {
        if (version < 1 || version > length || !Hash256.TryRead(hash, out var entry))
            return false;
        var node = Hash256.Leaf(entry[..]);
        var (index, last) = (version - 1, length - 1);
        foreach (var text in path)
        {
            if (last == 0 || !Hash256.TryRead(text, out var sibling))
                return false;
            if ((index & 1) == 1 || index == last)
            {
                node = Hash256.Node(sibling, node);
                SkipLevelsWithoutSibling(ref index, ref last);
            }
            else
                node = Hash256.Node(node, sibling);
            (index, last) = (index >> 1, last >> 1);
        }
        return last == 0 && node.Spelled == root;
    }

    /// <summary>Whether the ledger with one root begins with the ledger that has the other (RFC 9162 §2.1.4.2).</summary>
    /// <param name="from">How many entries the earlier root covers, from 1.</param>
    /// <param name="earlier">The earlier root.</param>
    /// <param name="length">How many entries the later root covers.</param>
    /// <param name="later">The later root.</param>
    /// <param name="path">The hashes that show it.</param>
    public static bool Continues(long from, string earlier, long length, string later, IReadOnlyList<string> path)
    {
        if (from < 1 || from > length)
            return false;
        if (from == length)
            return path.Count == 0 && earlier == later;
        // A complete earlier tree is a node of the later one, and its root is the first hash of the way.
        var way = (from & (from - 1)) == 0 ? [earlier, .. path] : path;
        if (way.Count == 0 || !Hash256.TryRead(way[0], out var first))
            return false;
        var (index, last) = (from - 1, length - 1);
        while ((index & 1) == 1)
            (index, last) = (index >> 1, last >> 1);
        var second = first;
        foreach (var text in way.Skip(1))
        {
            if (last == 0 || !Hash256.TryRead(text, out var sibling))
                return false;
            if ((index & 1) == 1 || index == last)
            {
                first = Hash256.Node(sibling, first);
                second = Hash256.Node(sibling, second);
                SkipLevelsWithoutSibling(ref index, ref last);
            }
            else
                second = Hash256.Node(second, sibling);
            (index, last) = (index >> 1, last >> 1);
        }
        return last == 0 && first.Spelled == earlier && second.Spelled == later;
    }

    // At the right edge a node goes up unchanged until it is a right child.
    static void SkipLevelsWithoutSibling(ref long index, ref long last)
    {
        while ((index & 1) == 0 && index != 0)
            (index, last) = (index >> 1, last >> 1);
    }
}
