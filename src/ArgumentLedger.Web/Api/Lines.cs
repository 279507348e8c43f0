using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ArgumentLedger.Web.Api;

/// <summary>Lists as newline-delimited JSON, an item a line, for whoever asks with <c>Accept: application/x-ndjson</c>.</summary>
public static class Lines
{
    /// <summary>Their media type.</summary>
    public const string MediaType = "application/x-ndjson";

    /// <summary>Items that one answer may have as lines; as a JSON array fewer, since that is read whole.</summary>
    public const int MostItems = 10_000;

    /// <summary>Whether lines are what a request would rather have.</summary>
    public static bool WantsLines(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.Where(kind => kind.Quality is not 0).OrderByDescending(kind => kind.Quality ?? 1)
            .FirstOrDefault(kind => kind.MediaType.Value is MediaType or "application/json")?.MediaType.Value == MediaType;

    /// <summary>Writes the pages that an endpoint answers with as lines where they are wanted.</summary>
    internal static async ValueTask<object?> WriteAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var answer = await next(call);
        return answer is IValueHttpResult { Value: IPage page } && call.HttpContext.Request.WantsLines() ? new LinesOf(page) : answer;
    }

    sealed class LinesOf(IPage page) : IResult
    {
        public async Task ExecuteAsync(HttpContext http)
        {
            http.Response.ContentType = MediaType;
            http.Response.Headers.Vary = StringValues.Concat(http.Response.Headers.Vary, "Accept");
            if (page.Cursor is { } cursor)
                http.Response.Headers.Link = $"<{http.Request.PathBase}{http.Request.Path}{QueryAfter(http.Request, cursor)}>; rel=\"next\"";
            var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            foreach (var item in page.All)
            {
                await JsonSerializer.SerializeAsync(http.Response.Body, item, item.GetType(), options, http.RequestAborted);
                await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
            }
        }

        static QueryString QueryAfter(HttpRequest request, string cursor) =>
            QueryString.Create(request.Query.Where(given => given.Key != "after").Append(new("after", cursor)));
    }
}
