using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>What a webhook was called with.</summary>
sealed record Call(string Body, IReadOnlyDictionary<string, string> Headers)
{
    internal JsonElement Event { get; } = JsonSerializer.Deserialize<JsonElement>(Body);

    internal string Id => Event.GetProperty("id").GetString()!;

    internal string Type => Event.GetProperty("type").GetString()!;

    internal JsonElement Data => Event.GetProperty("data");

    internal Guid Debate => Guid.Parse(Event.GetProperty("source").GetString()!["urn:uuid:".Length..]);
}

/// <summary>A program on this machine that a webhook calls: it takes note of all that comes, and answers as a test has it.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly ConcurrentQueue<Call> calls = [];
    readonly int port = LetterBox.FreePort();
    WebApplication? server;

    /// <summary>Its address.</summary>
    internal string Address => $"http://127.0.0.1:{port}/hook";

    /// <summary>All calls, also those that were not taken.</summary>
    internal IReadOnlyList<Call> Calls => [.. calls];

    /// <summary>How it answers a call, by how many came before; 204 unless a test says otherwise.</summary>
    internal Func<int, HttpContext, Task> Answer { get; set; } = (_, http) => StatusAsync(http, HttpStatusCode.NoContent);

    internal static async Task<Receiver> StartedAsync()
    {
        var receiver = new Receiver();
        await receiver.StartAsync();
        return receiver;
    }

    internal async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").UseShutdownTimeout(TimeSpan.Zero);
        server = builder.Build();
        server.Run(TakeAsync);
        await server.StartAsync();
    }

    /// <summary>Stops it, in the middle of whatever it does.</summary>
    internal async Task StopAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        server = null;
    }

    /// <summary>The calls, once there are so many that a test waits for.</summary>
    internal async Task<IReadOnlyList<Call>> UntilAsync(Func<IReadOnlyList<Call>, bool> enough)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (Calls is { } now && enough(now))
                return now;
            await Task.Delay(50);
        }
        throw new TimeoutException($"There were only {Calls.Count} calls: {string.Join(", ", Calls.Select(call => $"{call.Type} {call.Id}"))}");
    }

    /// <summary>The calls, once there are so many.</summary>
    internal Task<IReadOnlyList<Call>> UntilAsync(int many) => UntilAsync(calls => calls.Count >= many);

    internal static Task StatusAsync(HttpContext http, HttpStatusCode status)
    {
        http.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    async Task TakeAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        var before = calls.Count;
        calls.Enqueue(new(await body.ReadToEndAsync(), http.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString())));
        await Answer(before, http);
    }
}
