using System.Net.Http.Headers;
using System.Text;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>Requests to the REST interface in a line each.</summary>
public static class RestClient
{
    /// <summary>Gets an address.</summary>
    public static async Task<Answer> ReadAsync(this HttpClient client, string address, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Posts JSON, or anything else that is named.</summary>
    public static Task<Answer> SendAsync(
        this HttpClient client, string address, string body, string? key = null, string? ifMatch = null, string? contentType = "application/json") =>
        client.SendAsync(address, Encoding.UTF8.GetBytes(body), key, ifMatch, contentType);

    /// <summary>Posts bytes as they are.</summary>
    public static async Task<Answer> SendAsync(
        this HttpClient client, string address, byte[] body, string? key = null, string? ifMatch = null, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        if (contentType is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Puts JSON in the place of what is there.</summary>
    public static async Task<Answer> PutAsync(this HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PutAsync(new Uri(address, UriKind.Relative), content);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Opens a debate and gives it.</summary>
    public static async Task<TestedDebate> OpenAsync(this HttpClient client, string motion, string visibility = "public")
    {
        var opened = await client.SendAsync("/api/debates", $$"""{"motion":"{{motion}}","visibility":"{{visibility}}"}""");
        return new(client, opened.Expect(201).Body.GetProperty("id").GetGuid());
    }
}

/// <summary>A debate and somebody who makes moves in it.</summary>
public sealed record TestedDebate(HttpClient Client, Guid Id)
{
    /// <summary>The debate's address.</summary>
    public string Address => $"/api/debates/{Id}";

    /// <summary>Makes a move or several, whatever comes of it.</summary>
    public Task<Answer> TryAsync(string body, string? key = null, string? ifMatch = null) =>
        Client.SendAsync($"{Address}/moves", body, key, ifMatch);

    /// <summary>Makes a move or several, which must be recorded.</summary>
    public async Task<Answer> MakeAsync(string body) => (await TryAsync(body)).Expect(201);

    /// <summary>Reads something of the debate.</summary>
    public Task<Answer> ReadAsync(string below = "", string? ifNoneMatch = null) => Client.ReadAsync(Address + below, ifNoneMatch);

    /// <summary>The debate's version now.</summary>
    public async Task<long> VersionAsync() => (await ReadAsync()).Expect(200).Version;

    /// <summary>The same debate for somebody else.</summary>
    public TestedDebate For(HttpClient other) => this with { Client = other };
}
