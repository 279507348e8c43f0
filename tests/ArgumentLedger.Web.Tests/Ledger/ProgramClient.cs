using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Talks to a site as a program does that takes for granted that all goes well.</summary>
static class ProgramClient
{
    /// <summary>Opens an account, and has all that is sent from now on be its. Its token.</summary>
    internal static async Task<string> SignUpAsync(this HttpClient client, string handle)
    {
        const string password = "only for this program";
        await client.PostAsync("/api/accounts", new { handle, password });
        var made = await client.PostAsync("/api/tokens", new { handle, password, name = "program", scope = "write" });
        var token = made.GetProperty("token").GetString()!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    /// <summary>What is answered; anything but success is a fault.</summary>
    internal static async Task<JsonElement> PostAsync(this HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
