using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ArgumentLedger.Web.Identity;

/// <summary>The secret of a token: a prefix that scanners of leaked secrets can find, and 256 random bits.</summary>
internal static class TokenSecret
{
    public const string Prefix = "al_";

    private const int Length = 3 + 43;

    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool LooksRight(string secret) =>
        secret.Length == Length && secret.StartsWith(Prefix, StringComparison.Ordinal);

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
