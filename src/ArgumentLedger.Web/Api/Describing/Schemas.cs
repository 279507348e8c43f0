using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>Makes the schemas of the domain's own types say what answers and bodies really contain.</summary>
static class Schemas
{
    /// <summary>Enumerations are their words, people's words a text or null, and moves have only what can be sent.</summary>
    internal static Task CorrectAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumeration)
            Spell(schema, enumeration, isOptional: enumeration != type);
        else if (type == typeof(Words))
            BeText(schema);
        else if (type.IsAssignableTo(typeof(Move)))
            KeepWhatIsSent(schema, type);
        if (schema.Items is OpenApiSchema items && context.JsonPropertyInfo?.AttributeProvider is PropertyInfo list && HasNulls(list))
            items.Type |= JsonSchemaType.Null;
        return Task.CompletedTask;
    }

    // Whether a list's items may be null is told by the property alone, not by its type.
    static bool HasNulls(PropertyInfo list) =>
        new NullabilityInfoContext().Create(list).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }];

    static void Spell(OpenApiSchema schema, Type enumeration, bool isOptional)
    {
        schema.Type = isOptional ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Enum = [.. Enum.GetNames(enumeration).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];
        if (isOptional)
            schema.Enum.Add(JsonNullSentinel.JsonNull);
    }

    static void BeText(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        schema.Properties = null;
        schema.Required = null;
        schema.Description = "What somebody wrote; null once hidden or erased.";
    }

    static void KeepWhatIsSent(OpenApiSchema schema, Type move)
    {
        var sent = MoveJson.FieldsOf(move);
        foreach (var computed in schema.Properties!.Keys.Where(name => !sent.Contains(name)).ToList())
            schema.Properties.Remove(computed);
    }
}
