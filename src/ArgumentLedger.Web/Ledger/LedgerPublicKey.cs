using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ArgumentLedger.Domain.Ledger;
using NSec.Cryptography;

namespace ArgumentLedger.Web.Ledger;

/// <summary>The public half of the key that a site signs the heads of its ledgers with (Ed25519, RFC 8032).</summary>
public sealed class LedgerPublicKey
{
    /// <summary>The algorithm, as it is named in answers.</summary>
    public const string Algorithm = "Ed25519";

    const int IdLength = 16;

    readonly PublicKey key;

    LedgerPublicKey(PublicKey key)
    {
        this.key = key;
        var bytes = key.Export(KeyBlobFormat.RawPublicKey);
        Spelled = Base64Url.EncodeToString(bytes);
        Id = Base64Url.EncodeToString(SHA256.HashData(bytes))[..IdLength];
    }

    /// <summary>What the key is called: the first 16 characters of the SHA-256 of its 32 bytes in base64url.</summary>
    public string Id { get; }

    /// <summary>Its 32 bytes in base64url without padding.</summary>
    public string Spelled { get; }

    /// <summary>The key as other programs read it: SubjectPublicKeyInfo in PEM.</summary>
    public string Pem => Encoding.ASCII.GetString(key.Export(KeyBlobFormat.PkixPublicKeyText)).ReplaceLineEndings("\n");

    /// <summary>Reads a key of 32 bytes in base64url, or in PEM; null for anything else.</summary>
    public static LedgerPublicKey? Read(string text)
    {
        if (text.Contains("PUBLIC KEY", StringComparison.Ordinal))
            return PublicKey.TryImport(SignatureAlgorithm.Ed25519, Encoding.UTF8.GetBytes(text), KeyBlobFormat.PkixPublicKeyText, out var named) ? new(named!) : null;
        return Decode(text) is { } bytes && PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var read)
            ? new(read!)
            : null;
    }

    /// <summary>Whether a signature in base64url is this key's, of this head.</summary>
    public bool Verifies(LedgerHead head, string signature) =>
        Decode(signature) is { } bytes && SignatureAlgorithm.Ed25519.Verify(key, head.Message(), bytes);

    static byte[]? Decode(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
