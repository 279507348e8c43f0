using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ArgumentLedger.Web.Api;
using Json.Schema;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>Holds every answer of the API that tests get against the OpenAPI document: status, media type, required headers and body.</summary>
public sealed class DescribedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // Longer bodies repeat what shorter ones have, and take long to check.
    const int Longest = 100_000;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri is not { } address || !address.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
            return response;
        var description = await ApiDescription.OfAsync(address, base.SendAsync);
        if (description.Find(request.Method, address.AbsolutePath) is { } operation)
            await CheckAsync(operation, request, response, description, cancellationToken);
        return response;
    }

    static async Task CheckAsync(
        DescribedOperation operation, HttpRequestMessage request, HttpResponseMessage response, ApiDescription description, CancellationToken ct)
    {
        var what = $"{request.Method} {request.RequestUri!.PathAndQuery} answered {(int)response.StatusCode}";
        Assert.True(operation.Answers.TryGetPropertyValue(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), out var described),
            $"{what}, which the OpenAPI document does not know of.");
        if (described!["content"] is not JsonObject content || request.Method == HttpMethod.Head)
            return;
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        Assert.True(content.ContainsKey(type), $"{what} with “{type}”; the OpenAPI document says {string.Join(", ", content.Select(kind => kind.Key))}.");
        if (!type.EndsWith("json", StringComparison.Ordinal) || content[type]!["schema"] is not { } schema)
            return;
        await response.Content.LoadIntoBufferAsync(ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        if (text.Length > Longest)
            return;
        // Of lines, each is an answer of its own; those of a ledger have a format of theirs.
        string[] bodies = type != Lines.MediaType ? [text] : schema["$ref"] is null ? [] : text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var body in bodies)
            Assert.True(description.Fits(schema, body, out var fault), $"{what}, which does not fit its schema: {fault}\n{body[..Math.Min(body.Length, 2_000)]}");
    }
}

/// <summary>An operation of the OpenAPI document.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">What its paths look like.</param>
/// <param name="Answers">Its answers by status.</param>
public sealed record DescribedOperation(HttpMethod Method, Regex Path, JsonObject Answers);

/// <summary>The OpenAPI document as something to hold answers against.</summary>
public sealed class ApiDescription
{
    static readonly JsonNode Nothing = JsonNode.Parse("""{"paths":{},"components":{"schemas":{}}}""")!;

    static readonly ConcurrentDictionary<string, Lazy<Task<ApiDescription>>> Read = new();

    readonly List<DescribedOperation> operations = [];
    readonly Dictionary<string, JsonSchema> schemas = [];
    readonly string parts;

    ApiDescription(JsonNode document)
    {
        // A path without parameters goes before one that would take its words for a parameter.
        foreach (var (path, described) in document["paths"]!.AsObject().OrderBy(path => path.Key.Count(letter => letter == '{')))
            foreach (var (method, operation) in IsOfTests(path) ? [] : described!.AsObject())
                operations.Add(new(new HttpMethod(method.ToUpperInvariant()), Pattern(path), operation!["responses"]!.AsObject()));
        parts = Local(document["components"]!["schemas"]!.ToJsonString());
    }

    /// <summary>The document of the site at an address, which is asked for once.</summary>
    public static Task<ApiDescription> OfAsync(
        Uri address, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send) =>
        Read.GetOrAdd(address.Authority, _ => new(() => ReadAsync(address, send))).Value;

    static async Task<ApiDescription> ReadAsync(Uri address, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/api/openapi.json"));
        using var response = await send(request, CancellationToken.None);
        // A site that is told to refuse whoever asks often refuses this too.
        return response.IsSuccessStatusCode ? new(JsonNode.Parse(await response.Content.ReadAsStringAsync())!) : new(Nothing);
    }

    /// <summary>The operation that a request is for; null when the document has none, or when a path is refused before it comes so far.</summary>
    public DescribedOperation? Find(HttpMethod method, string path) => path.Contains("%00", StringComparison.Ordinal) ? null : operations.FirstOrDefault(operation => operation.Method == (method == HttpMethod.Head ? HttpMethod.Get : method) && operation.Path.IsMatch(path));

    static bool IsOfTests(string path) => path.StartsWith("/api/probe", StringComparison.Ordinal);

    /// <summary>Whether a body fits a schema of the document; otherwise the first thing that does not.</summary>
    public bool Fits(JsonNode schema, string body, out string fault)
    {
        using var document = JsonDocument.Parse(body);
        var found = SchemaOf(schema.ToJsonString()).Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        fault = string.Join("; ", found.Details.Where(part => part.HasErrors)
            .SelectMany(part => part.Errors!.Select(error => $"{part.InstanceLocation} {error.Value} ({part.EvaluationPath})")).Take(5));
        return found.IsValid;
    }

    JsonSchema SchemaOf(string text)
    {
        lock (schemas)
        {
            if (schemas.TryGetValue(text, out var known))
                return known;
            return schemas[text] = JsonSchema.FromText($$"""{"allOf":[{{Local(text)}}],"$defs":{{parts}}}""");
        }
    }

    static string Local(string schemas) => schemas.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);

    static Regex Pattern(string path) => new("^" + Regex.Replace(Regex.Escape(path).Replace("\\{", "{", StringComparison.Ordinal), "{[^}]+}", "[^/]+") + "/?$");
}
