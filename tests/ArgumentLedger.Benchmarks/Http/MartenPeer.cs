using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>What somebody writes who takes Marten as its tutorial has it: the debate as an inline snapshot, whole or in short, and FetchForWriting.</summary>
static class MartenPeer
{
    internal sealed record Opened(string Motion);

    internal sealed record Said(string Label, string Move, string Text, string? Target);

    /// <summary>All that was said, in one document.</summary>
    internal sealed record Whole
    {
        public Guid Id { get; init; }
        public IReadOnlyList<Said> Contributions { get; init; } = [];
    }

    /// <summary>How much was said.</summary>
    internal sealed record Short
    {
        public Guid Id { get; init; }
        public int Contributions { get; init; }
    }

    sealed class WholeProjection : SingleStreamProjection<Whole, Guid>
    {
        public override Whole? Evolve(Whole? snapshot, Guid id, IEvent e) => e.Data is Said said && snapshot is not null
            ? snapshot with { Contributions = [.. snapshot.Contributions, said] }
            : new() { Id = id };
    }

    sealed class ShortProjection : SingleStreamProjection<Short, Guid>
    {
        public override Short? Evolve(Short? snapshot, Guid id, IEvent e) => e.Data is Said && snapshot is not null
            ? snapshot with { Contributions = snapshot.Contributions + 1 }
            : new() { Id = id };
    }

    internal static WebApplication Build(WebApplicationBuilder builder, string connectionString, bool isWhole)
    {
        builder.Services.AddMarten(options =>
        {
            options.Connection(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 12, ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1 }.ConnectionString);
            options.AutoCreateSchemaObjects = AutoCreate.All;
            options.UseSystemTextJsonForSerialization();
            options.Events.AppendMode = EventAppendMode.Rich;
            if (isWhole)
                options.Projections.Add(new WholeProjection(), ProjectionLifecycle.Inline);
            else
                options.Projections.Add(new ShortProjection(), ProjectionLifecycle.Inline);
        }).UseLightweightSessions().ApplyAllDatabaseChangesOnStartup();
        var site = builder.Build();
        site.MapPost("/debates", OpenAsync);
        if (isWhole)
            site.MapPost("/debates/{id:guid}/moves", (Guid id, CrudPeer.Sent sent, IDocumentSession session) => SayAsync<Whole>(id, sent, session, debate => debate.Contributions.Count));
        else
            site.MapPost("/debates/{id:guid}/moves", (Guid id, CrudPeer.Sent sent, IDocumentSession session) => SayAsync<Short>(id, sent, session, debate => debate.Contributions));
        return site;
    }

    static async Task<IResult> OpenAsync(IDocumentSession session)
    {
        var id = Guid.CreateVersion7();
        session.Events.StartStream(id, new Opened("A motion"));
        await session.SaveChangesAsync();
        return TypedResults.Created($"/debates/{id}", new CrudPeer.Opened(id));
    }

    static async Task<IResult> SayAsync<T>(Guid id, CrudPeer.Sent sent, IDocumentSession session, Func<T, int> count) where T : class
    {
        var debate = await session.Events.FetchForWriting<T>(id);
        if (debate.Aggregate is null)
            return TypedResults.NotFound();
        var label = $"c{count(debate.Aggregate) + 1}";
        debate.AppendOne(new Said(label, sent.Move, sent.Text, sent.Target));
        try
        {
            await session.SaveChangesAsync();
        }
        catch (ConcurrencyException)
        {
            return TypedResults.Conflict();
        }
        return TypedResults.Created($"/debates/{id}", new CrudPeer.Made(id, count(debate.Aggregate) + 1, label));
    }
}
