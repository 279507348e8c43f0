using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>What a request was answered with, read whole.</summary>
public sealed record Answer(HttpStatusCode StatusCode, string? MediaType, HttpResponseHeaders Headers, string Text)
{
    private readonly Lazy<JsonElement> _body = new(() => JsonDocument.Parse(Text).RootElement);

    /// <summary>The status as a number.</summary>
    public int Status => (int)StatusCode;

    /// <summary>The body as JSON.</summary>
    public JsonElement Body => _body.Value;

    /// <summary>The debate's version, or that of an answer to moves.</summary>
    public long Version => Body.GetProperty("version").GetInt64();

    /// <summary>The events of an answer to moves.</summary>
    public IReadOnlyList<JsonElement> Events => [.. Body.GetProperty("events").EnumerateArray()];

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonElement> Items => [.. Body.GetProperty("items").EnumerateArray()];

    /// <summary>The cursor of a list's next page; null on the last.</summary>
    public string? Next => Body.GetProperty("next").GetString();

    /// <summary>The code in which a problem's type ends.</summary>
    public string Code => Body.GetProperty("type").GetString()!.Split('/')[^1];

    /// <summary>What a problem says to do.</summary>
    public string Detail => Body.GetProperty("detail").GetString()!;

    /// <summary>One text field of each item of a list.</summary>
    public IReadOnlyList<string?> All(string field) => [.. Items.Select(item => item.GetProperty(field).ToString())];

    /// <summary>Reads an answer to its end.</summary>
    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers, await response.Content.ReadAsStringAsync());

    /// <summary>This answer, which must have the given status.</summary>
    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>This answer, which must be a problem with this status and code that says what to do.</summary>
    public Answer ExpectProblem(int status, string code)
    {
        ExpectProblem();
        Assert.True(Status == status && Code == code, $"Expected {status} {code}, got {Status}: {Text}");
        return this;
    }

    /// <summary>This answer, which must be a problem that blames the request and says what to do.</summary>
    public Answer ExpectProblem()
    {
        Assert.True(Status is >= 400 and < 500, $"Expected a refusal, got {Status}: {Text}");
        Assert.Equal("application/problem+json", MediaType);
        Assert.Matches("^/problems/[a-z0-9-]+$", Body.GetProperty("type").GetString());
        Assert.NotEmpty(Body.GetProperty("title").GetString()!);
        Assert.NotEmpty(Detail);
        Assert.True(Text.Length < 5_000, $"The problem has {Text.Length} characters.");
        Assert.Equal(Status, Body.GetProperty("status").GetInt32());
        return this;
    }
}
