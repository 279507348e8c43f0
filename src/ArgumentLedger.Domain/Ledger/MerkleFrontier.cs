namespace ArgumentLedger.Domain.Ledger;

/// <summary>
/// The root of a Merkle tree that grows, kept with as few hashes as its length has binary ones: what a verifier needs
/// that reads a ledger of any length once. RFC 9162 §2.1 has the tree; its leaves are the hashes of the entries.
/// </summary>
public sealed class MerkleFrontier
{
    readonly List<Hash256> peaks = [];

    /// <summary>How many entries it covers.</summary>
    public long Length { get; private set; }

    /// <summary>The root, base64url; that of no entries is the hash of nothing.</summary>
    public string Root
    {
        get
        {
            if (peaks.Count == 0)
                return Hash256.Of([]).Spelled;
            var root = peaks[^1];
            for (var i = peaks.Count - 2; i >= 0; i--)
                root = Hash256.Node(peaks[i], root);
            return root.Spelled;
        }
    }

    /// <summary>Adds the next entry.</summary>
    /// <param name="hash">The entry's hash, base64url.</param>
    /// <exception cref="FormatException">That is no hash.</exception>
    public void Add(string hash)
    {
        if (!Hash256.TryRead(hash, out var entry))
            throw new FormatException("An entry's hash has 43 characters of base64url.");
        var node = Hash256.Leaf(entry[..]);
        // Each complete subtree of the same size to the left makes one twice as large.
        for (var ones = Length; (ones & 1) == 1; ones >>= 1)
        {
            node = Hash256.Node(peaks[^1], node);
            peaks.RemoveAt(peaks.Count - 1);
        }
        peaks.Add(node);
        Length++;
    }
}
