using Microsoft.EntityFrameworkCore;

namespace ArgumentLedger.Web.Identity;

/// <summary>
/// Tells, of a request that goes on for hours, whether the login it began with still stands. Asked often, it answers from
/// what is remembered of tokens and sessions: one that was ended here ends at once, elsewhere within half a minute.
/// </summary>
public sealed class LastingLogin(Tokens tokens, LoginSessions sessions, IDbContextFactory<AccountsContext> store, TimeProvider clock)
{
    // As often as the claims in a cookie are looked at.
    private static readonly TimeSpan AsksEvery = TimeSpan.FromMinutes(1);

    private bool _isAnonymous;
    private bool _isAdministrator;
    private string? _secret;
    private Guid? _session;
    private Guid _contributor;
    private long _asked;

    /// <summary>Takes note of the login of a request.</summary>
    public async Task BeginAsync(HttpContext http)
    {
        _isAnonymous = http.User.Identity is not { IsAuthenticated: true };
        if (_isAnonymous) return;
        (_isAdministrator, _contributor, _asked) = (http.User.IsAdministrator(), Guid.Parse(http.User.ContributorId()!), clock.GetTimestamp());
        _secret = BearerAuthentication.SecretIn(http.Request);
        if (_secret is null) _session = await SignIns.CurrentAsync(http);
    }

    /// <summary>Whether it still stands, and lets its owner do what it did.</summary>
    public async ValueTask<bool> StandsAsync(CancellationToken ct)
    {
        if (_isAnonymous) return true;
        if (_secret is not null) return await tokens.HolderAsync(_secret, ct) is { } holder && holder.Administers == _isAdministrator;
        return _session is { } session && await sessions.StandsAsync(session, ct) && (!_isAdministrator || await AdministersAsync(ct));
    }

    private async Task<bool> AdministersAsync(CancellationToken ct)
    {
        if (clock.GetElapsedTime(_asked) < AsksEvery) return true;
        await using var db = await store.CreateDbContextAsync(ct);
        _asked = clock.GetTimestamp();
        return await db.Users.AnyAsync(person => person.Id == _contributor && person.IsAdministrator && person.BlockedAt == null, ct);
    }
}
