using System.Text.Json;
using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>What must hold of the data that kills left: everything acknowledged is there once and nothing else, chains hold, and rows and notices are those that the events make.</summary>
sealed class KillCheck(
    string folder, IReadOnlyDictionary<SaidCommand, IReadOnlyList<long>> answered, IReadOnlyCollection<SaidCommand> unanswered, Action<string> say)
{
    // Of a debate that was opened and has its first claim.
    const int EventsBefore = 2;

    const string Notices = "select concat_ws(' ', person, debate, version), to_jsonb(n) - 'number' from ledger.notices n";

    readonly List<string> faults = [];

    internal async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> debates)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ARGUMENTLEDGER_DATA"] = folder }).Build();
        await using var database = await LedgerDatabase.OpenAsync(configuration, say, CancellationToken.None);
        SortedDictionary<string, string> notices;
        await using (var site = await StartAsync(database.ConnectionString))
        {
            foreach (var debate in debates)
                CheckDebate(debate, await LinesAsync(site.Services, Guid.Parse(debate)));
            await SettleAsync(database.ConnectionString);
            var live = await LedgerRows.ReadAsync(database.ConnectionString);
            notices = await LedgerRows.ReadAsync(database.ConnectionString, ("notice", Notices));
            await CheckNumbersAsync(database.ConnectionString);
            say($"{live.Count:N0} rows and {notices.Count:N0} notices are compared with what the events make");
            await LedgerRows.RebuildAsync(site.Services);
            await SettleAsync(database.ConnectionString);
            Compare(live, await LedgerRows.ReadAsync(database.ConnectionString));
            await site.StopAsync();
        }
        await ExecuteAsync(database.ConnectionString, "truncate ledger.notices, ledger.noticed");
        await using (var site = await StartAsync(database.ConnectionString))
        {
            await SettleAsync(database.ConnectionString);
            Compare(notices, await LedgerRows.ReadAsync(database.ConnectionString, ("notice", Notices)));
            await site.StopAsync();
        }
        return faults;
    }

    void CheckDebate(string debate, List<string> lines)
    {
        var (isSound, sentence) = VerifyCommand.CheckAsync(new StringReader(string.Join('\n', lines))).Result;
        if (!isSound)
            faults.Add($"The chain of debate {debate} does not hold: {sentence}");
        var texts = lines.Skip(1).Select(TextOf).ToList();
        var mine = answered.Where(pair => pair.Key.Debate == debate).ToList();
        foreach (var (command, versions) in mine)
            if (!versions.Select(version => version <= texts.Count ? texts[(int)version - 1] : null).SequenceEqual(command.Texts))
                faults.Add($"Debate {debate} has not at versions {string.Join(", ", versions)} what was acknowledged: {command.Body}");
        foreach (var twice in texts.GroupBy(text => text).Where(same => same.Key is not null && same.Count() > 1))
            faults.Add($"Debate {debate} has twice: {twice.Key}");
        // What was sent once, without a key, and not answered may be there or not; if it is, whole.
        var uncertain = unanswered.Where(command => command.Debate == debate && command.Texts.All(texts.Contains)).Sum(command => command.Texts.Count);
        var expected = EventsBefore + mine.Sum(pair => pair.Value.Count) + uncertain;
        if (texts.Count != expected)
            faults.Add($"Debate {debate} has {texts.Count} events, not {expected}.");
    }

    void Compare(SortedDictionary<string, string> live, SortedDictionary<string, string> rebuilt)
    {
        foreach (var name in live.Keys.Union(rebuilt.Keys))
            if (live.GetValueOrDefault(name) is var kept && rebuilt.GetValueOrDefault(name) is var made && kept != made)
                faults.Add($"{name}: kept is {kept ?? "nothing"}, but the events make {made ?? "nothing"}");
    }

    static string? TextOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("data").TryGetProperty("text", out var words) && words.ValueKind == JsonValueKind.Object
            ? words.GetProperty("text").GetString()
            : null;
    }

    static async Task<List<string>> LinesAsync(IServiceProvider services, Guid debate)
    {
        var state = await services.GetRequiredService<DebateReader>().HeadAsync(debate, default) ?? throw new InvalidOperationException($"Debate {debate} is gone.");
        var head = await services.GetRequiredService<SignedHeads>().OfAsync(debate, state.Version, default);
        var lines = new List<string>();
        await foreach (var line in services.GetRequiredService<LedgerExport>().LinesAsync(head, state, default))
            lines.Add(line);
        return lines;
    }

    // What follows commits has come as far as they have.
    static async Task SettleAsync(string database)
    {
        const string settled =
            """
            select not exists (select from ledger.moved_marks)
              and coalesce((select max(position) from ledger.moved), 0) <= coalesce((select version from ledger.noticed where debate = '00000000-0000-0000-0000-000000000000'), 0)
            """;
        while (await ExecuteAsync(database, settled) is not true)
            await Task.Delay(50);
    }

    async Task CheckNumbersAsync(string database)
    {
        if (await ExecuteAsync(database, "select count(*) from (select from ledger.notices group by person having max(number) <> count(*) or min(number) <> 1) gaps") is not 0L)
            faults.Add("Somebody's notices are not numbered from 1 without gaps.");
    }

    static async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    static async Task<WebApplication> StartAsync(string database)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DemoData"] = "false" });
        var site = Site.Build(builder, database);
        await site.StartSiteAsync(CancellationToken.None);
        return site;
    }
}
