using System.Text.Json.Nodes;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>A ledger's head with this site's signature under it.</summary>
/// <param name="Head">What the ledger had come to.</param>
/// <param name="Key">The key it is signed with.</param>
/// <param name="Signature">The signature, base64url.</param>
public sealed record SignedHead(LedgerHead Head, LedgerPublicKey Key, string Signature)
{
    /// <summary>The head as the first line of an export.</summary>
    public JsonObject ToJson() => new()
    {
        ["ledger"] = Chain.Algorithm,
        ["debate"] = Head.Debate.ToString("D"),
        ["length"] = Head.Length,
        ["head"] = Head.Hash,
        ["root"] = Head.Root,
        ["keyId"] = Key.Id,
        ["publicKey"] = Key.Spelled,
        ["signature"] = Signature,
    };
}

/// <summary>Tells what ledgers had come to at any length, signed.</summary>
public sealed class SignedHeads(LedgerTrees trees, LedgerSigner signer, LedgerExport export)
{
    /// <summary>The head of a debate's ledger after its first so many entries.</summary>
    /// <exception cref="InvalidDataException">It has fewer.</exception>
    public async Task<SignedHead> OfAsync(Guid debate, long length, CancellationToken ct)
    {
        var head = await HeadAsync(debate, length, ct);
        return new(head, await signer.PublicKeyAsync(ct), await signer.SignAsync(head, ct));
    }

    /// <summary>The same, without a signature.</summary>
    public async Task<LedgerHead> HeadAsync(Guid debate, long length, CancellationToken ct)
    {
        var hash = await export.HashAtAsync(debate, length, ct)
            ?? throw new InvalidDataException($"The ledger of {debate} has no entry {length} with a hash.");
        return new(debate, length, hash, await trees.AskAsync(debate, length, tree => tree.RootAt((int)length), ct));
    }
}
