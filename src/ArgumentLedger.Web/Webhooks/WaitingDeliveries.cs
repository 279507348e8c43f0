using System.Globalization;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using Npgsql;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>The next delivery of a webhook that a node has to itself, and what it takes to send it.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Delivery">The delivery.</param>
/// <param name="Secrets">Those that sign, as they are kept.</param>
/// <param name="Failures">How often in a row it has failed.</param>
sealed record NextDelivery(Webhook Webhook, WebhookDelivery Delivery, IReadOnlyList<string> Secrets, int Failures);

/// <summary>
/// What waits for webhooks. A node takes a webhook for itself for a while, and sends what waits for it one after the
/// other; it alone may say what came of that. When it dies, the while ends and another goes on from the same delivery.
/// </summary>
public sealed class WaitingDeliveries(WebhookTables tables, WebhookOptions options)
{
    const string Held = "w.id = $1 and w.leased_by = $2 and w.leased_until > now()";

    /// <summary>Adds events of a debate to what waits for a webhook, those that it was told of before left out.</summary>
    internal static async Task AddAsync(NpgsqlConnection connection, Guid webhook, Guid debate, IReadOnlyList<long> versions, CancellationToken ct)
    {
        // Held until the transaction ends: it may not be deleted meanwhile.
        if (await connection.ValueAsync<long?>("select told from ledger.webhooks where id = $1 for update", [webhook], ct) is not { } told)
            return;
        var added = await connection.ValueAsync<long>(
            """
            with news as (
              select v.version, row_number() over (order by v.version) as n from unnest($4::bigint[]) v (version)
              where v.version > coalesce((select h.version from ledger.webhook_heights h where h.webhook = $1 and h.debate = $2), 0)
            ), height as (
              insert into ledger.webhook_heights select $1, $2, max(version) from news having count(*) > 0
              on conflict (webhook, debate) do update set version = excluded.version
            ), added as (
              insert into ledger.webhook_deliveries (webhook, number, debate, version) select $1, $3 + n, $2, version from news returning 1
            )
            select count(*) from added
            """, [webhook, debate, told, versions.ToArray()], ct);
        await connection.RunAsync(
            """
            update ledger.webhooks set told = told + $2, due = case when sent = told then now() else due end,
              state = case when told + $2 - sent > $3 then 'disabled' else state end, why = case when told + $2 - sent > $3 then $4 else why end
            where id = $1
            """, [webhook, added, (long)Webhook.MostWaiting, $"More than {Webhook.MostWaiting:N0} events waited for it."], ct);
    }

    /// <summary>Takes webhooks that are due for a node, those that have waited longest first.</summary>
    internal async Task<IReadOnlyList<Guid>> TakeAsync(Guid node, int most, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.AllAsync(
            """
            update ledger.webhooks w set leased_by = $1, leased_until = now() + $2
            where w.id in (
              select due.id from ledger.webhooks due join identity.contributors owner on owner."Id" = due.owner and owner."BlockedAt" is null
              where due.state = 'active' and due.sent < due.told and due.due <= now() and (due.leased_until is null or due.leased_until < now())
              order by due.due limit $3 for update of due skip locked)
            returning w.id
            """, [node, options.Lease, most], row => row.GetGuid(0), ct);
    }

    /// <summary>The next delivery of a webhook that a node has, which it then has for longer; null when there is none, or it has it no more.</summary>
    internal async Task<NextDelivery?> NextAsync(Guid webhook, Guid node, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.FirstAsync(
            $"""
            with held as (
              update ledger.webhooks w set leased_until = now() + $3 where {Held} and w.state = 'active' and w.sent < w.told and w.due <= now() returning w.*
            )
            select {WebhookRow.DeliveryColumns}, w.failures, array_remove(array[w.secret, case when w.former_until > now() then w.former_secret end], null), {WebhookRow.Columns}
            from held w join ledger.webhook_deliveries d on d.webhook = w.id and d.number = w.sent + 1
            """, [webhook, node, options.Lease], row => new NextDelivery(WebhookRow.Read(row, 11), WebhookRow.ReadDelivery(row), row.GetFieldValue<string[]>(10), row.GetInt32(9)), ct);
    }

    /// <summary>Notes that a delivery is done, sent or withheld.</summary>
    internal Task PassAsync(NextDelivery next, Guid node, Attempt attempt, CancellationToken ct) => RunAsync(
        $"""
        with passed as (
          update ledger.webhooks w set sent = $3, failures = 0, failing_since = null where {Held} and w.sent = $3 - 1 returning w.id
        )
        update ledger.webhook_deliveries d set state = $4, attempts = attempts + $5, status = $6, outcome = $7, tried_at = now()
        from passed where d.webhook = passed.id and d.number = $3
        """,
        [
            next.Webhook.Id, node, next.Delivery.Number, Rows.Word(attempt.Result == AttemptResult.Delivered ? DeliveryState.Delivered : DeliveryState.Withheld),
            attempt.Result == AttemptResult.Delivered ? 1 : 0, attempt.Status, attempt.Outcome,
        ], ct);

    /// <summary>Notes that a delivery failed and is sent again after a pause, or, after failing for long, that the webhook is disabled.</summary>
    internal Task FailAsync(NextDelivery next, Guid node, Attempt attempt, TimeSpan pause, CancellationToken ct) => RunAsync(
        $"""
        with failed as (
          update ledger.webhooks w set failures = w.failures + 1, failing_since = coalesce(w.failing_since, now()), due = now() + $4,
            state = case when w.failing_since <= now() - $7 then 'disabled' else w.state end, why = case when w.failing_since <= now() - $7 then $8 else w.why end
          where {Held} returning w.id
        )
        update ledger.webhook_deliveries d set attempts = attempts + 1, status = $5, outcome = $6, tried_at = now()
        from failed where d.webhook = failed.id and d.number = $3
        """,
        [
            next.Webhook.Id, node, next.Delivery.Number, pause, attempt.Status, attempt.Outcome, options.GiveUpAfter,
            $"Every delivery has failed for {Words(options.GiveUpAfter)}. The last time: {attempt.Outcome}",
        ], ct);

    /// <summary>Disables a webhook that a node has.</summary>
    internal Task DisableAsync(NextDelivery next, Guid node, string why, CancellationToken ct) => RunAsync(
        $"update ledger.webhooks w set state = 'disabled', why = $3 where {Held}", [next.Webhook.Id, node, why], ct);

    /// <summary>Leaves a webhook to whichever node comes next.</summary>
    internal Task LeaveAsync(Guid webhook, Guid node) => RunAsync(
        "update ledger.webhooks set leased_by = null, leased_until = null where id = $1 and leased_by = $2", [webhook, node], CancellationToken.None);

    /// <summary>Forgets deliveries that were done with longer ago than they are kept.</summary>
    internal Task SweepAsync(TimeSpan kept, CancellationToken ct) => RunAsync(
        "delete from ledger.webhook_deliveries where state <> 'waiting' and tried_at < now() - $1", [kept], ct);

    static string Words(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Many(time.TotalDays, "day"),
        { TotalMinutes: >= 1 } => Many(time.TotalMinutes, "minute"),
        _ => Many(time.TotalSeconds, "second"),
    };

    static string Many(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0} {unit}{(Math.Round(number) == 1 ? "" : "s")}");

    async Task RunAsync(string sql, object?[] values, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        await connection.RunAsync(sql, values, ct);
    }
}
