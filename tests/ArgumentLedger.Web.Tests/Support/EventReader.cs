using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>Listens to Server-Sent Events as a program does, with the parser of the platform.</summary>
public sealed class EventReader : IAsyncDisposable
{
    /// <summary>The comment that follows when all there was has been told.</summary>
    public const string CaughtUp = ": live";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly HttpResponseMessage answer;
    readonly CancellationTokenSource over = new();
    readonly SseParser<JsonElement> parser;
    readonly IAsyncEnumerator<SseItem<JsonElement>> events;

    EventReader(HttpResponseMessage answer, Stream body)
    {
        this.answer = answer;
        parser = SseParser.Create(body, (_, data) => JsonDocument.Parse(Encoding.UTF8.GetString(data)).RootElement);
        events = parser.EnumerateAsync(over.Token).GetAsyncEnumerator();
    }

    /// <summary>The last id heard.</summary>
    public string LastId => parser.LastEventId;

    /// <summary>Begins to listen; the address must answer with a stream.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient client, string address, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((200, "text/event-stream"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<JsonElement?> NextAsync() => await events.MoveNextAsync().AsTask().WaitAsync(Patience) ? events.Current.Data : null;

    /// <summary>The next events, so many.</summary>
    public async Task<IReadOnlyList<JsonElement>> TakeAsync(int count)
    {
        var taken = new List<JsonElement>();
        while (taken.Count < count)
            taken.Add(await NextAsync() ?? throw new InvalidOperationException($"The stream ended after {taken.Count} of {count} events."));
        return taken;
    }

    /// <summary>Every event until the stream ends.</summary>
    public async Task<IReadOnlyList<JsonElement>> ToEndAsync()
    {
        var all = new List<JsonElement>();
        while (await NextAsync() is { } next)
            all.Add(next);
        return all;
    }

    /// <summary>The text of an answer: all of it, or where it goes on for ever, up to where all there was has been told.</summary>
    public static async Task<string> ReadTextAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream") return await answer.Content.ReadAsStringAsync();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var text = new StringBuilder();
        while (await lines.ReadLineAsync().WaitAsync(Patience) is { } line && line != CaughtUp)
            text.AppendLine(line);
        return text.ToString();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        answer.Dispose();
        over.Dispose();
    }
}
