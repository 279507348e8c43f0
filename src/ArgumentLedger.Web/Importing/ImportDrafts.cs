using Microsoft.Extensions.Caching.Memory;

namespace ArgumentLedger.Web.Importing;

/// <summary>A file that somebody looks at before it is imported.</summary>
public sealed record ImportDraft(string Owner, string Motion, Domain.Visibility Visibility, ReadImport Import, string Digest);

/// <summary>Files between their preview and their import; kept in memory for an hour, within bounds.</summary>
public sealed class ImportDrafts : IDisposable
{
    // In moves: the cost of a draft is that of its moves.
    const long MostMoves = 2_000_000;

    readonly MemoryCache drafts = new(new MemoryCacheOptions { SizeLimit = MostMoves });

    /// <summary>Keeps a draft and returns the id by which it is found.</summary>
    public Guid Keep(ImportDraft draft)
    {
        var id = Guid.NewGuid();
        drafts.Set(id, draft, new MemoryCacheEntryOptions { Size = draft.Import.Read.Moves.Length + 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });
        return id;
    }

    /// <summary>Somebody's draft; null when it is not theirs, or no longer kept.</summary>
    public ImportDraft? Find(Guid id, string owner) => drafts.Get<ImportDraft>(id) is { } draft && draft.Owner == owner ? draft : null;

    /// <inheritdoc/>
    public void Dispose() => drafts.Dispose();
}
