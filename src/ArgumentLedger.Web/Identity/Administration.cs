using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ArgumentLedger.Web.Identity;

/// <summary>Somebody in the administrators' list of people.</summary>
public sealed record PersonListed(Guid Id, string Handle, string DisplayName, DateTimeOffset CreatedAt, bool IsAdministrator, DateTimeOffset? BlockedAt);

/// <summary>What administrators do with accounts: find, block, entrust, and help those who lost their password.</summary>
public sealed class Administration(
    IDbContextFactory<AccountsContext> store, UserManager<Contributor> contributors, Accounts accounts, Tokens tokens, LoginSessions sessions,
    TimeProvider clock)
{
    /// <summary>People on one page of the list.</summary>
    public const int PageSize = 50;

    private static readonly TimeSpan LifeOfCode = TimeSpan.FromDays(2);

    /// <summary>People whose handle or name contains a text, newest first, from after one of them.</summary>
    public async Task<IReadOnlyList<PersonListed>> FindAsync(string? text, Guid? after, CancellationToken ct)
    {
        // No name has this character, and PostgreSQL takes none with it.
        if (text?.Contains('\0', StringComparison.Ordinal) == true) return [];
        await using var db = await store.CreateDbContextAsync(ct);
        var found = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var sought = $"%{Literally(text.Trim())}%";
            found = found.Where(c => EF.Functions.ILike(c.UserName!, sought, "\\") || EF.Functions.ILike(c.DisplayName, sought, "\\"));
        }
        if (after is { } last)
            found = found.Where(c => c.Id < last);
        return await found.OrderByDescending(c => c.Id).Take(PageSize)
            .Select(c => new PersonListed(c.Id, c.UserName!, c.DisplayName, c.CreatedAt, c.IsAdministrator, c.BlockedAt)).ToListAsync(ct);
    }

    /// <summary>Keeps somebody out: their sessions end and their tokens stop. Their words stay, and are moderated like any others.</summary>
    /// <returns>Null, or a sentence on why not.</returns>
    public async Task<string?> BlockAsync(Guid id, Guid by, CancellationToken ct)
    {
        if (id == by) return "You cannot block yourself: ask another administrator.";
        if (await FindAsync(id) is not { } person) return "There is nobody of that id any more.";
        person.BlockedAt ??= clock.GetUtcNow().ToMicroseconds();
        // Saves the person too.
        await contributors.UpdateSecurityStampAsync(person);
        await tokens.ForgetAsync(id, ct);
        await sessions.EndOthersAsync(id, but: null, ct);
        return null;
    }

    /// <summary>Lets somebody in again.</summary>
    public async Task<string?> UnblockAsync(Guid id)
    {
        if (await FindAsync(id) is not { } person) return "There is nobody of that id any more.";
        person.BlockedAt = null;
        await contributors.UpdateAsync(person);
        return null;
    }

    /// <summary>Makes somebody an administrator, or no longer one; nobody takes it from themselves, so that one always remains.</summary>
    public async Task<string?> EntrustAsync(Guid id, bool administers, Guid by, CancellationToken ct)
    {
        if (id == by) return "You cannot change this for yourself: ask another administrator.";
        if (await FindAsync(id) is not { } person) return "There is nobody of that id any more.";
        person.IsAdministrator = administers;
        // Sessions take the change up with their next look at the stamp.
        await contributors.UpdateSecurityStampAsync(person);
        await tokens.ForgetAsync(id, ct);
        return null;
    }

    /// <summary>A code with which somebody who lost their password sets a new one within two days; null when there is nobody of that id.</summary>
    public async Task<string?> HelpAsync(Guid id) =>
        await FindAsync(id) is { } person ? await accounts.MakeRecoveryCodeAsync(person, LifeOfCode) : null;

    // Signs that mean something in a pattern, as themselves.
    private static string Literally(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private Task<Contributor?> FindAsync(Guid id) => contributors.FindByIdAsync(id.ToString());
}
