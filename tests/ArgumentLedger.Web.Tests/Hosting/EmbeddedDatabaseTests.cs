using ArgumentLedger.Web.Hosting;

namespace ArgumentLedger.Web.Tests.Hosting;

public sealed class EmbeddedDatabaseTests
{
    [Fact]
    public async Task The_first_start_creates_a_database_and_says_so()
    {
        using var folder = new LedgerFolder();
        var progress = new List<string>();

        await using var database = await folder.OpenAsync(progress.Add);

        Assert.StartsWith("Creating a new PostgreSQL", Assert.Single(progress), StringComparison.Ordinal);
        Assert.StartsWith("embedded PostgreSQL", database.Description, StringComparison.Ordinal);
        Assert.Equal("ledger", await LedgerFolder.AskAsync(database.ConnectionString, "select current_database()::text"));
    }

    [Fact]
    public async Task A_later_start_finds_what_was_written()
    {
        using var folder = new LedgerFolder();
        await using (var first = await folder.OpenAsync())
            await LedgerFolder.AskAsync(first.ConnectionString, "create table claim as select 'The bus is late'::text as words");
        var progress = new List<string>();

        await using var second = await folder.OpenAsync(progress.Add);

        Assert.Equal("The bus is late", await LedgerFolder.AskAsync(second.ConnectionString, "select words from claim"));
        Assert.Empty(progress);
    }

    [Fact]
    public async Task A_stop_in_order_leaves_no_server()
    {
        using var folder = new LedgerFolder();
        var database = await folder.OpenAsync();
        var note = folder.ServerNote;

        await database.DisposeAsync();

        Assert.False(File.Exists(note));
        Assert.False(database.Died.IsCompleted);
    }

    [Fact]
    public async Task The_server_keeps_what_it_confirms_and_itself_to_itself()
    {
        using var folder = new LedgerFolder();
        await using var database = await folder.OpenAsync();

        var set = await LedgerFolder.AskAsync(
            database.ConnectionString,
            """
            select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
            where name in ('data_checksums', 'fsync', 'full_page_writes', 'listen_addresses', 'log_min_error_statement',
              'server_encoding', 'synchronous_commit', 'unix_socket_permissions')
            """);

        Assert.Equal(
            "data_checksums=on fsync=on full_page_writes=on listen_addresses= log_min_error_statement=panic " +
            "server_encoding=UTF8 synchronous_commit=on unix_socket_permissions=0700",
            set);
    }

    [Fact]
    public async Task A_second_copy_is_refused_and_told_which_process_has_the_folder()
    {
        using var folder = new LedgerFolder();
        await using var first = await folder.OpenAsync();

        var refused = await Assert.ThrowsAsync<LedgerDatabaseException>(() => folder.OpenAsync());

        Assert.Equal(
            $"Another copy of Argument Ledger (process {Environment.ProcessId}) is already using the data folder {folder.FullPath}. " +
            "Stop it first, or give this one a folder of its own with ARGUMENTLEDGER_DATA.",
            refused.Message);
        Assert.Equal(1, await LedgerFolder.AskAsync(first.ConnectionString, "select 1"));
    }

    [Theory]
    [InlineData("a folder, with: signs = in its name")]
    [InlineData("a-folder-much-too-deep/for-a-socket-address/which-holds-only/one-hundred-and-seven/bytes-and-not-one-more")]
    [InlineData("Ordner-für-Streitgespräche")]
    public async Task A_data_path_no_socket_could_have_is_no_obstacle(string below)
    {
        using var folder = new LedgerFolder(below);
        await using var database = await folder.OpenAsync();

        Assert.Equal(1, await LedgerFolder.AskAsync(database.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task Without_PostgreSQL_the_message_names_three_ways_to_one()
    {
        using var folder = new LedgerFolder();
        var nothing = folder.Configuration(("ARGUMENTLEDGER_PG_BIN", folder.FullPath));

        var refused = await Assert.ThrowsAsync<LedgerDatabaseException>(
            () => LedgerDatabase.OpenAsync(nothing, _ => { }, CancellationToken.None));

        Assert.Contains("apt install postgresql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ARGUMENTLEDGER_PG_BIN", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Ledger", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_major_version_is_never_passed_over_for_an_empty_ledger()
    {
        using var folder = new LedgerFolder();
        Directory.CreateDirectory(Path.Combine(folder.FullPath, "postgresql-99"));
        var installed = await PostgresBinaries.FindAsync(folder.Configuration(), null, CancellationToken.None)
            ?? throw new InvalidOperationException("No PostgreSQL is installed.");

        var refused = await Assert.ThrowsAsync<LedgerDatabaseException>(() => LedgerDatabase.OpenAsync(
            folder.Configuration(("ARGUMENTLEDGER_PG_BIN", installed.Folder)), _ => { }, CancellationToken.None));

        Assert.Contains("no PostgreSQL 99, which wrote the data there is", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullPath, $"postgresql-{installed.Major}")));
    }

    [Fact]
    public async Task Ctrl_C_in_the_terminal_does_not_reach_the_server()
    {
        using var folder = new LedgerFolder();
        await using var database = await folder.OpenAsync();

        Assert.NotEqual(await SessionAsync($"{Environment.ProcessId}"), await SessionAsync(folder.ServerProcess));
    }

    private static async Task<string> SessionAsync(string process)
    {
        var said = await SystemCommand.RunAsync(["ps", "-o", "sid=", "-p", process], CancellationToken.None);
        Assert.NotEmpty(said.Output);
        return said.Output;
    }
}
