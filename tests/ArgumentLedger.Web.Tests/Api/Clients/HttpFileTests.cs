using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api.Clients;

/// <summary>Sends what stands in <c>tour.http</c>, as an editor does.</summary>
public sealed partial class HttpFileTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    readonly Dictionary<string, JsonElement> answers = [];

    [Fact]
    public async Task Every_request_of_the_tour_is_answered_as_it_should_be()
    {
        var file = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Api/tour.http"));
        var statuses = new List<int>();

        foreach (var request in file.ReplaceLineEndings("\n").Split("\n###").Skip(1))
            statuses.Add(await SendAsync(request));

        Assert.Equal([201, 201, 201, 201, 201, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200], statuses);
    }

    async Task<int> SendAsync(string block)
    {
        var lines = block.Split('\n').Skip(1).SkipWhile(line => line.Length == 0).ToList();
        var name = lines[0] is ['#', ..] ? lines[0]["# @name ".Length..] : null;
        var wanted = lines.Skip(name is null ? 0 : 1).Select(Fill).ToList();
        var (headers, body) = (wanted.Skip(1).TakeWhile(line => line.Length > 0).ToList(), string.Join('\n', wanted.SkipWhile(line => line.Length > 0)).Trim());
        using var request = new HttpRequestMessage(new HttpMethod(wanted[0].Split(' ')[0]), wanted[0].Split(' ')[1]);
        foreach (var header in headers.Select(line => line.Split(": ", 2)).Where(header => header[0] != "Content-Type"))
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json") } };
        using var answer = await site.Anonymous.SendAsync(request);
        if (name is not null)
            answers[name] = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (int)answer.StatusCode;
    }

    string Fill(string line) => Variable().Replace(line, variable => variable.Groups["field"].Success
        ? answers[variable.Groups["name"].Value].GetProperty(variable.Groups["field"].Value).GetString()!
        : site.Address.ToString().TrimEnd('/'));

    [GeneratedRegex(@"\{\{(?<name>\w+)(\.response\.body\.\$\.(?<field>\w+))?\}\}")]
    private static partial Regex Variable();
}
