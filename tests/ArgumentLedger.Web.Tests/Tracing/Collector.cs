using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ArgumentLedger.Web.Tests.Tracing;

/// <summary>Takes what is exported by OTLP over HTTP, as a collector does, and keeps it as it came.</summary>
sealed class Collector : IAsyncDisposable
{
    readonly ConcurrentQueue<(string Path, string Text)> received = new();
    readonly WebApplication server;

    Collector(WebApplication server) => this.server = server;

    internal string Address => server.Urls.Single();

    internal static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector.server.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            // Texts stand in Protocol Buffers as they are, in UTF-8.
            collector.received.Enqueue((request.Path, Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector.server.StartAsync();
        return collector;
    }

    /// <summary>All that came to a path.</summary>
    internal string At(string path) => string.Concat(received.Where(one => one.Path == path).Select(one => one.Text));

    /// <summary>All that came.</summary>
    internal string All => string.Concat(received.Select(one => one.Text));

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
