using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>Another type that an endpoint may answer 200 with, by what it was asked for.</summary>
sealed record OtherAnswer(Type Type);

/// <summary>Says of every answer what it means, which headers it has, and of problems which fields.</summary>
static class AnswerDescription
{
    const string Problem = "ProblemDetails";

    static readonly Dictionary<string, string> Meanings = new()
    {
        ["200"] = "What was asked for.",
        ["201"] = "It was made.",
        ["202"] = "It was taken and goes on; ask for it again.",
        ["204"] = "It was done; there is nothing to tell.",
        ["304"] = "It is as you have it.",
        ["400"] = "The request cannot be read: a parameter, header or body is malformed, unknown or missing. “errors” names it.",
        ["401"] = "There is no token, or it stands no more.",
        ["403"] = "This login may not do that.",
        ["404"] = "There is no such thing here, or you may not read it; which of both is not told.",
        ["409"] = "It is there already, or done.",
        ["412"] = "The debate has moved on since the version given.",
        ["413"] = "The body is too large.",
        ["415"] = "The body is of another kind than is taken here.",
        ["422"] = "A rule of the debate refuses it. The type ends in the rule's code, “errors” names the field, and nothing was changed.",
        ["429"] = "Too many requests: wait as long as Retry-After says.",
        ["503"] = "The database is away, or too much waits: try again as Retry-After says. What was sent with an Idempotency-Key may safely be sent again.",
    };

    internal static async Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        foreach (var other in context.Description.ActionDescriptor.EndpointMetadata.OfType<OtherAnswer>())
            await AddAsync(other, operation, context, ct);
        var isForSome = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any();
        foreach (var status in isForSome ? [.. Anywhere, "403"] : Anywhere)
            operation.Responses!.TryAdd(status, Refusal(context.Document));
        foreach (var (status, answer) in operation.Responses!)
        {
            if (answer is not OpenApiResponse own)
                continue;
            own.Description = Meanings.GetValueOrDefault(status) ?? own.Description;
            own.Headers = HeadersOf(status, operation);
            if (status == "200")
                AddLines(own, context);
        }
    }

    static async Task AddAsync(OtherAnswer other, OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(other.Type, null, ct);
        context.Document!.AddComponent(other.Type.Name, schema);
        var usual = (OpenApiMediaType)operation.Responses!["200"].Content!["application/json"];
        usual.Schema = new OpenApiSchema { AnyOf = [usual.Schema!, new OpenApiSchemaReference(other.Type.Name, context.Document)] };
    }

    // The items of a list, one a line, with the next page in the header Link.
    static void AddLines(OpenApiResponse answer, OpenApiOperationTransformerContext context)
    {
        var list = context.Description.SupportedResponseTypes.FirstOrDefault(type => type.StatusCode == 200)?.Type;
        if (list is not { IsGenericType: true } || list.GetGenericTypeDefinition() != typeof(Page<>))
            return;
        var items = new OpenApiSchemaReference(list.GetGenericArguments()[0].Name, context.Document);
        answer.Content![Lines.MediaType] = new OpenApiMediaType { Schema = items };
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        answer.Headers["Link"] = new OpenApiHeader
        {
            Description = "The next page, where there is one and lines were asked for (RFC 8288).",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = "</api/positions?after=MTIz>; rel=\"next\"",
        };
    }

    // A bad token, too many requests, and a database that is away can meet any request.
    static readonly string[] Anywhere = ["401", "429", "503"];

    static OpenApiResponse Refusal(OpenApiDocument? document) => new()
    {
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problem, document) },
        },
    };

    static Dictionary<string, IOpenApiHeader>? HeadersOf(string status, OpenApiOperation operation) => status switch
    {
        "200" or "304" when operation.Responses!.ContainsKey("304") => Header("ETag", "The debate's version. Absent from answers about the past, which stay as they are.", "\"v12\""),
        "201" or "202" => Header("Location", "Where it is found.", "/api/debates/019f0000-0000-7000-8000-000000000001"),
        "401" => Header("WWW-Authenticate", "How to sign in.", "Bearer realm=\"ledger\""),
        "429" or "503" => Header("Retry-After", "Seconds to wait.", "30"),
        _ => null,
    };

    static Dictionary<string, IOpenApiHeader> Header(string name, string meaning, string example) => new()
    {
        [name] = new OpenApiHeader { Description = meaning, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example },
    };

    /// <summary>Says what problems look like (RFC 9457).</summary>
    internal static Task AddProblemAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        if (document.Components?.Schemas?.ContainsKey(Problem) != true)
            return Task.CompletedTask;
        document.Components.Schemas[Problem] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Why a request was refused (RFC 9457). Nothing was changed.",
            Required = new HashSet<string> { "type", "title", "status", "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("Ends in a code that stays the same, such as text-length.", "/problems/bad-parameter", "^/problems/[a-z0-9-]+$"),
                ["title"] = Text("What is wrong, in a few words.", "A query parameter is wrong"),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The status of the answer.", Examples = [400] },
                ["detail"] = Text("What to do about it.", "limit: Give a whole number from 1 to 200."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = "Sentences by field: a JSON path, a parameter or a header.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                    Examples = [JsonNode.Parse("""{"limit":["Give a whole number from 1 to 200."]}""")!],
                },
            },
        };
        return Task.CompletedTask;
    }

    static OpenApiSchema Text(string meaning, string example, string? pattern = null) =>
        new() { Type = JsonSchemaType.String, Description = meaning, Examples = [example], Pattern = pattern };
}
