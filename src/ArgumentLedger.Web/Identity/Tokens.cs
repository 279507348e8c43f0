using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace ArgumentLedger.Web.Identity;

/// <summary>Makes, finds, lists and revokes API tokens.</summary>
public sealed class Tokens(IDbContextFactory<AccountsContext> store, TimeProvider clock) : IDisposable
{
    /// <summary>How many standing tokens one contributor may have.</summary>
    public const int MostPerContributor = 50;

    // A busy program presents its token thousands of times a second. A token revoked here stops at once;
    // on other machines when this time is over.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Makes a token; the secret is in this answer and nowhere else.</summary>
    public async Task<MadeToken> MakeAsync(Guid contributor, TokenWish wish, CancellationToken ct)
    {
        var faults = wish.FindFaults();
        if (!faults.None) return new MadeToken(null, null, faults);
        await using var db = await store.CreateDbContextAsync(ct);
        if (await Standing(db, contributor).CountAsync(ct) >= MostPerContributor)
            return new MadeToken(null, null, Faults.Of("name", $"You have {MostPerContributor} tokens that stand: revoke one first."));
        var secret = TokenSecret.Make();
        var now = Now();
        var token = new ApiToken
        {
            ContributorId = contributor,
            Name = wish.Name!.Trim(),
            Scope = wish.Scope!,
            Hash = TokenSecret.HashOf(secret),
            CreatedAt = now,
            ExpiresAt = now.AddDays(wish.ExpiresInDays ?? TokenWish.UsualLife),
        };
        db.Tokens.Add(token);
        await db.SaveChangesAsync(ct);
        return new MadeToken(token, secret, faults);
    }

    /// <summary>A contributor's tokens that stand, newest first; expired and revoked ones are not shown.</summary>
    public async Task<IReadOnlyList<ApiToken>> OfAsync(Guid contributor, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        return await Standing(db, contributor).OrderByDescending(t => t.Id).ToListAsync(ct);
    }

    /// <summary>Revokes one of the contributor's tokens; false when there is none of that id that stands.</summary>
    public async Task<bool> RevokeAsync(Guid contributor, Guid token, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var now = Now();
        var found = await Standing(db, contributor).SingleOrDefaultAsync(t => t.Id == token, ct);
        if (found is null) return false;
        found.RevokedAt = now;
        await db.SaveChangesAsync(ct);
        _remembered.Remove(Convert.ToHexString(found.Hash));
        return true;
    }

    /// <summary>Forgets what is remembered of a contributor's tokens, so that blocking or erasing them counts at once here.</summary>
    internal async Task ForgetAsync(Guid contributor, CancellationToken ct)
    {
        foreach (var token in await OfAsync(contributor, ct))
            _remembered.Remove(Convert.ToHexString(token.Hash));
    }

    internal async Task<TokenHolder?> HolderAsync(string secret, CancellationToken ct)
    {
        if (!TokenSecret.LooksRight(secret)) return null;
        var hash = TokenSecret.HashOf(secret);
        var key = Convert.ToHexString(hash);
        if (_remembered.TryGetValue(key, out TokenHolder? holder) && holder is not null)
            return holder.ExpiresAt > clock.GetUtcNow() ? holder : null;
        holder = await FindAsync(hash, ct);
        if (holder is not null)
            _remembered.Set(key, holder, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RememberedFor });
        return holder;
    }

    private async Task<TokenHolder?> FindAsync(byte[] hash, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var now = Now();
        var holder = await (
            from token in db.Tokens
            join contributor in db.Users on token.ContributorId equals contributor.Id
            where token.Hash == hash && token.RevokedAt == null && token.ExpiresAt > now && contributor.BlockedAt == null
            select new TokenHolder(token.Id, contributor.Id.ToString(), contributor.UserName!, token.Scope, contributor.IsAdministrator, token.ExpiresAt))
            .SingleOrDefaultAsync(ct);
        if (holder is not null) await NoteUseAsync(db, holder.TokenId, now, ct);
        return holder;
    }

    private static Task<int> NoteUseAsync(AccountsContext db, Guid token, DateTimeOffset now, CancellationToken ct)
    {
        var aMinuteAgo = now.AddMinutes(-1);
        return db.Tokens
            .Where(t => t.Id == token && (t.LastUsedAt == null || t.LastUsedAt < aMinuteAgo))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), ct);
    }

    private IQueryable<ApiToken> Standing(AccountsContext db, Guid contributor)
    {
        var now = Now();
        return db.Tokens.Where(t => t.ContributorId == contributor && t.RevokedAt == null && t.ExpiresAt > now);
    }

    private DateTimeOffset Now() => clock.GetUtcNow().ToMicroseconds();

    /// <inheritdoc />
    public void Dispose() => _remembered.Dispose();
}
