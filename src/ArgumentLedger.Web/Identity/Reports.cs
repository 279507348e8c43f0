using ArgumentLedger.Domain;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ArgumentLedger.Web.Identity;

/// <summary>Takes reports to a debate's moderators and keeps them until one of them has dealt with each.</summary>
public sealed class Reports(IDbContextFactory<AccountsContext> store, TimeProvider clock)
{
    /// <summary>How many reports of one person may wait in one debate.</summary>
    public const int MostOfOne = 50;

    /// <summary>Reports something; what the same person reported already and still waits counts once.</summary>
    /// <returns>Null, or a sentence on why not.</returns>
    public async Task<string?> MakeAsync(Guid debate, string label, Guid by, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) return "Say what is wrong with it, so that a moderator can judge.";
        if (Limits.CheckOptional("reason", reason, Report.LongestReason, "reason-length") is { } refusal) return refusal.Sentence;
        await using var db = await store.CreateDbContextAsync(ct);
        var waiting = await Waiting(db, debate).Where(r => r.By == by).Select(r => r.Label).ToListAsync(ct);
        if (waiting.Contains(label)) return null;
        if (waiting.Count >= MostOfOne) return $"{MostOfOne} of your reports wait here already: let the moderators see to those first.";
        db.Reports.Add(new Report { Debate = debate, Label = label, Reason = reason.Trim(), By = by, CreatedAt = clock.GetUtcNow().ToMicroseconds() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same report was sent twice at once, and one of them is kept.
        }
        return null;
    }

    /// <summary>The reports that wait in a debate, oldest first.</summary>
    public async Task<IReadOnlyList<Report>> WaitingAsync(Guid debate, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        return await Waiting(db, debate).AsNoTracking().OrderBy(r => r.Id).Take(200).ToListAsync(ct);
    }

    /// <summary>Marks all reports about something as dealt with.</summary>
    public async Task SettleAsync(Guid debate, string label, CancellationToken ct)
    {
        await using var db = await store.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().ToMicroseconds();
        await Waiting(db, debate).Where(r => r.Label == label).ExecuteUpdateAsync(set => set.SetProperty(r => r.SettledAt, now), ct);
    }

    private static IQueryable<Report> Waiting(AccountsContext db, Guid debate) => db.Reports.Where(r => r.Debate == debate && r.SettledAt == null);
}
