using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>Every route of a running site, as the site itself knows them.</summary>
public static class Routes
{
    /// <summary>
    /// Each as “METHOD /pattern”, with “?handler=Name” for the named handlers of a page. Static files are left out:
    /// they are the same for everybody (see <see cref="RouteTests"/>).
    /// </summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IServiceProvider services)
    {
        var routes = new List<string>();
        foreach (var endpoint in Endpoints(services).Where(endpoint => !IsStatic(endpoint)))
            routes.AddRange((await MethodsAsync(services, endpoint)).Select(method => NameOf(method, endpoint)));
        return [.. routes.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The endpoints.</summary>
    public static IEnumerable<RouteEndpoint> Endpoints(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Whether an endpoint serves a file of wwwroot.</summary>
    public static bool IsStatic(Endpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    /// <summary>The pattern with a leading slash and none at its end.</summary>
    public static string PatternOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    static string NameOf((string Method, string? Handler) route, RouteEndpoint endpoint) =>
        $"{route.Method} {PatternOf(endpoint)}{(route.Handler is null ? "" : $"?handler={route.Handler}")}";

    static async Task<IReadOnlyList<(string Method, string? Handler)>> MethodsAsync(IServiceProvider services, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return [.. (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => (method, (string?)null))];
        var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
        var handlers = compiled.HandlerMethods.Select(handler => (handler.HttpMethod.ToUpperInvariant(), handler.Name));
        return [.. handlers.Append(("GET", null)).Distinct()];
    }
}
