using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ArgumentLedger.Web.Identity;

/// <summary>Secrets that count once (invitations, recovery): 256 random bits, kept only as their hash, which needs no salt.</summary>
internal static class OneTimeCode
{
    private const int Length = 43;

    internal static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash under which a code is kept; null for what cannot be one.</summary>
    internal static byte[]? HashOf(string? code) =>
        code is { Length: Length } ? SHA256.HashData(Encoding.UTF8.GetBytes(code)) : null;

    /// <summary>Whether a code is the one that was kept under a hash.</summary>
    internal static bool Opens(string? code, byte[] kept) =>
        HashOf(code) is { } given && CryptographicOperations.FixedTimeEquals(kept, given);
}
