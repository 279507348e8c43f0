using System.Globalization;
using System.Net;
using System.Text;
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

    const string First = "debate = $1";
    const string Around = "debate = $1 and $2 in (label, parent)";

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
        site.MapGet("/debates/{id:guid}/contributions", async (Guid id) => TypedResults.Ok(await ReadAsync(database, First, 20, id)));
        site.MapGet("/debates/{id:guid}", (Guid id) => ShowAsync(database, First, 200, id));
        site.MapGet("/debates/{id:guid}/{label}", (Guid id, string label) => ShowAsync(database, Around, 100, id, label));
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

    static async Task<List<Contribution>> ReadAsync(NpgsqlDataSource database, string condition, int most, params object[] parameters)
    {
        await using var select = database.CreateCommand($"select label, kind, text, parent, logged_at from contributions where {condition} order by id limit {most}");
        foreach (var parameter in parameters)
            select.Parameters.Add(new() { Value = parameter });
        await using var rows = await select.ExecuteReaderAsync();
        var page = new List<Contribution>(most);
        while (await rows.ReadAsync())
            page.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4)));
        return page;
    }

    static async Task<IResult> ShowAsync(NpgsqlDataSource database, string condition, int most, params object[] parameters)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A motion</title></head><body><h1>A motion</h1><ol>");
        foreach (var it in await ReadAsync(database, condition, most, parameters))
            page.Append(CultureInfo.InvariantCulture, $"<li id=\"{it.Label}\"><h3>{it.Kind} {it.Label}</h3><time>{it.LoggedAt:O}</time><p>{WebUtility.HtmlEncode(it.Text)}</p>").Append(it.Parent is null ? "" : $"<a href=\"#{it.Parent}\">{it.Parent}</a></li>");
        return TypedResults.Content(page.Append("</ol></body></html>").ToString(), "text/html; charset=utf-8");
    }
}
