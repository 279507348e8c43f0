using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>
/// The secrets with which deliveries are signed. They are shown once; since they are needed to sign, they are kept, and
/// unlike tokens not as hashes but encrypted under the site's keys.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    /// <summary>With what each begins, so that scanners of leaked secrets can find them.</summary>
    internal const string Prefix = "whsec_";

    /// <summary>The header that carries the time and the signatures.</summary>
    internal const string Header = "Ledger-Signature";

    readonly IDataProtector protector = protection.CreateProtector("ArgumentLedger.Webhooks");

    /// <summary>A new one: the prefix and 256 random bits.</summary>
    internal static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>One as it is kept.</summary>
    internal string Protect(string secret) => protector.Protect(secret);

    /// <summary>
    /// The header of a body sent at a time: <c>t=1767323045,v1=5f3a…</c>, where <c>v1</c> is the HMAC-SHA256 of the time in
    /// seconds since 1970, a full stop and the body, in hexadecimal, keyed with the secret as it was shown. While a former
    /// secret stands there is a second <c>v1</c>, made with it.
    /// </summary>
    /// <exception cref="CryptographicException">A secret was kept under keys that are lost.</exception>
    internal string Sign(ReadOnlySpan<byte> body, DateTimeOffset at, IEnumerable<string> kept)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{time}."), .. body];
        var signatures = kept.Select(one => $"v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(protector.Unprotect(one)), signed))}");
        return $"t={time},{string.Join(',', signatures)}";
    }
}
