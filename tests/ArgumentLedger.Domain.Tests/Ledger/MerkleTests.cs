using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ArgumentLedger.Domain.Ledger;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Ledger;

public sealed class MerkleTests
{
    static readonly IReadOnlyList<string> Hashes = [.. Enumerable.Range(1, 70).Select(n => Spell(SHA256.HashData(Encoding.UTF8.GetBytes($"entry {n}"))))];

    // Reckoned by a program in another language from the definition in RFC 9162 §2.1.1.
    [Theory]
    [InlineData(0, "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU")]
    [InlineData(1, "KbjfzICCUQnHfdmaiVCxGQ8LZcwth2ASpA6BBmLLAj0")]
    [InlineData(2, "AyO2bj56TcSxFGwHX0NqVNioVGDBIz-9J2AVdTnBWDA")]
    [InlineData(7, "U6ZWbquwbqWpiLla92Ef3frXy4LKpc8GhCPofd4TNYw")]
    [InlineData(70, "cs7pclAhOfdWznAWEBcVmUlyrWQpzJRGJ5IarvtAk68")]
    public void A_root_is_the_one_that_the_standard_defines(int length, string root)
    {
        Assert.Equal(root, TreeOf(70).RootAt(length));
        Assert.Equal(root, FrontierOf(length).Root);
        Assert.Equal(root, Spell(PlainRoot([.. Hashes.Take(length)])));
    }

    [Fact]
    public void An_entry_is_shown_to_stand_in_every_ledger_that_has_it_and_nowhere_else()
    {
        var tree = TreeOf(40);
        for (var length = 1; length <= 40; length++)
        {
            var root = FrontierOf(length).Root;
            for (var version = 1; version <= length; version++)
            {
                var path = tree.InclusionOf(version, length);
                Assert.Equal(PlainInclusion(version - 1, [.. Hashes.Take(length)]).Select(Spell), path);
                Assert.True(MerkleProof.Includes(version, length, Hashes[version - 1], path, root));
                Assert.False(MerkleProof.Includes(version, length, Hashes[version], path, root));
                Assert.False(MerkleProof.Includes(version + 1, length, Hashes[version - 1], path, root));
                Assert.False(MerkleProof.Includes(version, length, Hashes[version - 1], [.. path, root], root));
                Assert.False(path.Count > 0 && MerkleProof.Includes(version, length, Hashes[version - 1], [.. path.Skip(1)], root));
            }
        }
    }

    [Fact]
    public void A_ledger_is_shown_to_go_on_from_every_earlier_one_and_from_no_other()
    {
        var tree = TreeOf(40);
        for (var length = 1; length <= 40; length++)
        {
            var later = tree.RootAt(length);
            for (var from = 1; from <= length; from++)
            {
                var (earlier, path) = (tree.RootAt(from), tree.ConsistencyOf(from, length));
                Assert.Equal(PlainConsistency(from, [.. Hashes.Take(length)], isWhole: true).Select(Spell), path);
                Assert.True(MerkleProof.Continues(from, earlier, length, later, path));
                Assert.False(MerkleProof.Continues(from, tree.RootAt(from - 1), length, later, path));
                Assert.False(from < length && MerkleProof.Continues(from, later, length, earlier, path));
                Assert.False(MerkleProof.Continues(from, earlier, length, later, [.. path, later]));
                Assert.False(path.Count > 0 && MerkleProof.Continues(from, earlier, length, later, [.. path.SkipLast(1)]));
            }
        }
    }

    [Fact]
    public void One_changed_character_of_a_proof_makes_it_fail() =>
        Gen.Select(Gen.Int[2, 70], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 42]).Sample((length, some, other, at) =>
        {
            var tree = TreeOf(length);
            var version = 1 + some % length;
            var path = tree.InclusionOf(version, length).ToArray();
            path[other % path.Length] = Changed(path[other % path.Length], at);
            Assert.False(MerkleProof.Includes(version, length, Hashes[version - 1], path, tree.RootAt(length)));
            var way = tree.ConsistencyOf(version, length).ToArray();
            if (way.Length == 0)
                return;
            way[other % way.Length] = Changed(way[other % way.Length], at);
            Assert.False(MerkleProof.Continues(version, tree.RootAt(version), length, tree.RootAt(length), way));
        }, iter: 500);

    [Theory]
    [InlineData("")]
    [InlineData("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuF")]
    [InlineData("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFV")] // the last character has bits that no byte takes
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")]
    public void What_is_no_hash_is_not_added(string text)
    {
        Assert.Throws<FormatException>(() => new MerkleTree().Add(text));
        Assert.Throws<FormatException>(() => new MerkleFrontier().Add(text));
        Assert.False(MerkleProof.Includes(1, 1, text, [], text));
    }

    static string Changed(string hash, int at) => hash[..at] + (hash[at] == 'A' ? 'B' : 'A') + hash[(at + 1)..];

    static MerkleTree TreeOf(int length)
    {
        var tree = new MerkleTree();
        foreach (var hash in Hashes.Take(length))
            tree.Add(hash);
        return tree;
    }

    static MerkleFrontier FrontierOf(int length)
    {
        var frontier = new MerkleFrontier();
        foreach (var hash in Hashes.Take(length))
            frontier.Add(hash);
        return frontier;
    }

    // The definitions of RFC 9162 §2.1.1, §2.1.3.1 and §2.1.4.1 word for word, on whole lists.
    static byte[] PlainRoot(string[] entries) => entries.Length switch
    {
        0 => SHA256.HashData([]),
        1 => SHA256.HashData([0, .. Base64Url.DecodeFromChars(entries[0])]),
        _ => SHA256.HashData([1, .. PlainRoot(entries[..Split(entries.Length)]), .. PlainRoot(entries[Split(entries.Length)..])]),
    };

    static IEnumerable<byte[]> PlainInclusion(int m, string[] entries)
    {
        if (entries.Length == 1)
            return [];
        var (left, right) = (entries[..Split(entries.Length)], entries[Split(entries.Length)..]);
        return m < left.Length
            ? [.. PlainInclusion(m, left), PlainRoot(right)]
            : [.. PlainInclusion(m - left.Length, right), PlainRoot(left)];
    }

    static IEnumerable<byte[]> PlainConsistency(int m, string[] entries, bool isWhole)
    {
        if (m == entries.Length)
            return isWhole ? [] : [PlainRoot(entries)];
        var (left, right) = (entries[..Split(entries.Length)], entries[Split(entries.Length)..]);
        return m <= left.Length
            ? [.. PlainConsistency(m, left, isWhole), PlainRoot(right)]
            : [.. PlainConsistency(m - left.Length, right, false), PlainRoot(left)];
    }

    static int Split(int length)
    {
        var split = 1;
        while (split * 2 < length)
            split *= 2;
        return split;
    }

    static string Spell(byte[] hash) => Base64Url.EncodeToString(hash);
}
