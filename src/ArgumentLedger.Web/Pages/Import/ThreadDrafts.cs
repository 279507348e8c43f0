using ArgumentLedger.Domain;
using JasperFx;
using Marten;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>Keeps drafts of pasted threads, each for its owner alone.</summary>
public sealed class ThreadDrafts(IDocumentStore store, TimeProvider clock)
{
    /// <summary>The draft, if it is theirs and not too old; null otherwise.</summary>
    public async Task<ThreadDraft?> FindAsync(Guid id, string owner, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var draft = await session.LoadAsync<ThreadDraft>(id, ct);
        return draft is not null && draft.Owner == owner && draft.ChangedAt >= Oldest ? draft : null;
    }

    /// <summary>Somebody's drafts, the latest first: id, motion, and when each was changed.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Motion, DateTimeOffset ChangedAt)>> OfAsync(string owner, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var oldest = Oldest;
        var found = await session.Query<ThreadDraft>()
            .Where(draft => draft.Owner == owner && draft.ChangedAt >= oldest)
            .OrderByDescending(draft => draft.ChangedAt)
            .Take(20)
            .Select(draft => new { draft.Id, draft.Motion, draft.ChangedAt })
            .ToListAsync(ct);
        return [.. found.Select(draft => (draft.Id, draft.Motion, draft.ChangedAt))];
    }

    /// <summary>Keeps a draft; false when it was changed meanwhile, and then nothing is kept.</summary>
    public async Task<bool> KeepAsync(ThreadDraft draft, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        // Old drafts go when new ones come.
        var oldest = Oldest;
        session.DeleteWhere<ThreadDraft>(old => old.ChangedAt < oldest);
        session.UpdateRevision(draft with { ChangedAt = Microseconds.Of(clock.GetUtcNow()) }, draft.Version + 1);
        try
        {
            await session.SaveChangesAsync(ct);
            return true;
        }
        catch (ConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Forgets a draft.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.Delete<ThreadDraft>(id);
        await session.SaveChangesAsync(ct);
    }

    /// <summary>All that is kept of somebody, old or not.</summary>
    internal async Task<IReadOnlyList<ThreadDraft>> AllOfAsync(string owner, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await session.Query<ThreadDraft>().Where(draft => draft.Owner == owner).OrderBy(draft => draft.ChangedAt).ToListAsync(ct);
    }

    /// <summary>Forgets all drafts of somebody.</summary>
    internal async Task ForgetAsync(string owner, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        session.DeleteWhere<ThreadDraft>(draft => draft.Owner == owner);
        await session.SaveChangesAsync(ct);
    }

    DateTimeOffset Oldest => Microseconds.Of(clock.GetUtcNow() - ThreadDraft.Kept);
}
