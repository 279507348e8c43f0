using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>A site that may call this machine, and does not wait long.</summary>
public sealed class WebhookSite : SiteFixture
{
    /// <summary>Its settings.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Usual = new Dictionary<string, string?>
    {
        ["Webhooks:AllowPrivateNetworks"] = "true",
        ["Webhooks:AllowHttp"] = "true",
        ["Webhooks:Ports"] = "*",
        ["Webhooks:Timeout"] = "00:00:01",
        ["Webhooks:FirstPause"] = "00:00:00.05",
        ["Webhooks:LongestPause"] = "00:00:00.2",
    };

    /// <summary>A site of its own.</summary>
    public WebhookSite() => Settings = Usual;
}

/// <summary>A webhook, and whose it is.</summary>
sealed record TestedWebhook(HttpClient Client, Guid Id, string Secret)
{
    internal const string All = "/api/webhooks";

    internal string Address => $"{All}/{Id}";

    internal async Task<JsonElement> ReadAsync() => (await Client.ReadAsync(Address)).Expect(200).Body;

    internal async Task<IReadOnlyList<JsonElement>> DeliveriesAsync() => (await Client.ReadAsync($"{Address}/deliveries?limit=200")).Expect(200).Items;

    internal Task<Answer> ChangeAsync(string body) => Client.PatchAsync(Address, body);

    /// <summary>The webhook, once it is as a test waits for.</summary>
    internal async Task<JsonElement> UntilAsync(Func<JsonElement, bool> isSo)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (await ReadAsync() is var now && isSo(now))
                return now;
            await Task.Delay(50);
        }
        throw new TimeoutException($"It stayed {await ReadAsync()}");
    }

    internal Task<JsonElement> UntilAsync(string state) => UntilAsync(one => one.GetProperty("state").GetString() == state);
}

/// <summary>Requests about webhooks in a line each.</summary>
static class WebhookRequests
{
    internal static Task<Answer> TryHookAsync(this HttpClient client, string url, string about) =>
        client.SendAsync(TestedWebhook.All, $$"""{"url":{{JsonSerializer.Serialize(url)}},{{about}}}""");

    /// <summary>Makes a webhook.</summary>
    internal static async Task<TestedWebhook> HookAsync(this HttpClient client, string url, string about)
    {
        var made = (await client.TryHookAsync(url, about)).Expect(201).Body;
        return new(client, made.GetProperty("webhook").GetProperty("id").GetGuid(), made.GetProperty("secret").GetString()!);
    }

    /// <summary>Makes a webhook that is told of a debate, or one position of it.</summary>
    internal static Task<TestedWebhook> HookAsync(this TestedDebate debate, string url, string? label = null) =>
        debate.Client.HookAsync(url, $"\"debate\":\"{debate.Id}\"{(label is null ? "" : $",\"label\":\"{label}\"")}");

    internal static async Task<Answer> PatchAsync(this HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PatchAsync(new Uri(address, UriKind.Relative), content);
        return await Answer.ReadAsync(response);
    }

    internal static async Task<Answer> RemoveAsync(this HttpClient client, string address)
    {
        using var response = await client.SendAsync(new(HttpMethod.Delete, address));
        return await Answer.ReadAsync(response);
    }
}
