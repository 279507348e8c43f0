using System.Text.Json.Nodes;
using ArgumentLedger.Web.Webhooks;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>Describes what webhooks are called with: the requests that this server sends.</summary>
static class CallDescription
{
    const string Schema = "WebhookEvent";

    internal static Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.AddComponent(Schema, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "An event as a CloudEvent 1.0 in JSON, structured mode.",
            Required = new HashSet<string> { "specversion", "id", "source", "type", "time", "datacontenttype", "data" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["specversion"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [(JsonNode)"1.0"] },
                ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The version of the debate: with “source” the same each time the event is sent.", Examples = [(JsonNode)"12"] },
                ["source"] = Text("uri"),
                ["type"] = Text(),
                ["subject"] = Text(),
                ["time"] = Text("date-time"),
                ["datacontenttype"] = Text(),
                ["data"] = new OpenApiSchemaReference(nameof(EntryView), document),
            },
        });
        document.Webhooks ??= new Dictionary<string, IOpenApiPathItem>();
        document.Webhooks["event"] = new OpenApiPathItem { Operations = new() { [HttpMethod.Post] = Call(document) } };
        return Task.CompletedTask;
    }

    static OpenApiOperation Call(OpenApiDocument document) => new()
    {
        OperationId = "ReceiveEvent",
        Tags = new HashSet<OpenApiTagReference> { new("Webhooks", document) },
        Summary = "An event that one of your webhooks is told of",
        Description = "In order and at least once: skip what you have by “source” and “id”. A test has the type argument-ledger.test, and the webhook's id in its data.",
        Parameters = [new TakenHeader(WebhookSecrets.Header, "The time in seconds, and the HMAC-SHA256 of the time, a full stop and the body; “v1” twice while a former secret stands.", "", "t=1767323045,v1=5f3a0c…").Describe()],
        RequestBody = new OpenApiRequestBody
        {
            Description = "The event.",
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/cloudevents+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Schema, document) } },
        },
        Responses = new OpenApiResponses
        {
            ["2XX"] = new OpenApiResponse { Description = "Taken." },
            ["410"] = new OpenApiResponse { Description = "Gone: the webhook is disabled." },
            ["default"] = new OpenApiResponse { Description = "Not taken: it is sent again later." },
        },
    };

    static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };
}
