using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>Adds what the endpoints' own types do not tell: each kind of move, and what each kind of event has in <c>data</c>.</summary>
static class MoveSchemas
{
    const string Move = "Move";
    const string AnyMove = "AnyMove";
    const string EventData = "EventData";

    internal static async Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        await AddMovesAsync(document, context, ct);
        await AddEventsAsync(document, context, ct);
        if (document.Components!.Schemas!.TryGetValue(nameof(EntryView), out var entry))
            ((OpenApiSchema)entry).Properties!["data"] = new OpenApiSchemaReference(EventData, document)
            {
                Description = "What happened, by the event's name; words that a moderator hid are null.",
            };
        if (document.Paths.TryGetValue("/api/debates/{id}/moves", out var moves))
            Send(moves.Operations![HttpMethod.Post], document);
    }

    static async Task AddMovesAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var discriminator = new OpenApiDiscriminator { PropertyName = "move", Mapping = new Dictionary<string, OpenApiSchemaReference>() };
        document.AddComponent<IOpenApiSchema>(Move, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A move in a debate: the common fields; the others follow from its name.",
            Required = new HashSet<string> { "move" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["move"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Which move it is.",
                    Enum = [.. Vocabulary.Moves.Keys.Where(IsMade).Select(name => (JsonNode)name)],
                },
            },
            Discriminator = discriminator,
        });
        foreach (var (name, type) in Vocabulary.Moves.Where(move => IsMade(move.Key)))
        {
            var fields = await context.GetOrCreateSchemaAsync(type, null, ct);
            document.AddComponent<IOpenApiSchema>(type.Name, new OpenApiSchema
            {
                Description = fields.Description,
                AllOf = [new OpenApiSchemaReference(Move, document), Without(fields)],
                Examples = [ExampleOf(name, fields)],
            });
            discriminator.Mapping[name] = new OpenApiSchemaReference(type.Name, document);
        }
        document.AddComponent<IOpenApiSchema>(AnyMove, new OpenApiSchema
        {
            Description = "One move of any kind.",
            OneOf = [.. discriminator.Mapping.Select(kind => Named(kind.Key, kind.Value.Reference.Id!, document))],
        });
    }

    static OpenApiSchema Named(string move, string schema, OpenApiDocument document) => new()
    {
        AllOf =
        [
            new OpenApiSchemaReference(schema, document),
            new OpenApiSchema { Properties = new Dictionary<string, IOpenApiSchema> { ["move"] = new OpenApiSchema { Const = move } } },
        ],
    };

    // The description stands on the whole, not on a part of it.
    static OpenApiSchema Without(OpenApiSchema fields)
    {
        fields.Description = null;
        return fields;
    }

    // With what it needs, and no more.
    static JsonObject ExampleOf(string name, OpenApiSchema fields)
    {
        var example = new JsonObject { ["move"] = name };
        foreach (var field in fields.Required ?? new HashSet<string>())
            example[field] = fields.Properties![field] is OpenApiSchema own ? FieldDescription.ExampleOf(name, field, own) : FirstWord(fields.Properties[field]);
        return example;
    }

    static JsonNode? FirstWord(IOpenApiSchema field) => field.Enum is [var word, ..] ? word.DeepClone() : null;

    static async Task AddEventsAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        foreach (var type in Vocabulary.Events.Values)
            document.AddComponent<IOpenApiSchema>(type.Name, await context.GetOrCreateSchemaAsync(type, null, ct));
        document.AddComponent<IOpenApiSchema>(EventData, new OpenApiSchema
        {
            Description = $"What an event says. By its name: {string.Join(", ", Vocabulary.Events.Select(named => $"{named.Key} has {named.Value.Name}"))}.",
            AnyOf = [.. Vocabulary.Events.Values.Select(type => new OpenApiSchemaReference(type.Name, document))],
        });
    }

    static void Send(OpenApiOperation operation, OpenApiDocument document)
    {
        var move = new OpenApiSchemaReference(AnyMove, document);
        ((OpenApiMediaType)operation.RequestBody!.Content!["application/json"]).Schema = new OpenApiSchema
        {
            OneOf =
            [
                move,
                new OpenApiSchema { Type = JsonSchemaType.Array, Items = move, MinItems = 1, MaxItems = MoveJson.MostMoves, Description = "Moves of which all or none count." },
            ],
            Examples = [JsonNode.Parse("""{"move":"make-claim","text":"Some tasks have no crisp answer."}""")!],
        };
    }

    static bool IsMade(string move) => move != "open-debate";
}
