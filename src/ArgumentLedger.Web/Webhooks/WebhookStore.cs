using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using Npgsql;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>Webhooks as their owners see and change them.</summary>
public sealed class WebhookStore(WebhookTables tables)
{
    // One test at a time, and not one after the other: it is somebody else's machine.
    static readonly TimeSpan BetweenTests = TimeSpan.FromSeconds(3);

    /// <summary>Somebody's webhooks, the oldest first.</summary>
    public async Task<IReadOnlyList<Webhook>> OfAsync(Guid owner, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.AllAsync($"select {WebhookRow.Columns} from ledger.webhooks w where w.owner = $1 order by w.made_at, w.id", [owner], WebhookRow.Read, ct);
    }

    /// <summary>Those of somebody's webhooks that the site has disabled.</summary>
    public async Task<IReadOnlyList<Webhook>> DisabledOfAsync(Guid owner, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.AllAsync($"select {WebhookRow.Columns} from ledger.webhooks w where w.owner = $1 and w.state = 'disabled' order by w.made_at, w.id", [owner], WebhookRow.Read, ct);
    }

    /// <summary>One of somebody's webhooks; null when it is not theirs, or there is none.</summary>
    public async Task<Webhook?> FindAsync(Guid id, Guid owner, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.FirstAsync($"select {WebhookRow.Columns} from ledger.webhooks w where w.id = $1 and w.owner = $2", [id, owner], WebhookRow.Read, ct);
    }

    /// <summary>Keeps a new webhook that is told of a debate after a version; null when its owner has as many as they may.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="address">Where it is called.</param>
    /// <param name="subject">What it is told of.</param>
    /// <param name="after">The version of its debate that it is told after; null when it is of no one debate.</param>
    /// <param name="secret">Its secret, as it is kept.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Webhook?> AddAsync(Guid owner, Uri address, WebhookSubject subject, long? after, string secret, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await tables.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One after the other: of two at once both could be the last that is allowed.
        await connection.RunAsync("select pg_advisory_xact_lock(hashtextextended('ledger webhooks of ' || $1::text, 0))", [owner], ct);
        if (await connection.ValueAsync<long>("select count(*) from ledger.webhooks where owner = $1", [owner], ct) >= Webhook.MostOfOne)
            return null;
        await connection.RunAsync("insert into ledger.webhooks (id, owner, address, debate, label, query, wish, secret) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            [id, owner, address.AbsoluteUri, subject.Debate, subject.Label, subject.Query, WebhookRow.Text(subject.Wish), secret], ct);
        if (after is not null)
            await connection.RunAsync("insert into ledger.webhook_heights values ($1, $2, $3)", [id, subject.Debate, after], ct);
        await transaction.CommitAsync(ct);
        return await FindAsync(id, owner, ct);
    }

    /// <summary>Changes where a webhook is called and whether; a failing one is tried at once.</summary>
    public Task ChangeAsync(Webhook webhook, Uri address, bool isPaused, CancellationToken ct) => RunAsync(
        "update ledger.webhooks set address = $3, state = $4, why = null, failures = 0, failing_since = null, due = now() where id = $1 and owner = $2",
        [webhook.Id, webhook.Owner, address.AbsoluteUri, Rows.Word(isPaused ? WebhookState.Paused : WebhookState.Active)], ct);

    /// <summary>Gives a webhook a new secret; the one until now still signs for a while.</summary>
    public Task RotateAsync(Webhook webhook, string secret, TimeSpan formerStands, CancellationToken ct) => RunAsync(
        "update ledger.webhooks set former_secret = secret, former_until = now() + $4, secret = $3 where id = $1 and owner = $2", [webhook.Id, webhook.Owner, secret, formerStands], ct);

    /// <summary>Deletes one of somebody's webhooks with its deliveries.</summary>
    public Task DeleteAsync(Webhook webhook, CancellationToken ct) => RunAsync("delete from ledger.webhooks where id = $1 and owner = $2", [webhook.Id, webhook.Owner], ct);

    /// <summary>Deletes all of somebody's webhooks, one by one: to hold several at once, whoever adds to what waits for them could be waited for in a circle.</summary>
    public async Task ForgetAsync(Guid owner, CancellationToken ct)
    {
        foreach (var webhook in await OfAsync(owner, ct))
            await DeleteAsync(webhook, ct);
    }

    /// <summary>A webhook's deliveries before a number, the latest first.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(Webhook webhook, long before, int most, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.AllAsync($"select {WebhookRow.DeliveryColumns} from ledger.webhook_deliveries d where d.webhook = $1 and d.number < $2 order by d.number desc limit $3",
            [webhook.Id, before, most], WebhookRow.ReadDelivery, ct);
    }

    /// <summary>One of a webhook's deliveries; null when there is none of that number, or it is kept no longer.</summary>
    public async Task<WebhookDelivery?> DeliveryAsync(Webhook webhook, long number, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.FirstAsync($"select {WebhookRow.DeliveryColumns} from ledger.webhook_deliveries d where d.webhook = $1 and d.number = $2", [webhook.Id, number], WebhookRow.ReadDelivery, ct);
    }

    /// <summary>The right to call a webhook out of turn, with the secrets to sign with; null when it was called so a moment ago.</summary>
    internal async Task<IReadOnlyList<string>?> TakeTestAsync(Webhook webhook, CancellationToken ct)
    {
        await using var connection = await tables.OpenAsync(ct);
        return await connection.FirstAsync(
            """
            update ledger.webhooks set tested_at = now() where id = $1 and owner = $2 and (tested_at is null or tested_at < now() - $3)
            returning array_remove(array[secret, case when former_until > now() then former_secret end], null)
            """, [webhook.Id, webhook.Owner, BetweenTests], row => row.GetFieldValue<string[]>(0), ct);
    }

    /// <summary>Notes what came of sending a delivery again.</summary>
    internal Task NoteAsync(Webhook webhook, WebhookDelivery delivery, Attempt attempt, CancellationToken ct) => RunAsync(
        "update ledger.webhook_deliveries set attempts = attempts + 1, status = $3, outcome = $4, tried_at = now() where webhook = $1 and number = $2",
        [webhook.Id, delivery.Number, attempt.Status, attempt.Outcome], ct);

    async Task RunAsync(string sql, object?[] values, CancellationToken ct)
    {
        await using NpgsqlConnection connection = await tables.OpenAsync(ct);
        await connection.RunAsync(sql, values, ct);
    }
}
