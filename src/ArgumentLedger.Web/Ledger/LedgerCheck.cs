using System.Globalization;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>What came of checking a ledger file.</summary>
/// <param name="IsSound">Whether nothing is wrong.</param>
/// <param name="Sentences">What was found, the most important first.</param>
public sealed record Findings(bool IsSound, IReadOnlyList<string> Sentences)
{
    /// <summary>A file that is not sound.</summary>
    public static Findings Bad(string sentence) => new(false, [$"Not sound. {sentence}"]);
}

/// <summary>
/// Checks an exported ledger without a database: the chain, that it ends where its header says, the signature, and
/// that it goes on from heads that somebody kept. Reads once, in little memory, however long the ledger is.
/// </summary>
public sealed class LedgerCheck
{
    /// <summary>The key that must have signed the head; null when any may, or none.</summary>
    public LedgerPublicKey? Pinned { get; init; }

    /// <summary>Heads to compare with.</summary>
    public IReadOnlyList<KeptHead> Kept { get; init; } = [];

    /// <summary>Told after each entry how many are checked, and how many the header names.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>Checks a file.</summary>
    public async Task<Findings> RunAsync(Stream file, CancellationToken ct)
    {
        await using var lines = LedgerLines.ReadAsync(file, ct).GetAsyncEnumerator(ct);
        if (!await lines.MoveNextAsync() || lines.Current.Json is not { } json || !HeadLine.TryRead(json, out var header))
            return Findings.Bad("The first line is not the header of a ledger.");
        if (Kept.FirstOrDefault(kept => kept.Head.Debate != header.Debate) is { } foreign)
            return Findings.Bad($"It is the ledger of debate {header.Debate}, and {foreign.Name} is of {foreign.Head.Debate}.");
        var verifier = new LedgerVerifier(header.Debate);
        var tree = new MerkleFrontier();
        while (await lines.MoveNextAsync())
        {
            var found = lines.Current.Json is { } line
                ? verifier.Check(line)
                : verifier.Sound with { IsSound = false, Fault = Say($"Version {verifier.Sound.Length + 1}: {lines.Current.Fault}.") };
            if (!found.IsSound)
                return Findings.Bad(Say($"{found.Fault} The {found.Length} entries before it hold."));
            tree.Add(found.Head);
            foreach (var kept in Kept)
                await kept.CompareAsync(found.Length, found.Head, () => tree.Root);
            Progress?.Invoke(found.Length, header.Length);
        }
        return Judge(header, verifier.Sound, tree.Root);
    }

    Findings Judge(HeadLine header, Verdict all, string root)
    {
        if (Faults(header, all, root).FirstOrDefault() is { } fault)
            return Findings.Bad(fault);
        List<string> found = [Say($"Sound: {all.Length} entries of debate {header.Debate}, head {all.Head}.")];
        if (!header.IsSigned)
            found.Add("It is not signed.");
        else if (Pinned is not null)
            found.Add($"It is signed with your key {header.Key!.Id}.");
        else
            found.Add($"It is signed with the key {header.Key!.Id} that it names itself: give --key to be sure whose that is.");
        foreach (var kept in Kept)
            found.Add(Say($"It has all {kept.Head.Length} entries of {kept.Name}, unchanged.") + (kept.Head.IsSigned ? "" : " That head is not signed."));
        return new(true, found);
    }

    IEnumerable<string> Faults(HeadLine header, Verdict all, string root)
    {
        if (all.Length != header.Length || all.Head != header.Hash)
            yield return Say($"The header names {header.Length} entries and the head {header.Hash}; there are {all.Length}, with the head {all.Head}.");
        if (header.Root is not null && header.Root != root)
            yield return $"The header names the root {header.Root}; that of the entries is {root}.";
        if (header.Fault is { } unsigned)
            yield return unsigned;
        if (Pinned is not null && header.Key?.Spelled != Pinned.Spelled)
            yield return header.IsSigned ? $"It is signed with another key than {Pinned.Id}: with {header.Key!.Id}." : $"It is not signed, and should be with the key {Pinned.Id}.";
        foreach (var kept in Kept)
            if (FaultOf(kept, all.Length) is { } fault)
                yield return fault;
    }

    string? FaultOf(KeptHead kept, long length)
    {
        if (kept.Head.Fault is { } damaged)
            return $"{kept.Name} is not to be trusted. {damaged}";
        if (Pinned is not null && kept.Head.IsSigned && kept.Head.Key!.Spelled != Pinned.Spelled)
            return $"{kept.Name} is signed with another key than {Pinned.Id}: with {kept.Head.Key.Id}.";
        var agreed = Kept.Where(other => other.Agrees == true && other.Head.Length < kept.Head.Length).Select(other => other.Head.Length).DefaultIfEmpty().Max();
        return kept.Difference(length, agreed);
    }

    static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
