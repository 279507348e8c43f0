using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using Npgsql;

namespace ArgumentLedger.Web.Notifying.Digests;

/// <summary>How often somebody has what concerns them mailed.</summary>
public enum DigestRhythm
{
    /// <summary>Never.</summary>
    None,

    /// <summary>Once a day, where there is anything new.</summary>
    Daily,

    /// <summary>Once a week, where there is anything new.</summary>
    Weekly,
}

/// <summary>A digest that is due.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Rhythm">How often they want one.</param>
/// <param name="Told">The number of the last notice that they were mailed, or that they had when they began to be.</param>
/// <param name="Address">Their address, which they have confirmed.</param>
/// <param name="Handle">Their handle.</param>
sealed record DueDigest(Guid Person, DigestRhythm Rhythm, long Told, string Address, string Handle);

/// <summary>Who wants digests, when the next is due, and up to which notice they were told.</summary>
public sealed class DigestStore(NoticeStore notices)
{
    const string Schema =
        """
        select pg_advisory_xact_lock(hashtextextended('ledger digests schema', 0));
        create table if not exists ledger.digests (
          person uuid primary key, rhythm text not null, every interval not null, told bigint not null, due timestamptz not null);
        create index if not exists digests_due on ledger.digests (due);
        """;

    static readonly TimeSpan Later = TimeSpan.FromMinutes(15);

    /// <summary>Makes the table where it is not there.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var connection = await notices.OpenAsync(ct);
        await connection.SetUpAsync(Schema, ct);
    }

    /// <summary>How often somebody wants one.</summary>
    public async Task<DigestRhythm> OfAsync(Guid person, CancellationToken ct)
    {
        await using var connection = await notices.OpenAsync(ct);
        return await connection.ValueAsync<string>("select rhythm from ledger.digests where person = $1", [person], ct) is { } word ? Enum.Parse<DigestRhythm>(word, ignoreCase: true) : DigestRhythm.None;
    }

    /// <summary>Sets how often somebody wants one; the first tells of what comes from now on.</summary>
    public Task SetAsync(Guid person, DigestRhythm rhythm, CancellationToken ct) => rhythm == DigestRhythm.None
        ? RunAsync("delete from ledger.digests where person = $1", [person], ct)
        : RunAsync(
            """
            insert into ledger.digests (person, rhythm, every, told, due)
            select $1, $2, $3, coalesce((select max(number) from ledger.notices where person = $1), 0), now() + $3
            on conflict (person) do update set rhythm = excluded.rhythm, every = excluded.every, due = least(digests.due, excluded.due)
            """, [person, Rows.Word(rhythm), rhythm == DigestRhythm.Daily ? TimeSpan.FromDays(1) : TimeSpan.FromDays(7)], ct);

    /// <summary>
    /// Takes one that is due, of somebody who can be reached, and has their next be due after another of its times: of
    /// several nodes one gets it. One that is then cut off is not sent twice; what it would have told is in the next.
    /// </summary>
    internal async Task<DueDigest?> TakeAsync(CancellationToken ct)
    {
        await using var connection = await notices.OpenAsync(ct);
        return await connection.FirstAsync(
            """
            with due as (
              select d.person, p."Email" as address, p."UserName" as handle from ledger.digests d join identity.contributors p on p."Id" = d.person
              where d.due <= now() and p."EmailConfirmed" and p."Email" is not null and p."BlockedAt" is null
              order by d.due limit 1 for update of d skip locked
            )
            update ledger.digests d set due = d.due + d.every * (1 + floor(extract(epoch from now() - d.due) / extract(epoch from d.every)))
            from due where d.person = due.person
            returning d.person, d.rhythm, d.told, due.address, due.handle
            """, [], row => new DueDigest(row.GetGuid(0), Enum.Parse<DigestRhythm>(row.GetString(1), ignoreCase: true), row.GetInt64(2), row.GetString(3), row.GetString(4)), ct);
    }

    /// <summary>Notes that somebody was mailed all up to a notice.</summary>
    internal Task ToldAsync(Guid person, long number, CancellationToken ct) => RunAsync("update ledger.digests set told = greatest(told, $2) where person = $1", [person, number], ct);

    /// <summary>Has one that the mail server did not take now be tried again soon.</summary>
    internal Task PutOffAsync(Guid person, CancellationToken ct) => RunAsync("update ledger.digests set due = least(due, now() + $2) where person = $1", [person, Later], ct);

    async Task RunAsync(string sql, object?[] values, CancellationToken ct)
    {
        await using NpgsqlConnection connection = await notices.OpenAsync(ct);
        await connection.RunAsync(sql, values, ct);
    }
}
