using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ArgumentLedger.Web.Api;

/// <summary>A request's JSON as a value, or the problem to answer with; no body a client can send is an exception.</summary>
public sealed record JsonBody<T>(T? Value, IResult? Refused) where T : class
{
    /// <summary>Whether there is a value; otherwise there is a refusal.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refused))]
    public bool IsRead => Value is not null;
}

/// <summary>Reads request bodies.</summary>
public static class JsonBody
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
    };

    /// <summary>Reads the body as one JSON object; unknown and repeated fields are refused, so that a typo is heard of.</summary>
    public static async Task<JsonBody<T>> ReadAsync<T>(HttpRequest request) where T : class
    {
        if (!request.HasJsonContentType() || !IsUtf8(request))
            return Refuse<T>(StatusCodes.Status415UnsupportedMediaType, "not-json", "Not JSON", "Send the body as JSON, in UTF-8, with “Content-Type: application/json”.");
        try
        {
            return await request.ReadFromJsonAsync<T>(Strict, request.HttpContext.RequestAborted) is { } value
                ? new JsonBody<T>(value, null)
                : Malformed<T>("Send a JSON object, not null.", null);
        }
        catch (JsonException wrong)
        {
            return Malformed<T>(WhereOf(wrong), wrong.Path);
        }
        catch (BadHttpRequestException wrong)
        {
            return Refuse<T>(wrong.StatusCode, wrong.StatusCode == 413 ? "too-large" : "malformed", "The body cannot be read", "Send a smaller, complete body.");
        }
    }

    private static bool IsUtf8(HttpRequest request) =>
        request.GetTypedHeaders().ContentType?.Charset is not { HasValue: true } charset
        || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static string WhereOf(JsonException wrong) =>
        $"Line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}: this is not JSON, or a field that is unknown, given twice or of the wrong kind.";

    private static JsonBody<T> Malformed<T>(string detail, string? path) where T : class
    {
        var field = path is ['$', '.', .. var name] ? name : null;
        var errors = field is null ? null : new Dictionary<string, string[]> { [field] = ["Unknown here, given twice, or of the wrong kind."] };
        return new JsonBody<T>(null, Problems.Of(StatusCodes.Status400BadRequest, "malformed", "The body cannot be read", detail, errors));
    }

    private static JsonBody<T> Refuse<T>(int status, string code, string title, string detail) where T : class =>
        new(null, Problems.Of(status, code, title, detail));
}
