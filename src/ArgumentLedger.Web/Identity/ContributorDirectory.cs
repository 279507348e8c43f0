using ArgumentLedger.Web.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace ArgumentLedger.Web.Identity;

/// <summary>Says who a contributor's id is and which id a handle has, from memory where it can.</summary>
public sealed class ContributorDirectory(AccountsDatabase database, IDbContextFactory<AccountsContext> store, TimeProvider clock) : IDisposable
{
    // A name changed on another machine is seen here when this time is over; one changed here, at once.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);

    private const string Names = """select "Id", "UserName", "DisplayName" from identity.contributors""";

    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = 100_000 });
    private int _forgotten;

    /// <summary>The name of one contributor; an unknown or malformed id is a former contributor.</summary>
    public async Task<ContributorName> OfAsync(string contributorId, CancellationToken ct) =>
        _remembered.Get<ContributorName>(contributorId) ?? (await OfAsync([contributorId], ct))[contributorId];

    /// <summary>The names of many contributors by id, in at most one query.</summary>
    public async Task<IReadOnlyDictionary<string, ContributorName>> OfAsync(IEnumerable<string> ids, CancellationToken ct)
    {
        var names = new Dictionary<string, ContributorName>(StringComparer.Ordinal);
        var unknown = new Dictionary<Guid, string>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            names[id] = _remembered.Get<ContributorName>(id) ?? ContributorName.Former(id);
            if (names[id].Handle is null && Guid.TryParseExact(id, "D", out var guid)) unknown[guid] = id;
        }
        if (unknown.Count == 0) return names;
        foreach (var found in await ReadAsync([.. unknown.Keys], ct))
            names[unknown[Guid.Parse(found.Id)]] = Remember(found);
        return names;
    }

    /// <summary>The id of whoever has a handle, however it is capitalised; null when nobody has.</summary>
    public async Task<string?> IdOfAsync(string handle, CancellationToken ct)
    {
        var folded = AccountRules.FoldHandle(handle);
        if (folded.Length is 0 or > AccountRules.LongestHandle || folded.Contains('\0')) return null;
        if (_remembered.TryGetValue(KeyOf(folded), out string? id)) return id;
        await using var connection = await database.OpenAsync(ct);
        var found = await connection.FirstAsync($"{Names} where \"NormalizedUserName\" = $1", [folded.ToUpperInvariant()], NameIn, ct);
        return found is null ? null : Remember(found).Id;
    }

    /// <summary>The id of an account without a password, which nobody can sign in to; made when it is not there.</summary>
    public async Task<string> EnsureDemoAsync(string handle, string displayName, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var demo = new Contributor { DisplayName = displayName, CreatedAt = clock.GetUtcNow().ToMicroseconds() };
        // Two processes may seed at once: the unique index decides, and both read the winner.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into identity.contributors ("Id", "UserName", "NormalizedUserName", "DisplayName", "CreatedAt", "SecurityStamp", "ConcurrencyStamp", "EmailConfirmed", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            values ({demo.Id}, {handle}, {handle.ToUpperInvariant()}, {demo.DisplayName}, {demo.CreatedAt}, {Guid.NewGuid().ToString("N")}, {Guid.NewGuid().ToString("D")}, false, false, false, true, 0)
            on conflict ("NormalizedUserName") do nothing
            """, ct);
        var normalized = handle.ToUpperInvariant();
        var id = await db.Users.Where(c => c.NormalizedUserName == normalized && c.PasswordHash == null)
            .Select(c => c.Id.ToString()).SingleOrDefaultAsync(ct);
        return id ?? throw new InvalidOperationException($"“{handle}” is the account of a person; demo data must not speak for them.");
    }

    /// <summary>How many names were forgotten since the start, since they had changed: what was made of names before that is out of date.</summary>
    public int Forgotten => Volatile.Read(ref _forgotten);

    /// <summary>Forgets a contributor whose name changed.</summary>
    public void Forget(string contributorId)
    {
        Interlocked.Increment(ref _forgotten);
        if (_remembered.Get<ContributorName>(contributorId)?.Handle is { } handle) _remembered.Remove(KeyOf(handle));
        _remembered.Remove(contributorId);
    }

    private async Task<IReadOnlyList<ContributorName>> ReadAsync(Guid[] ids, CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        return await connection.AllAsync($"{Names} where \"Id\" = any($1)", [ids], NameIn, ct);
    }

    private static ContributorName NameIn(NpgsqlDataReader row) => new(row.GetGuid(0).ToString(), row.GetString(1), row.GetString(2));

    private ContributorName Remember(ContributorName name)
    {
        var options = new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RememberedFor };
        _remembered.Set(KeyOf(name.Handle!), name.Id, options);
        return _remembered.Set(name.Id, name, options);
    }

    // A handle and an id are kept apart by a character neither can have.
    private static string KeyOf(string handle) => "@" + handle;

    /// <inheritdoc />
    public void Dispose() => _remembered.Dispose();
}
