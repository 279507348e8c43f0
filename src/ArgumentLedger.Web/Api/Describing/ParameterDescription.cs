using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>Describes what requests carry beside their bodies: the path, the query and the headers.</summary>
static class ParameterDescription
{
    static readonly Dictionary<string, (string Meaning, string Example)> InPath = new()
    {
        ["id"] = ("Its id.", "019f0000-0000-7000-8000-000000000001"),
        ["label"] = ("The label of a contribution or a source.", "c1"),
        ["version"] = ("The version of an entry, from 1.", "5"),
        ["speaker"] = ("A handle, or a cast label.", "ann"),
        ["handle"] = ("A contributor's handle.", "ann"),
        ["number"] = ("The number of a delivery, from 1.", "7"),
    };

    internal static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            if (InPath.TryGetValue(parameter.Name!, out var known))
                (parameter.Description, parameter.Example) = (known.Meaning, parameter.Schema?.Type is JsonSchemaType.Integer ? JsonNode.Parse(known.Example) : known.Example);
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var taken in metadata.OfType<TakenParameters>().SelectMany(taken => taken.All))
            operation.Parameters.Add(InQuery(taken));
        foreach (var header in metadata.OfType<TakenHeader>())
            operation.Parameters.Add(header.Describe());
        if (operation.Responses!.ContainsKey("304"))
            operation.Parameters.Add(TakenHeader.KnownVersion.Describe());
        return Task.CompletedTask;
    }

    static OpenApiParameter InQuery(QueryParameter taken) => new()
    {
        Name = taken.Name,
        In = ParameterLocation.Query,
        Description = taken.Meaning,
        Schema = new OpenApiSchema
        {
            Type = taken.Type,
            Format = taken.Format,
            Enum = taken.Words.Count == 0 ? null : [.. taken.Words.Select(word => (JsonNode)word)],
            Minimum = taken.Least?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = taken.Most?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        Example = taken.Type is JsonSchemaType.String ? taken.Example : JsonNode.Parse(taken.Example),
    };
}
