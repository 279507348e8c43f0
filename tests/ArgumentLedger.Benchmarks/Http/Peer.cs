using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>A server under measurement.</summary>
sealed class Peer : IAsyncDisposable
{
    readonly Process process;
    readonly string root;
    readonly string database;
    readonly List<LeanClient> clients = [];
    string? token;

    Peer(string name, Process process, Uri address, string database)
    {
        (Name, this.process, Address, this.database) = (name, process, address, database);
        root = name == PeerProgram.Ours ? "/api/debates" : "/debates";
    }

    internal string Name { get; }

    internal int ProcessId => process.Id;

    internal Uri Address { get; }

    internal static async Task<Peer> StartAsync(string name, string connectionString, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Peer).Assembly.Location, "peer", name, connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (variable, value) in variables ?? new Dictionary<string, string>())
            start.Environment[variable] = value;
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{name} did not start.");
        var peer = new Peer(name, process, new Uri(address), connectionString);
        if (name == PeerProgram.Ours)
            peer.token = await peer.SignInAsync();
        return peer;
    }

    /// <summary>Opens debates and gives their ids.</summary>
    internal async Task<IReadOnlyList<string>> OpenAsync(int count)
    {
        using var http = Http();
        var ids = new List<string>();
        for (var n = 0; n < count; n++)
        {
            using var answer = await http.PostAsJsonAsync(root, new { motion = $"Debate {n}" });
            answer.EnsureSuccessStatusCode();
            var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
            using var first = await http.PostAsJsonAsync($"{root}/{id}/moves", new { move = "make-claim", text = "The first claim, which others answer." });
            first.EnsureSuccessStatusCode();
            ids.Add(id);
        }
        return ids;
    }

    /// <summary>Clients that speak in these debates: a claim and a rebuttal of the first claim in turn.</summary>
    internal Task<IReadOnlyList<Func<int, Task<bool>>>> SpeakersAsync(int count, IReadOnlyList<string> debates) =>
        ClientsAsync(count, (client, n) => Move(debates[(client * 31 + n) % debates.Count], client, n), 201);

    /// <summary>Clients that nobody is signed in to, and that read a path of these debates, which {0} in it stands for.</summary>
    internal Task<IReadOnlyList<Func<int, Task<bool>>>> ReadersAsync(int count, string path, IReadOnlyList<string> debates)
    {
        var requests = debates.Select(debate => LeanClient.Request("GET", string.Format(CultureInfo.InvariantCulture, path, debate), null, null)).ToArray();
        return ClientsAsync(count, (client, n) => requests[(client * 31 + n) % requests.Length], 200);
    }

    /// <summary>Rebuts what is named, one after the other.</summary>
    internal async Task SayAsync(string debate, IEnumerable<(string Target, string Text)> said)
    {
        using var http = Http();
        foreach (var some in said.Select(it => new { move = "rebut-claim", target = it.Target, text = it.Text }).Chunk(Name == PeerProgram.Ours ? 1_000 : 1))
        {
            using var answer = Name == PeerProgram.Ours
                ? await http.PostAsJsonAsync($"{root}/{debate}/moves", some)
                : await http.PostAsJsonAsync($"{root}/{debate}/moves", some[0]);
            answer.EnsureSuccessStatusCode();
        }
    }

    async Task<IReadOnlyList<Func<int, Task<bool>>>> ClientsAsync(int count, Func<int, int, byte[]> request, int expected)
    {
        // Anew each time: servers close what was idle for long.
        clients.ForEach(client => client.Dispose());
        clients.Clear();
        while (clients.Count < count)
            clients.Add(await LeanClient.ConnectAsync(Address));
        return [.. clients.Select((client, number) => (Func<int, Task<bool>>)(async n => await client.SendAsync(request(number, n)) == expected))];
    }

    byte[] Move(string debate, int client, int n) => LeanClient.Request("POST", $"{root}/{debate}/moves", token, (client + n) % 2 == 0
        ? string.Create(CultureInfo.InvariantCulture, $$"""{"move":"make-claim","text":"Claim {{n}} of client {{client}}: and here is a sentence that says why one should think so."}""")
        : string.Create(CultureInfo.InvariantCulture, $$"""{"move":"rebut-claim","target":"c1","text":"Rebuttal {{n}} of client {{client}}: that does not follow, and this is why not."}"""));

    /// <summary>Waits until what was answered is indexed and told to whom it concerns; others leave nothing to be done.</summary>
    internal async Task SettleAsync()
    {
        if (Name != PeerProgram.Ours)
            return;
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var isLeft = new NpgsqlCommand(
            """
            select exists (select from ledger.index_marks) or exists (select from ledger.moved_marks) or exists (select from ledger.turn_marks)
              or (select max(position) from ledger.moved) > (select version from ledger.noticed where debate = '00000000-0000-0000-0000-000000000000')
            """, connection);
        while (await isLeft.ExecuteScalarAsync() is true)
            await Task.Delay(20);
    }

    /// <summary>Has the limit written for a while; how many events it wrote.</summary>
    internal async Task<int> WriteAsync(int writers, int debates, TimeSpan duration)
    {
        await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{writers} {debates} {duration.TotalMilliseconds:F0}"));
        return int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    HttpClient Http()
    {
        var http = new HttpClient { BaseAddress = Address };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    async Task<string> SignInAsync()
    {
        using var http = Http();
        const string password = "only for this measurement";
        using var account = await http.PostAsJsonAsync("/api/accounts", new { handle = "bench", password });
        account.EnsureSuccessStatusCode();
        using var made = await http.PostAsJsonAsync("/api/tokens", new { handle = "bench", password, name = "bench", scope = "write" });
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
