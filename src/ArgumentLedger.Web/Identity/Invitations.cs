using ArgumentLedger.Domain;
using Microsoft.EntityFrameworkCore;

namespace ArgumentLedger.Web.Identity;

/// <summary>Makes, finds, uses and takes back invitations.</summary>
public sealed class Invitations(IDbContextFactory<AccountsContext> store, TimeProvider clock)
{
    /// <summary>Invites somebody to open an account; the code is in this answer and nowhere else.</summary>
    public Task<string> ToSiteAsync(Guid by, int days, CancellationToken ct) => MakeAsync(by, null, default, days, ct);

    /// <summary>Invites somebody into a debate; the code is in this answer and nowhere else.</summary>
    public Task<string> ToDebateAsync(Guid by, Guid debate, Role role, int days, CancellationToken ct) => MakeAsync(by, debate, role, days, ct);

    /// <summary>The invitation of a code, if it stands.</summary>
    public async Task<Invitation?> FindAsync(string? code, CancellationToken ct)
    {
        if (OneTimeCode.HashOf(code) is not { } hash) return null;
        await using var db = await store.CreateDbContextAsync(ct);
        return await Standing(db, Now()).AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, ct);
    }

    /// <summary>Whether whoever invites administers the site now, and so may admit to any debate.</summary>
    public async Task<bool> IsOfAdministratorAsync(Invitation invitation, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        return await db.Users.AnyAsync(maker => maker.Id == invitation.MadeBy && maker.IsAdministrator && maker.BlockedAt == null, ct);
    }

    /// <summary>Uses an invitation up; false when somebody did already, or it no longer stands.</summary>
    public async Task<bool> UseAsync(Invitation invitation, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var now = Now();
        return await Standing(db, now).Where(i => i.Id == invitation.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), ct) == 1;
    }

    /// <summary>Lets an invitation stand again whose use came to nothing.</summary>
    public async Task GiveBackAsync(Invitation invitation, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        await db.Invitations.Where(i => i.Id == invitation.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, (DateTimeOffset?)null), ct);
    }

    /// <summary>The invitations that stand, of a debate or (null) of the site, newest first.</summary>
    public async Task<IReadOnlyList<Invitation>> StandingAsync(Guid? debate, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        return await Standing(db, Now()).AsNoTracking().Where(i => i.Debate == debate).OrderByDescending(i => i.Id).Take(200).ToListAsync(ct);
    }

    /// <summary>Takes an invitation of a debate, or (null) of the site, back.</summary>
    public async Task RevokeAsync(Guid? debate, Guid id, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var now = Now();
        await Standing(db, now).Where(i => i.Id == id && i.Debate == debate)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), ct);
    }

    private async Task<string> MakeAsync(Guid by, Guid? debate, Role role, int days, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, Invitation.LongestLife);
        var code = OneTimeCode.Make();
        var now = Now();
        await using var db = await store.CreateDbContextAsync(ct);
        db.Invitations.Add(new Invitation
        {
            Hash = OneTimeCode.HashOf(code)!,
            Debate = debate,
            Role = role,
            MadeBy = by,
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        });
        await db.SaveChangesAsync(ct);
        return code;
    }

    // An invitation is worth what its maker may: nothing while they are kept out, and to the site only as an administrator's.
    private static IQueryable<Invitation> Standing(AccountsContext db, DateTimeOffset now) => db.Invitations.Where(invitation =>
        invitation.UsedAt == null && invitation.RevokedAt == null && invitation.ExpiresAt > now
        && db.Users.Any(maker => maker.Id == invitation.MadeBy && maker.BlockedAt == null && (invitation.Debate != null || maker.IsAdministrator)));

    private DateTimeOffset Now() => clock.GetUtcNow().ToMicroseconds();
}
