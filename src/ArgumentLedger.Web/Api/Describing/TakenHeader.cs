using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>A header that an endpoint takes.</summary>
sealed record TakenHeader(string Name, string Meaning, string Pattern, string Example)
{
    internal static readonly TakenHeader KnownVersion = new(
        "If-None-Match", "The ETag of an answer you have: 304 when it is still the same.", "", "\"v12\"");

    internal static readonly TakenHeader ExpectedVersion = new(
        "If-Match", "The debate's ETag: 412 when the debate has moved on since.", "^(\\*|\"v\\d+\")$", "\"v12\"");

    internal static readonly TakenHeader Key = new(
        "Idempotency-Key", "Any text to 200 characters, new for each command. The same key with the same body is answered as before, and done once; kept for at least 7 days.", "^.{1,200}$", "7c0d9a6e");

    internal static readonly TakenHeader LastEvent = new(
        "Last-Event-ID", "The id of the last event heard, as browsers send it when they come back; goes before “after”.", "", "12");

    internal OpenApiParameter Describe() => new()
    {
        Name = Name,
        In = ParameterLocation.Header,
        Description = Meaning,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = Pattern.Length == 0 ? null : Pattern },
        Example = Example,
    };
}
