using System.Text.RegularExpressions;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Api;

[Collection(SharedSite.Name)]
public sealed partial class OpenApiTests(SiteFixture site)
{
    [Fact]
    public async Task The_document_is_the_same_however_many_ask_for_it_at_once()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await site.Anonymous.ReadAsync("/api/openapi.json")).Expect(200).Text));

        Assert.Single(told.Distinct());
    }

    [Fact]
    public async Task The_document_names_every_address_below_api_and_each_of_its_methods()
    {
        var paths = (await site.Anonymous.ReadAsync("/api/openapi.json")).Expect(200).Body.GetProperty("paths");

        var described = paths.EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Served().Order(StringComparer.Ordinal), described);
        Assert.Contains("POST /api/debates/{id}/moves", described);
    }

    [Fact]
    public async Task Every_operation_has_a_summary_and_says_how_it_answers()
    {
        var document = (await site.Anonymous.ReadAsync("/api/openapi.json")).Expect(200).Body;

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.Contains(operation.Value.GetProperty("responses").EnumerateObject(), answer => answer.Name.StartsWith('2'));
            }
        }
    }

    [Fact]
    public async Task Every_reference_within_the_document_leads_somewhere()
    {
        var answer = (await site.Anonymous.ReadAsync("/api/openapi.json")).Expect(200);
        foreach (Match reference in Reference().Matches(answer.Text))
        {
            var at = answer.Body;
            foreach (var step in reference.Groups[1].Value.Split('/'))
                Assert.True(at.TryGetProperty(step.Replace("~1", "/", StringComparison.Ordinal), out at), reference.Value);
        }
    }

    // The reference itself is not described in it.
    IEnumerable<string> Served() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Select(endpoint => (Path: Constraint().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), ""), Endpoint: endpoint))
        .Where(served => served.Path.StartsWith("/api/", StringComparison.Ordinal)
            && !served.Path.StartsWith("/api/reference", StringComparison.Ordinal) && served.Path != "/api/openapi.json")
        .SelectMany(served => served.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
            .Select(method => $"{method} {served.Path.TrimEnd('/')}"));

    [GeneratedRegex(":[a-z]+(?=})")]
    private static partial Regex Constraint();

    [GeneratedRegex("\"\\$ref\":\\s*\"#/([^\"]+)\"")]
    private static partial Regex Reference();
}
