using System.Security.Cryptography;
using System.Text;

namespace ArgumentLedger.Domain;

/// <summary>
/// Something a person wrote, kept apart from the rest of its event behind a salted digest. The ledger's chain
/// commits to <see cref="Digest"/> alone, so the text and salt can be hidden or erased later while every proof stays valid.
/// </summary>
/// <param name="Text">The words, verbatim; null once erased.</param>
/// <param name="Salt">16 bytes, base64url without padding; null once erased.</param>
/// <param name="Digest">SHA-256 over the salt's bytes followed by the text in UTF-8, base64url without padding.</param>
public sealed record Words(string? Text, string? Salt, string Digest)
{
    /// <summary>Length of a salt in bytes.</summary>
    public const int SaltLength = 16;

    /// <summary>Seals a text behind the digest of it and a salt of <see cref="SaltLength"/> bytes.</summary>
    public static Words Seal(string text, ReadOnlySpan<byte> salt) =>
        new(text, Base64Url(salt), DigestOf(text, salt));

    /// <summary>Whether text and salt are what the digest was taken of; false for erased words.</summary>
    public bool Holds() =>
        Text is not null && Salt is not null
        && TryDecode(Salt, out var salt)
        && DigestOf(Text, salt) == Digest;

    /// <summary>The words without text and salt: what is left when they are erased.</summary>
    public Words Erased() => this with { Text = null, Salt = null };

    /// <inheritdoc/>
    public override string ToString() => Text ?? "(erased)";

    static string DigestOf(string text, ReadOnlySpan<byte> salt)
    {
        var bytes = new byte[salt.Length + Encoding.UTF8.GetByteCount(text)];
        salt.CopyTo(bytes);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(salt.Length));
        return Base64Url(SHA256.HashData(bytes));
    }

    static string Base64Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!System.Buffers.Text.Base64Url.IsValid(text))
            return false;
        bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text);
        // White space and spare bits would let one salt be spelled in many ways.
        return Base64Url(bytes) == text;
    }
}
