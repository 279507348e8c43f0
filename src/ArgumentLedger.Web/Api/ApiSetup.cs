using System.Text.Json;
using System.Text.Json.Serialization;
using ArgumentLedger.Web.Feeds;
using ArgumentLedger.Web.Projections;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Api;

/// <summary>Puts the REST API into the host.</summary>
public static class ApiSetup
{
    /// <summary>Adds what the API needs.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<ReadableDebate>().AddScoped<DebateList>().AddScoped<PositionList>().AddScoped<QuoteList>()
            .AddScoped<SearchList>().AddScoped<DebateNames>().AddSingleton<DebateFeeds>().AddSingleton<SearchFeed>();
        services.ConfigureHttpJsonOptions(options => Strictly(options.SerializerOptions));
        return services;
    }

    // A number is never taken from a text, so none is described as one.
    static void Strictly(JsonSerializerOptions options)
    {
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
    }

    /// <summary>Maps everything below <c>/api</c> that is about debates.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").AddEndpointFilter(Lines.WriteAsync);
        api.MapMoves();
        api.MapDebates();
        api.MapStreams();
        api.MapFeeds();
        api.MapNotifications();
        api.MapWebhooks();
        api.MapMaps();
        api.MapPositions();
        api.MapSearch();
        api.MapStanding();
        api.MapQuotes();
        api.MapConcessions();
        api.MapCompare();
        api.MapLedger();
        api.MapExports();
        api.MapImports();
        api.MapSuppositions();
        api.MapCommitments();
        api.MapContributors();
        return app;
    }

    /// <summary>Documents the problems an endpoint may answer with.</summary>
    internal static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemDetails>(status, "application/problem+json");
        return endpoint;
    }
}
