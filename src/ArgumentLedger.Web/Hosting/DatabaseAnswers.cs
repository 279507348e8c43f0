using ArgumentLedger.Web.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Healthy while PostgreSQL answers.</summary>
internal sealed class DatabaseAnswers(IDbContextFactory<AccountsContext> store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        return await db.Database.CanConnectAsync(ct)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("PostgreSQL does not answer.");
    }
}
