using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>Gives every field of every schema its meaning and an example, where its own type has not.</summary>
static class FieldDescription
{
    static readonly Dictionary<string, string> AnyJson = new()
    {
        ["JsonElement"] = "Any JSON, as the field it stands in says.",
        ["JsonObject"] = "A JSON object, as the field it stands in says.",
    };

    internal static Task AddAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        foreach (var (name, schema) in document.Components!.Schemas!)
        {
            schema.Description ??= AnyJson.GetValueOrDefault(name);
            Describe(name, schema);
        }
        return Task.CompletedTask;
    }

    static void Describe(string schema, IOpenApiSchema described)
    {
        foreach (var (name, field) in described.Properties ?? new Dictionary<string, IOpenApiSchema>())
            Describe(schema, name, field);
        foreach (var part in described.AllOf ?? [])
            Describe(schema, part);
        if (described.Items is OpenApiSchema items)
            Describe(schema, items);
    }

    static void Describe(string schema, string name, IOpenApiSchema field)
    {
        field.Description ??= Glossary.Find(schema, name)?.Meaning;
        if (field is not OpenApiSchema own)
            return;
        if (own.Examples is null && ExampleOf(schema, name, own) is { } example)
            own.Examples = [example];
        Describe(schema, own);
    }

    /// <summary>An example of a field: of its words, of its format, or the common one if it is of the field's type.</summary>
    internal static JsonNode? ExampleOf(string schema, string name, OpenApiSchema field)
    {
        if (field.Enum is [var word, ..])
            return word.DeepClone();
        if (Glossary.Find(schema, name)?.Example is { } common && Fits(common, field))
            return common;
        return field.Format switch
        {
            "date-time" => "2026-01-02T03:04:05Z",
            "uuid" => "019f0000-0000-7000-8000-000000000001",
            _ => field.Type is { } type ? Plain(type) : null,
        };
    }

    static bool Fits(JsonNode example, OpenApiSchema field) => field.Type is { } type && type.HasFlag(example.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => JsonSchemaType.String,
        System.Text.Json.JsonValueKind.Number => type & (JsonSchemaType.Integer | JsonSchemaType.Number),
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => JsonSchemaType.Boolean,
        _ => JsonSchemaType.Null | JsonSchemaType.Array | JsonSchemaType.Object,
    }) && (field.Format is not "uuid" || Guid.TryParse(example.ToString(), out _));

    static JsonNode? Plain(JsonSchemaType type) => (type & ~JsonSchemaType.Null) switch
    {
        JsonSchemaType.Integer => 1,
        JsonSchemaType.Number => 0.5,
        JsonSchemaType.Boolean => true,
        _ => null,
    };
}
