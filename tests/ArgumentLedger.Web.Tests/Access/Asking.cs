using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Access;

/// <summary>What a request was answered, so far as two answers to one caller can be compared.</summary>
public sealed partial record Heard(string Word, string Headers, string Body)
{
    // Between two answers these differ by themselves: the time, the renewal of a session, what forms carry against forgery.
    static readonly string[] Passing = ["Date", "Set-Cookie", "Expires", "Transfer-Encoding", "Content-Length"];

    internal static async Task<Heard> OfAsync(HttpResponseMessage answer, Guid asked)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !Passing.Contains(header.Key))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        var body = FormToken().Replace(await EventReader.ReadTextAsync(answer), "");
        return new(WordOf(answer), string.Join('\n', headers).Replace($"{asked}", "ID"), body.Replace($"{asked}", "ID"));
    }

    static string WordOf(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status is not (301 or 302 or 303)) return $"{status}";
        return answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal) ? "sign" : "done";
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"[^\"]+\"")]
    private static partial Regex FormToken();
}

/// <summary>Sends what rows of <see cref="RouteTable"/> say.</summary>
public static partial class Asking
{
    static readonly Dictionary<string, string> Usual = new()
    {
        ["label"] = "c1",
        ["sources/label"] = "s1",
        ["source"] = "s1",
        ["speaker"] = "p1",
        ["who"] = "p1",
        ["name"] = "make-claim",
        ["handle"] = "olga",
        ["version"] = "2",
        ["number"] = "1",
        ["status"] = "200",
        ["code"] = "nobodys-invitation",
    };

    /// <summary>Sends a row's request for a caller.</summary>
    public static async Task<Heard> AskAsync(this AccessSite site, Row row, Caller caller, Guid debate)
    {
        var (method, path) = (row.Route.Split(' ')[0], row.Route.Split(' ')[1]);
        var isApi = path.StartsWith("/api/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method == "ANY" ? "GET" : method), AddressOf(path.Replace("{name}", row.Name, StringComparison.Ordinal), row.Query, debate));
        var body = row.Body.Replace("#k", $"{(int)caller + 1}", StringComparison.Ordinal);
        if (method == "POST")
            request.Content = isApi ? Json(body, path) : Form(body, site.FormTokenOf(caller));
        using var answer = await (isApi ? site.ProgramOf(caller) : site.BrowserOf(caller)).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return await Heard.OfAsync(answer, debate);
    }

    /// <summary>A pattern's address about a debate.</summary>
    public static string AddressOf(string pattern, string query, Guid debate)
    {
        var path = Parameter().Replace(pattern, found => found.Groups[2].Value == "id" ? $"{debate}"
            : Usual.GetValueOrDefault($"{found.Groups[1].Value}{found.Groups[2].Value}") ?? Usual[found.Groups[2].Value]);
        return query.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    static StringContent Json(string body, string path) =>
        new(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(path.Contains("imports", StringComparison.Ordinal) ? "text/plain" : "application/json"));

    static FormUrlEncodedContent Form(string fields, string token) => new(
        fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2))
            .Select(field => KeyValuePair.Create(field[0], field[1])).Append(new("__RequestVerificationToken", token)));

    [GeneratedRegex(@"(?<=/(\w+/)?)\{(\w+)(?::\w+)?\}")]
    private static partial Regex Parameter();
}
