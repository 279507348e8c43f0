using ArgumentLedger.Web.Hosting;
using Marten;

namespace ArgumentLedger.Web.Ledger;

/// <summary>The command <c>import FILE [--key KEY]</c>: restores a debate from an export of its ledger, as the operator of the site.</summary>
public static class ImportCommand
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        """
        import FILE [--key KEY]
          FILE  an exported ledger; - reads standard input
          KEY   the public key that must have signed it, or a file that holds it
        """;

    /// <summary>Imports a file; 0 when the debate is here afterwards, 1 when it was refused, 2 when it cannot be read.</summary>
    public static async Task<int> RunAsync(CommandLine given, IServiceProvider services, TextWriter say, TextWriter tell, CancellationToken ct)
    {
        if (given.Positional is not [var file] || given.Unknown("key") is not null || !VerifyCommand.TryReadKey(given, out var pinned))
            return await given.ExplainAsync(Usage, tell);
        if (file != "-" && !File.Exists(file))
        {
            await tell.WriteLineAsync($"There is no file {file}.");
            return 2;
        }
        var store = services.GetRequiredService<IDocumentStore>();
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        var import = new LedgerImport(store, services.GetRequiredService<TimeProvider>()) { Pinned = pinned, Progress = new ProgressLine(tell, "Read").Show };
        var outcome = await import.RunAsync(stream, ct);
        await say.WriteLineAsync(outcome is ImportRefused ? $"Refused, and nothing was changed. {outcome.Sentence}" : outcome.Sentence);
        return outcome is ImportRefused ? 1 : 0;
    }
}
