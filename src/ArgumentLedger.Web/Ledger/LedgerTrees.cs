using ArgumentLedger.Domain.Ledger;
using Marten;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// The Merkle trees of ledgers, made of the hashes as stored when somebody first asks, kept in memory within bounds,
/// and grown as debates go on. Appending to a ledger costs nothing here.
/// </summary>
public sealed class LedgerTrees(IDocumentStore store) : IDisposable
{
    // A tree takes 64 bytes an entry.
    const long MostEntries = 500_000;
    const long Overhead = 64;

    readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostEntries });
    readonly Lock gate = new();

    /// <summary>Answers a question from the tree of a debate's ledger, which covers at least so many entries.</summary>
    /// <exception cref="InvalidDataException">The ledger has fewer, or a stored hash is none.</exception>
    public async Task<T> AskAsync<T>(Guid debate, long length, Func<MerkleTree, T> question, CancellationToken ct)
    {
        var growing = Of(debate);
        await growing.Gate.WaitAsync(ct);
        try
        {
            if (growing.Tree.Length < length)
                await GrowAsync(debate, growing, length, ct);
            return question(growing.Tree);
        }
        finally
        {
            growing.Gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    sealed record Growing(MerkleTree Tree, SemaphoreSlim Gate);

    Growing Of(Guid debate)
    {
        lock (gate)
        {
            if (kept.Get<Growing>(debate) is { } known)
                return known;
            var begun = new Growing(new(), new(1));
            Keep(debate, begun);
            return begun;
        }
    }

    void Keep(Guid debate, Growing growing) =>
        kept.Set(debate, growing, new MemoryCacheEntryOptions { Size = growing.Tree.Length + Overhead });

    async Task GrowAsync(Guid debate, Growing growing, long length, CancellationToken ct)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            "select headers ->> 'hash' from ledger.mt_events where stream_id = $1 and version > $2 and version <= $3 order by version", connection)
        {
            Parameters = { new() { Value = debate }, new() { Value = (long)growing.Tree.Length }, new() { Value = length } },
        };
        await using (var hashes = await command.ExecuteReaderAsync(ct))
            while (await hashes.ReadAsync(ct))
                growing.Tree.Add(hashes.GetString(0));
        if (growing.Tree.Length < length)
            throw new InvalidDataException($"The ledger of {debate} has fewer entries than {length}.");
        Keep(debate, growing);
    }
}
