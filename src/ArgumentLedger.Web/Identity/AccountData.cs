using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ArgumentLedger.Web.Identity;

/// <summary>A person's account, sessions, tokens, invitations and reports. Erased, their moves stand as a former contributor's.</summary>
internal sealed class AccountData(IDbContextFactory<AccountsContext> store, Tokens tokens, LoginSessions sessions, ContributorDirectory directory)
    : IKeepsPersonalData
{
    public string Name => "account";

    public async Task<JsonNode> ExportAsync(Guid contributor, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var me = await db.Users.AsNoTracking().SingleAsync(c => c.Id == contributor, ct);
        var mine = await db.Tokens.AsNoTracking().Where(t => t.ContributorId == contributor).OrderBy(t => t.Id).ToListAsync(ct);
        var places = await db.Sessions.AsNoTracking().Where(s => s.ContributorId == contributor).OrderBy(s => s.Id).ToListAsync(ct);
        var invited = await db.Invitations.AsNoTracking().Where(i => i.MadeBy == contributor).OrderBy(i => i.Id).ToListAsync(ct);
        var reported = await db.Reports.AsNoTracking().Where(r => r.By == contributor).OrderBy(r => r.Id).ToListAsync(ct);
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == contributor).ToListAsync(ct);
        var logins = await db.UserLogins.AsNoTracking().Where(l => l.UserId == contributor).ToListAsync(ct);
        return new JsonObject
        {
            ["id"] = me.Id,
            ["handle"] = me.UserName,
            ["displayName"] = me.DisplayName,
            ["email"] = me.Email,
            ["emailToConfirm"] = me.WantedEmail,
            ["openedAt"] = me.CreatedAt,
            ["isAdministrator"] = me.IsAdministrator,
            ["tokens"] = new JsonArray([.. mine.Select(Of)]),
            ["logins"] = new JsonArray([.. logins.Select(l => new JsonObject { ["provider"] = l.ProviderDisplayName, ["subject"] = l.ProviderKey })]),
            ["passkeys"] = new JsonArray([.. passkeys.Select(p => new JsonObject { ["name"] = p.Data.Name, ["madeAt"] = p.Data.CreatedAt })]),
            ["sessions"] = new JsonArray([.. places.Select(Of)]),
            ["invitations"] = new JsonArray([.. invited.Select(Of)]),
            ["reports"] = new JsonArray([.. reported.Select(Of)]),
        };
    }

    public async Task EraseAsync(Guid contributor, CancellationToken ct)
    {
        await tokens.ForgetAsync(contributor, ct);
        await sessions.EndOthersAsync(contributor, but: null, ct);
        await using var db = await store.CreateDbContextAsync(ct);
        // Sessions, tokens, passkeys, invitations and reports go with the account.
        await db.Users.Where(c => c.Id == contributor).ExecuteDeleteAsync(ct);
        directory.Forget(contributor.ToString());
    }

    private static JsonObject Of(ApiToken token) => new()
    {
        ["name"] = token.Name,
        ["scope"] = token.Scope,
        ["madeAt"] = token.CreatedAt,
        ["expiresAt"] = token.ExpiresAt,
        ["lastUsedAt"] = token.LastUsedAt,
        ["revokedAt"] = token.RevokedAt,
    };

    private static JsonObject Of(LoginSession session) => new()
    {
        ["device"] = session.Device,
        ["beganAt"] = session.CreatedAt,
        ["lastUsedAt"] = session.SeenAt,
    };

    private static JsonObject Of(Report report) => new()
    {
        ["debate"] = report.Debate,
        ["label"] = report.Label,
        ["reason"] = report.Reason,
        ["madeAt"] = report.CreatedAt,
        ["settledAt"] = report.SettledAt,
    };

    private static JsonObject Of(Invitation invitation) => new()
    {
        ["debate"] = invitation.Debate,
        ["madeAt"] = invitation.CreatedAt,
        ["expiresAt"] = invitation.ExpiresAt,
        ["usedAt"] = invitation.UsedAt,
        ["revokedAt"] = invitation.RevokedAt,
    };
}
