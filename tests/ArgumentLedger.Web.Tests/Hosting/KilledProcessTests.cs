using ArgumentLedger.Web.Hosting;

namespace ArgumentLedger.Web.Tests.Hosting;

public sealed class KilledProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task After_a_kill_of_the_application_the_server_shuts_down_in_order()
    {
        using var folder = new LedgerFolder();
        using var held = await HeldDatabase.StartAsync(folder);
        Assert.True(File.Exists(folder.ServerNote));

        await held.KillAsync();

        await UntilAsync(() => !File.Exists(folder.ServerNote));
        // PostgreSQL takes its note away a moment before it writes that it is down.
        await UntilAsync(() => Log(folder).EndsWith("shut down\n", StringComparison.Ordinal));
        Assert.Contains("database system is shut down", Log(folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_right_after_the_kill_finds_every_commit()
    {
        using var folder = new LedgerFolder();
        using var held = await HeldDatabase.StartAsync(folder);
        await LedgerFolder.AskAsync(held.ConnectionString, "create table claim as select 'The bus is late'::text as words");

        await held.KillAsync();
        await using var database = await folder.OpenAsync();

        Assert.Equal("The bus is late", await LedgerFolder.AskAsync(database.ConnectionString, "select words from claim"));
    }

    [Fact]
    public async Task A_start_waits_for_a_server_that_is_long_in_shutting_down()
    {
        using var folder = new LedgerFolder();
        using var held = await HeldDatabase.StartAsync(folder);
        var server = folder.ServerProcess;
        await SignalAsync("STOP", server);
        await held.KillAsync();

        await using var database = await folder.OpenAsync(line =>
        {
            Assert.Equal("Waiting for the previous PostgreSQL server on this data to finish", line);
            SignalAsync("CONT", server).GetAwaiter().GetResult();
        });

        Assert.NotEqual(server, folder.ServerProcess);
    }

    [Fact]
    public async Task A_copy_in_another_process_is_refused_until_that_one_stops()
    {
        using var folder = new LedgerFolder();
        using var held = await HeldDatabase.StartAsync(folder);

        var refused = await Assert.ThrowsAsync<LedgerDatabaseException>(() => folder.OpenAsync());
        Assert.Contains($"(process {held.ProcessId})", refused.Message, StringComparison.Ordinal);

        Assert.Equal(0, await held.StopAsync());
        await using var database = await folder.OpenAsync();
    }

    [Fact]
    public async Task A_kill_of_the_server_is_noticed_and_costs_no_commit()
    {
        using var folder = new LedgerFolder();
        await using (var database = await folder.OpenAsync())
        {
            await LedgerFolder.AskAsync(database.ConnectionString, "create table claim as select 'The bus is late'::text as words");
            await SignalAsync("KILL", folder.ServerProcess);
            await database.Died.WaitAsync(Patience);
        }

        await using var again = await folder.OpenAsync();
        Assert.Equal("The bus is late", await LedgerFolder.AskAsync(again.ConnectionString, "select words from claim"));
    }

    private static string Log(LedgerFolder folder) =>
        File.ReadAllText(Path.Combine(folder.ServerNote, "..", "..", "server.log"));

    private static async Task SignalAsync(string signal, string process)
    {
        var sent = await SystemCommand.RunAsync(["sh", "-c", $"kill -{signal} {process}"], CancellationToken.None);
        Assert.True(sent.Succeeded, sent.Errors);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(20, limit.Token);
    }
}
