using System.Text.Json;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>A head as somebody kept it: the first line of an export, or a saved answer of <c>GET …/ledger</c>.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Length">How many entries it covers.</param>
/// <param name="Hash">The hash of the last of them.</param>
/// <param name="Root">The Merkle root over them; null in one that is not signed.</param>
/// <param name="Key">The key that it says it is signed with; null when there is none.</param>
/// <param name="Signature">The signature; null when there is none.</param>
public sealed record HeadLine(Guid Debate, long Length, string Hash, string? Root, LedgerPublicKey? Key, string? Signature)
{
    /// <summary>Whether it is signed.</summary>
    public bool IsSigned => Signature is not null;

    /// <summary>What is wrong with the signature, as a sentence; null when nothing is, or there is none.</summary>
    public string? Fault => this switch
    {
        { Signature: null } => null,
        { Root: null } or { Key: null } => "The signature stands without the root or the key that it needs.",
        _ => Key.Verifies(new(Debate, Length, Hash, Root), Signature) ? null : $"The signature is not that of the key {Key.Id} for this head.",
    };

    /// <summary>Reads a head; false when the JSON is none.</summary>
    public static bool TryRead(JsonElement json, out HeadLine head)
    {
        head = null!;
        if (json.ValueKind != JsonValueKind.Object || (Text(json, "ledger") ?? Text(json, "algorithm")) != Chain.Algorithm)
            return false;
        if (!Guid.TryParseExact(Text(json, "debate"), "D", out var debate) || Text(json, "head") is not { } hash
            || !json.TryGetProperty("length", out var count) || count.ValueKind != JsonValueKind.Number || !count.TryGetInt64(out var length) || length < 0)
            return false;
        var key = Text(json, "publicKey") is { } spelled ? LedgerPublicKey.Read(spelled) : null;
        if (Text(json, "keyId") is { } id && id != key?.Id)
            key = null;
        head = new(debate, length, hash, Text(json, "root"), key, Text(json, "signature"));
        return true;
    }

    static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
