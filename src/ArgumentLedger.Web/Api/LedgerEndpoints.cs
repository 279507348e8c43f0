using System.Globalization;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>What a debate's ledger had come to, signed by this site; whoever keeps it can check later ledgers against it.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Algorithm">How its hashes are made.</param>
/// <param name="Length">Number of its entries.</param>
/// <param name="Head">The hash of the last one.</param>
/// <param name="Root">The root of the Merkle tree over the hashes of all of them.</param>
/// <param name="KeyId">What the key is called that signed it.</param>
/// <param name="PublicKey">That key, Ed25519, 32 bytes in base64url.</param>
/// <param name="Signature">The signature, 64 bytes in base64url; FORMAT.md says of what.</param>
public sealed record LedgerView(Guid Debate, string Algorithm, long Length, string Head, string Root, string KeyId, string PublicKey, string Signature)
{
    /// <summary>Shows a signed head.</summary>
    public static LedgerView Of(SignedHead kept) => new(
        kept.Head.Debate, Chain.Algorithm, kept.Head.Length, kept.Head.Hash, kept.Head.Root,
        kept.Key.Id, kept.Key.Spelled, kept.Signature);
}

/// <summary>The key that this site signs the heads of ledgers with.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Algorithm">Ed25519.</param>
/// <param name="PublicKey">Its 32 bytes in base64url.</param>
/// <param name="Pem">The same as SubjectPublicKeyInfo in PEM.</param>
public sealed record LedgerKeyView(string Id, string Algorithm, string PublicKey, string Pem);

/// <summary>An entry, and what shows that it stands in the ledger that the head commits to.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Version">The entry's version.</param>
/// <param name="Entry">The entry as it stands in an export.</param>
/// <param name="Path">The hashes that lead from the entry's to the head's root, nearest first.</param>
/// <param name="Ledger">The signed head.</param>
public sealed record InclusionView(Guid Debate, long Version, JsonObject Entry, IReadOnlyList<string> Path, LedgerView Ledger);

/// <summary>What shows that a ledger goes on from what it was at an earlier length.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="From">The earlier length.</param>
/// <param name="Root">The root then; compare it with the one you kept.</param>
/// <param name="Path">The hashes that lead from that root to the head's.</param>
/// <param name="Ledger">The signed head.</param>
public sealed record ConsistencyView(Guid Debate, long From, string Root, IReadOnlyList<string> Path, LedgerView Ledger);

/// <summary>The ledger of a debate, for whoever wants to check it.</summary>
static class LedgerEndpoints
{
    internal static void MapLedger(this RouteGroupBuilder api)
    {
        var debates = api.MapGroup("/debates").WithTags("Ledger");
        debates.MapGet("/{id:guid}/ledger", ShowAsync).WithName("ShowLedger").WithSummary("Length, head and Merkle root of a debate's ledger, signed")
            .WithDescription("Keep the answer: with it “verify FILE --head KEPT” finds later whether an entry was changed or cut off.").Takes(QueryParameters.OfMoment)
            .Produces<LedgerView>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/ledger/proof/{version}", ProveAsync).WithName("ProveEntry").WithSummary("An entry with proof that it stands in the ledger of the signed head")
            .WithDescription("The proof takes a few hashes however long the debate is (RFC 9162, inclusion proof); FORMAT.md says how to check it.").Takes(QueryParameters.OfMoment)
            .Produces<InclusionView>().Refuses(400, 404);
        debates.MapGet("/{id:guid}/ledger/consistency", CompareAsync).WithName("ProveConsistency").WithSummary("Proof that the ledger goes on from what it was at an earlier length")
            .WithDescription("The proof takes a few hashes (RFC 9162, consistency proof).")
            .Takes([QueryParameter.Number("from", "The length of a head that you kept.", 1, null, 5), .. QueryParameters.OfMoment])
            .Produces<ConsistencyView>().Refuses(400, 404);
        api.MapGet("/ledger-key", ShowKeyAsync).WithTags("Ledger").WithName("ShowLedgerKey").WithSummary("The public key that heads of ledgers are signed with")
            .WithDescription("Keep it: a signature is worth what the key is that it was checked with.").Takes()
            .Produces<LedgerKeyView>().Refuses(400);
    }

    static async Task<IResult> ShowKeyAsync(HttpContext http, LedgerSigner signer, CancellationToken ct)
    {
        var key = await signer.PublicKeyAsync(ct);
        return TypedResults.Ok(new LedgerKeyView(key.Id, LedgerPublicKey.Algorithm, key.Spelled, key.Pem));
    }

    static async Task<IResult> ShowAsync(Guid id, HttpContext http, ReadableDebate readable, SignedHeads heads, CancellationToken ct)
    {
        var found = await readable.FindMomentAsync(http, id, ct);
        return found.Debate is { } debate
            ? TypedResults.Ok(LedgerView.Of(await heads.OfAsync(id, debate.Version, ct)))
            : found.Problem!;
    }

    static async Task<IResult> ProveAsync(
        Guid id, string version, HttpContext http, ReadableDebate readable, SignedHeads heads, LedgerTrees trees, LedgerExport export, CancellationToken ct)
    {
        var found = await readable.FindMomentAsync(http, id, ct);
        if (found.Debate is not { } debate)
            return found.Problem!;
        if (VersionIn(version, debate) is not { } wanted)
            return NoSuchVersion(debate);
        var path = await trees.AskAsync(id, debate.Version, tree => tree.InclusionOf((int)wanted, (int)debate.Version), ct);
        var entry = await export.EntriesAsync(id, debate, wanted, wanted, ct).FirstAsync(ct);
        return TypedResults.Ok(new InclusionView(id, wanted, entry, path, LedgerView.Of(await heads.OfAsync(id, debate.Version, ct))));
    }

    static async Task<IResult> CompareAsync(Guid id, HttpContext http, ReadableDebate readable, SignedHeads heads, LedgerTrees trees, CancellationToken ct)
    {
        var found = await readable.FindMomentAsync(http, id, ct);
        if (found.Debate is not { } debate)
            return found.Problem!;
        if (http.Request.Parameter("from") is not { } given)
            return RequestReading.BadParameter("from", "Give the length of a head that you kept: a whole number from 1.");
        if (VersionIn(given, debate) is not { } from)
            return RequestReading.BadParameter("from", string.Create(CultureInfo.InvariantCulture, $"Give the length of a head that you kept: here, 1 to {debate.Version}."));
        var (root, path) = await trees.AskAsync(id, debate.Version, tree => (tree.RootAt((int)from), tree.ConsistencyOf((int)from, (int)debate.Version)), ct);
        return TypedResults.Ok(new ConsistencyView(id, from, root, path, LedgerView.Of(await heads.OfAsync(id, debate.Version, ct))));
    }

    static long? VersionIn(string given, Domain.Debate debate) =>
        long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1 && version <= debate.Version ? version : null;

    static IResult NoSuchVersion(Domain.Debate debate) => Answers.UnknownMoment(new Moment(0, null, Domain.Replay.Clock.Logged), debate);
}
