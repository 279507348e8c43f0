using System.Globalization;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// A head that somebody kept, or a whole earlier export, held against a ledger as it is read: from the first, it is known
/// that something was changed; from the second, also where.
/// </summary>
public sealed class KeptHead : IAsyncDisposable
{
    readonly IAsyncEnumerator<LedgerLines.Line> lines;

    KeptHead(string name, HeadLine head, IAsyncEnumerator<LedgerLines.Line> lines) => (Name, Head, this.lines) = (name, head, lines);

    /// <summary>What the person calls it: the file's name.</summary>
    public string Name { get; }

    /// <summary>The head.</summary>
    public HeadLine Head { get; }

    /// <summary>The first version that is not as it was kept; null while there is none, or while it is not known which.</summary>
    public long? FirstOther { get; private set; }

    /// <summary>Whether the ledger at the kept length has come to the kept head; null until that is read.</summary>
    public bool? Agrees { get; private set; }

    /// <summary>Reads what was kept; null when it is no head.</summary>
    public static async Task<KeptHead?> ReadAsync(string name, Stream file, CancellationToken ct)
    {
        var lines = LedgerLines.ReadAsync(file, ct).GetAsyncEnumerator(ct);
        if (await lines.MoveNextAsync() && lines.Current.Json is { } json && HeadLine.TryRead(json, out var head))
            return new(name, head, lines);
        await lines.DisposeAsync();
        return null;
    }

    /// <summary>Compares the next entry of the ledger with what was kept.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="root">Gives the Merkle root over the entries up to it.</param>
    public async Task CompareAsync(long version, string hash, Func<string> root)
    {
        if (version > Head.Length)
            return;
        if (FirstOther is null && await lines.MoveNextAsync() && lines.Current.Json is { ValueKind: System.Text.Json.JsonValueKind.Object } line
            && line.TryGetProperty("hash", out var kept) && kept.ValueKind == System.Text.Json.JsonValueKind.String && kept.GetString() != hash)
            FirstOther = version;
        if (version == Head.Length)
            Agrees = hash == Head.Hash && (Head.Root is null || Head.Root == root());
    }

    /// <summary>Where a ledger of this length that is sound in itself differs from what was kept, as a sentence; null when it does not.</summary>
    /// <param name="length">The ledger's length.</param>
    /// <param name="agreed">The longest of the other heads that the ledger agrees with, 0 for none.</param>
    public string? Difference(long length, long agreed)
    {
        if (FirstOther is { } altered && Agrees is true)
            return Say($"{Name} was altered itself: its version {altered} does not lead to its own head.");
        if (FirstOther is { } version)
            return Say($"Version {version} is not the entry that {Name} has: the ledger was rewritten from there.");
        if (length < Head.Length)
            return length + 1 == Head.Length
                ? Say($"Version {Head.Length} is missing: {Name} has it, and the ledger ends at version {length}.")
                : Say($"Versions {length + 1} to {Head.Length} are missing: {Name} has them, and the ledger ends at version {length}.");
        if (Agrees is not false)
            return null;
        return agreed > 0 && agreed + 1 < Head.Length
            ? Say($"The ledger was rewritten: at version {Head.Length} it had come to another head when {Name} was kept. The first changed entry is one of versions {agreed + 1} to {Head.Length}.")
            : agreed + 1 == Head.Length
                ? Say($"Version {Head.Length} is not the entry that it was when {Name} was kept.")
                : Say($"The ledger was rewritten: at version {Head.Length} it had come to another head when {Name} was kept. The first changed entry is version {Head.Length} or an earlier one.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => lines.DisposeAsync();

    static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
