using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>What somebody writes who keeps no history: two tables, SQL by hand, one transaction for each contribution.</summary>
static class CrudPeer
{
    const string Schema =
        """
        create table debates (id uuid primary key, motion text not null, contributions int not null, changed_at timestamptz not null);
        create table contributions (
            id bigint generated always as identity primary key, debate uuid not null references debates, label text not null,
            kind text not null, text text not null, parent text, logged_at timestamptz not null);
        create index on contributions (debate, id)
        """;

    internal sealed record Opened(Guid Id);

    internal sealed record Sent(string Move, string Text, string? Target);

    internal sealed record Made(Guid Debate, int Contributions, string Label);

    internal sealed record Contribution(string Label, string Kind, string Text, string? Parent, DateTimeOffset LoggedAt);

    internal static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, string connectionString)
    {
        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 12, ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1, MaxAutoPrepare = 20 }.ConnectionString);
        await using (var create = database.CreateCommand(Schema))
            await create.ExecuteNonQueryAsync();
        var site = builder.Build();
        site.MapPost("/debates", () => OpenAsync(database));
        site.MapPost("/debates/{id:guid}/moves", (Guid id, Sent sent) => SayAsync(database, id, sent));
        site.MapGet("/debates/{id:guid}/contributions", (Guid id) => ReadAsync(database, id));
        return site;
    }

    static async Task<IResult> OpenAsync(NpgsqlDataSource database)
    {
        var id = Guid.CreateVersion7();
        await using var insert = database.CreateCommand("insert into debates values ($1, 'A motion', 0, now())");
        insert.Parameters.Add(new() { Value = id });
        await insert.ExecuteNonQueryAsync();
        return TypedResults.Created($"/debates/{id}", new Opened(id));
    }

    static async Task<IResult> SayAsync(NpgsqlDataSource database, Guid id, Sent sent)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var count = new NpgsqlCommand("update debates set contributions = contributions + 1, changed_at = now() where id = $1 returning contributions", connection)
        {
            Parameters = { new() { Value = id } },
        };
        if (await count.ExecuteScalarAsync() is not int contributions)
            return TypedResults.NotFound();
        var label = $"c{contributions}";
        await using var insert = new NpgsqlCommand("insert into contributions (debate, label, kind, text, parent, logged_at) values ($1, $2, $3, $4, $5, now())", connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = label }, new() { Value = sent.Move }, new() { Value = sent.Text },
                new() { Value = (object?)sent.Target ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            },
        };
        await insert.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return TypedResults.Created($"/debates/{id}/contributions", new Made(id, contributions, label));
    }

    static async Task<IResult> ReadAsync(NpgsqlDataSource database, Guid id)
    {
        await using var select = database.CreateCommand("select label, kind, text, parent, logged_at from contributions where debate = $1 order by id limit 20");
        select.Parameters.Add(new() { Value = id });
        await using var rows = await select.ExecuteReaderAsync();
        var page = new List<Contribution>(20);
        while (await rows.ReadAsync())
            page.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4)));
        return TypedResults.Ok(page);
    }
}
