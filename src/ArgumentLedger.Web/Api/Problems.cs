using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Api;

/// <summary>How every refusal of the API looks: RFC 9457 problem details whose type ends in a code.</summary>
public static class Problems
{
    /// <summary>A problem with its status, code, short title, a detail that says what to do, and sentences by field.</summary>
    public static IResult Of(
        int status, string code, string title, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Type = $"/problems/{code}", Title = title, Detail = detail };
        if (errors is { Count: > 0 }) problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }

    /// <summary>Whether a request is a program's, to be answered with problem details and never with a page.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.IsApi();

    /// <summary>Whether an address is the API's.</summary>
    public static bool IsApi(this PathString path) => path.StartsWithSegments("/api");
}
