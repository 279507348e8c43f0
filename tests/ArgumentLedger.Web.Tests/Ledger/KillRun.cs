using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>
/// Many clients make moves on many debates over HTTP, some to be refused, some sent twice, some several at once, while the
/// application, and now and then its PostgreSQL, is killed and started again. What has a key is sent until it is answered.
/// </summary>
/// <param name="duration">For how long.</param>
/// <param name="seed">Moves and kills are chosen by it.</param>
sealed class KillRun(TimeSpan duration, int seed)
{
    internal const int Clients = 32;
    internal const int Debates = 100;

    static readonly string[] People = ["ann", "bo", "chidi", "dee"];
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<SaidCommand, IReadOnlyList<long>> answered = new();
    readonly ConcurrentBag<SaidCommand> unanswered = [];
    readonly ConcurrentQueue<string> faults = new();
    readonly List<HttpClient> people = [];
    readonly List<string> debates = [];
    int kills;
    int databaseKills;
    int refused;
    int repeats;
    int retries;
    volatile bool isOver;

    /// <summary>Runs it, and checks what is left.</summary>
    internal async Task<KillReport> RunAsync(Action<string> say)
    {
        await using var site = new KilledSite();
        await site.StartAsync();
        await PrepareAsync(site.Address);
        var speaking = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => SpeakAsync(client))));
        await KillAgainAndAgainAsync(site, say);
        isOver = true;
        await speaking;
        people.ForEach(person => person.Dispose());
        say($"{answered.Count:N0} commands acknowledged, {refused:N0} refused, {repeats:N0} sent again and answered as before, {retries:N0} tries unanswered; {kills} kills of the application, {databaseKills} of its PostgreSQL");
        await site.KillAsync();
        foreach (var fault in await new KillCheck(site.Folder, answered, unanswered, say).RunAsync(debates))
            faults.Enqueue(fault);
        return new(answered.Count, refused, repeats, kills, databaseKills, [.. faults]);
    }

    async Task PrepareAsync(Uri address)
    {
        foreach (var handle in People)
            people.Add(await SignInAsync(address, handle));
        for (var n = 0; n < Debates; n++)
        {
            var opened = await people[n % People.Length].PostAsync("/api/debates", new { motion = $"Debate {n}" });
            debates.Add(opened.GetProperty("id").GetString()!);
            await people[n % People.Length].PostAsync($"/api/debates/{debates[n]}/moves", new { move = "make-claim", text = "The first claim." });
        }
    }

    async Task KillAgainAndAgainAsync(KilledSite site, Action<string> say)
    {
        var random = new Random(seed);
        for (var up = TimeSpan.Zero; up < duration;)
        {
            var spell = TimeSpan.FromSeconds(Math.Min(1 + 2 * random.NextDouble(), (duration - up).TotalSeconds));
            await AnswersAsync();
            await Task.Delay(spell);
            up += spell;
            if (site.HasEnded)
                faults.Enqueue("The application ended by itself.");
            // Every third time, so that both happen in a short run too.
            if (kills % 3 == 1)
            {
                await site.KillDatabaseAsync();
                databaseKills++;
            }
            else
                await site.KillAsync();
            kills++;
            say(string.Create(CultureInfo.InvariantCulture, $"killed after {up.TotalSeconds:F1} s, {answered.Count:N0} commands acknowledged"));
            await site.StartAsync();
        }
        kills -= databaseKills;
    }

    // Before it answers there is nothing to lose, and on a busy machine that may be for longer than it is left alive.
    async Task AnswersAsync()
    {
        var (before, since) = (answered.Count, Stopwatch.GetTimestamp());
        while (answered.Count == before && Stopwatch.GetElapsedTime(since) < LongestStart)
            await Task.Delay(Pause);
        if (answered.Count == before)
            faults.Enqueue($"Nothing was acknowledged for {LongestStart.TotalSeconds} s after a start.");
    }

    async Task SpeakAsync(int client)
    {
        var random = new Random(seed + 1 + client);
        for (var n = 0; !isOver; n++)
        {
            var command = SaidCommand.Next(random, debates[random.Next(debates.Count)], random.Next(People.Length), $"{client}-{n}");
            var sending = SayAsync(command);
            // Sent again at once, or after the answer.
            if (command.Key is not null && random.Next(8) == 0)
                await SayAsync(command);
            await sending;
            if (command.Key is not null && random.Next(16) == 0)
                await SayAsync(command);
        }
    }

    async Task SayAsync(SaidCommand command)
    {
        while (!await TrySayAsync(command))
        {
            Interlocked.Increment(ref retries);
            if (command.Key is null)
            {
                unanswered.Add(command);
                return;
            }
            await Task.Delay(Pause);
        }
    }

    /// <summary>Sends a command; false when it was not answered, or told to come again.</summary>
    async Task<bool> TrySayAsync(SaidCommand command)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/debates/{command.Debate}/moves") { Content = command.Content() };
            if (command.Key is not null)
                request.Headers.Add("Idempotency-Key", command.Key);
            using var answer = await people[command.Person].SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return Take(command, (int)answer.StatusCode, text);
        }
        catch (Exception killed) when (killed is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    bool Take(SaidCommand command, int status, string text)
    {
        switch (status)
        {
            case 201 or 200:
                Note(command, [.. JsonElement.Parse(text).GetProperty("events").EnumerateArray().Select(one => one.GetProperty("version").GetInt64())]);
                return true;
            case 422 when command.IsToBeRefused:
                Interlocked.Increment(ref refused);
                return true;
            case 503:
                return false;
            default:
                faults.Enqueue($"{command.Body} was answered {status}: {text}");
                return true;
        }
    }

    void Note(SaidCommand command, IReadOnlyList<long> versions)
    {
        var first = answered.GetOrAdd(command, versions);
        if (ReferenceEquals(first, versions))
            return;
        Interlocked.Increment(ref repeats);
        if (!first.SequenceEqual(versions))
            faults.Enqueue($"{command.Key} was answered with versions {string.Join(", ", first)}, and then with {string.Join(", ", versions)}.");
    }

    static async Task<HttpClient> SignInAsync(Uri address, string handle)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        await client.SignUpAsync(handle);
        return client;
    }
}

/// <summary>What came of a run of kills.</summary>
/// <param name="Acknowledged">How many commands were acknowledged.</param>
/// <param name="Refused">How many were refused, as they should be.</param>
/// <param name="Repeats">How many sendings were answered as the first of theirs had been.</param>
/// <param name="Kills">How often the application was killed.</param>
/// <param name="DatabaseKills">How often its PostgreSQL was.</param>
/// <param name="Faults">All that is not as it should be.</param>
sealed record KillReport(int Acknowledged, int Refused, int Repeats, int Kills, int DatabaseKills, IReadOnlyList<string> Faults);
