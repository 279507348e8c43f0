using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>
/// The tables of webhooks: the webhooks; what is to be sent and was, by number, without any words; and how far each has been
/// told of each debate. A webhook's row alone says how much waits (<c>told</c> less <c>sent</c>), so that nothing that
/// comes while the last is sent is forgotten.
/// </summary>
public sealed class WebhookTables(IDocumentStore store)
{
    const string Schema =
        """
        select pg_advisory_xact_lock(hashtextextended('ledger webhooks schema', 0));
        create table if not exists ledger.webhooks (
          id uuid primary key, owner uuid not null, address text not null, debate uuid, label text, query text, wish text,
          secret text not null, former_secret text, former_until timestamptz, state text not null default 'active', why text,
          made_at timestamptz not null default now(), told bigint not null default 0, sent bigint not null default 0,
          failing_since timestamptz, failures int not null default 0, due timestamptz not null default now(), tested_at timestamptz,
          leased_by uuid, leased_until timestamptz);
        create index if not exists webhooks_owner on ledger.webhooks (owner);
        create index if not exists webhooks_debate on ledger.webhooks (debate) where state <> 'disabled';
        create index if not exists webhooks_due on ledger.webhooks (due) where state = 'active' and sent < told;
        create table if not exists ledger.webhook_deliveries (
          webhook uuid not null references ledger.webhooks on delete cascade, number bigint not null, debate uuid not null, version bigint not null,
          state text not null default 'waiting', queued_at timestamptz not null default now(), attempts int not null default 0,
          status int, outcome text, tried_at timestamptz, primary key (webhook, number));
        create index if not exists webhook_deliveries_old on ledger.webhook_deliveries (tried_at) where state <> 'waiting';
        create table if not exists ledger.webhook_heights (
          webhook uuid not null references ledger.webhooks on delete cascade, debate uuid not null, version bigint not null, primary key (webhook, debate));
        """;

    /// <summary>Makes the tables where they are not there; several nodes may start at once.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.SetUpAsync(Schema, ct);
    }

    internal Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => store.OpenConnectionAsync(ct);
}
