using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace ArgumentLedger.Domain.Ledger;

/// <summary>A SHA-256 hash, 32 bytes in place.</summary>
[InlineArray(Length)]
[SuppressMessage("Performance", "CA1815", Justification = "Hashes are compared as spans.")]
struct Hash256
{
    internal const int Length = 32;

    byte first;

    /// <summary>A leaf of a Merkle tree: SHA-256 of 0 and the entry's hash (RFC 9162 §2.1.1).</summary>
    internal static Hash256 Leaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> input = stackalloc byte[1 + Length];
        input[0] = 0;
        entry.CopyTo(input[1..]);
        return Of(input);
    }

    /// <summary>An inner node of a Merkle tree: SHA-256 of 1 and the two nodes below it (RFC 9162 §2.1.1).</summary>
    internal static Hash256 Node(in Hash256 left, in Hash256 right)
    {
        Span<byte> input = stackalloc byte[1 + 2 * Length];
        input[0] = 1;
        left[..].CopyTo(input[1..]);
        right[..].CopyTo(input[(1 + Length)..]);
        return Of(input);
    }

    /// <summary>SHA-256 of some bytes.</summary>
    internal static Hash256 Of(ReadOnlySpan<byte> input)
    {
        Hash256 hash = default;
        SHA256.HashData(input, hash[..]);
        return hash;
    }

    /// <summary>Reads a hash in base64url without padding; false for anything that is not one, spelled the one way.</summary>
    internal static bool TryRead(string? text, out Hash256 hash)
    {
        hash = default;
        return text?.Length == 43 && Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, hash[..], out var read) && read == Length && hash.Spelled == text;
    }

    /// <summary>The hash in base64url without padding.</summary>
    internal readonly string Spelled => Base64Url.EncodeToString(this[..]);
}
