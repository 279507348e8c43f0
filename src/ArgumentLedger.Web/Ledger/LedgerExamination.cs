using System.Diagnostics;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>What an examination of stored entries found.</summary>
/// <param name="Fault">What is wrong, as a sentence; null when all is sound.</param>
/// <param name="Length">How many entries hold, from the first.</param>
/// <param name="Took">How long it took.</param>
public sealed record Examined(string? Fault, long Length, TimeSpan Took);

/// <summary>Checks a debate's ledger as it stands in the database, hidden words too, and that it leads to a signed head.</summary>
public sealed class LedgerExamination(LedgerExport export) : IDisposable
{
    // Reading a long ledger whole is work that anyone may ask for: one at a time.
    readonly SemaphoreSlim turn = new(1);

    /// <summary>Checks every entry up to a head.</summary>
    public async Task<Examined> RunAsync(SignedHead signedHead, Debate debate, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var since = Stopwatch.StartNew();
            var (fault, length) = await CheckAsync(signedHead, debate with { Hidden = debate.Hidden.Clear() }, ct);
            return new(fault, length, since.Elapsed);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    async Task<(string? Fault, long Length)> CheckAsync(SignedHead signedHead, Debate debate, CancellationToken ct)
    {
        var head = signedHead.Head;
        var verifier = new LedgerVerifier(head.Debate);
        var tree = new MerkleFrontier();
        await foreach (var line in export.EntriesAsync(head.Debate, debate, 1, head.Length, ct))
        {
            var verdict = verifier.Check(JsonSerializer.SerializeToElement(line));
            if (!verdict.IsSound)
                return (verdict.Fault, verdict.Length);
            tree.Add(verdict.Head);
        }
        var all = verifier.Sound;
        return all.Length != head.Length || all.Head != head.Hash || tree.Root != head.Root ? ("The entries do not lead to the head that is signed.", all.Length)
            : signedHead.Key.Verifies(head, signedHead.Signature) ? (null, all.Length)
            : ("The signature is not right.", all.Length);
    }
}
