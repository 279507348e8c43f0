using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace ArgumentLedger.Web.Identity;

/// <summary>Keeps the sessions of people who are signed in by cookie; one that is ended here ends everywhere.</summary>
public sealed class LoginSessions(IDbContextFactory<AccountsContext> store, TimeProvider clock) : IDisposable
{
    /// <summary>How long a session lasts unused.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    // A session ended on another machine ends here when this time is over; one ended here, at once.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);

    private readonly MemoryCache _standing = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>Begins a session and forgets those of the same person that have run out.</summary>
    public async Task<Guid> BeginAsync(Guid contributor, string? userAgent, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var now = Now();
        var over = now - Life;
        await db.Sessions.Where(s => s.ContributorId == contributor && s.SeenAt < over).ExecuteDeleteAsync(ct);
        var session = new LoginSession { ContributorId = contributor, Device = Devices.NameOf(userAgent), CreatedAt = now, SeenAt = now };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <summary>Whether a session has not been ended; notes that it is in use.</summary>
    public async Task<bool> StandsAsync(Guid session, CancellationToken ct)
    {
        if (_standing.TryGetValue(session, out _)) return true;
        await using var db = await store.CreateDbContextAsync(ct);
        var seen = await db.Sessions.Where(s => s.Id == session).Select(s => (DateTimeOffset?)s.SeenAt).SingleOrDefaultAsync(ct);
        var now = Now();
        if (seen is null || seen < now - Life) return false;
        if (seen < now - NotedEvery)
            await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), ct);
        _standing.Set(session, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RememberedFor });
        return true;
    }

    /// <summary>When a session began; null when there is none.</summary>
    public async Task<DateTimeOffset?> BeganAsync(Guid session, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        return await db.Sessions.Where(s => s.Id == session).Select(s => (DateTimeOffset?)s.CreatedAt).SingleOrDefaultAsync(ct);
    }

    /// <summary>Somebody's sessions, the last used first.</summary>
    public async Task<IReadOnlyList<LoginSession>> OfAsync(Guid contributor, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var over = Now() - Life;
        return await db.Sessions.AsNoTracking().Where(s => s.ContributorId == contributor && s.SeenAt >= over)
            .OrderByDescending(s => s.SeenAt).Take(100).ToListAsync(ct);
    }

    /// <summary>Ends one of somebody's sessions.</summary>
    public async Task EndAsync(Guid contributor, Guid session, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        await db.Sessions.Where(s => s.Id == session && s.ContributorId == contributor).ExecuteDeleteAsync(ct);
        _standing.Remove(session);
    }

    /// <summary>Ends all of somebody's sessions but one.</summary>
    public async Task EndOthersAsync(Guid contributor, Guid? but, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var others = await db.Sessions.Where(s => s.ContributorId == contributor && s.Id != but).Select(s => s.Id).ToListAsync(ct);
        await db.Sessions.Where(s => others.Contains(s.Id)).ExecuteDeleteAsync(ct);
        others.ForEach(session => _standing.Remove(session));
    }

    private DateTimeOffset Now() => clock.GetUtcNow().ToMicroseconds();

    /// <inheritdoc />
    public void Dispose() => _standing.Dispose();
}
