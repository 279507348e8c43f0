using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Hosting;

namespace ArgumentLedger.Web.Ledger;

/// <summary>The command <c>export DEBATE [FILE] [--at N]</c>: writes a debate's ledger, also a private one's, as the operator of the site.</summary>
public static class ExportCommand
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        """
        export DEBATE [FILE] [--at N]
          DEBATE  the debate's id
          FILE    a new file; standard output when absent
          N       the ledger up to this version; all of it when absent
        """;

    /// <summary>Writes the export; 0 when it is complete.</summary>
    public static async Task<int> RunAsync(CommandLine given, IServiceProvider services, TextWriter say, TextWriter tell, CancellationToken ct)
    {
        if (given.Positional.Count is not (1 or 2) || given.Unknown("at") is not null || !Guid.TryParse(given.Positional[0], out var id)
            || !TryReadVersion(given.One("at"), out var at))
            return await given.ExplainAsync(Usage, tell);
        var file = given.Positional.ElementAtOrDefault(1);
        if (file is not null && File.Exists(file))
            return await FailAsync(tell, $"{file} is there already: name a new file.");
        var reader = services.GetRequiredService<DebateReader>();
        if (await reader.HeadAsync(id, ct) is not { } head)
            return await FailAsync(tell, $"There is no debate {id} here.");
        if (await reader.LookBackAsync(id, head, at ?? head.Version, ct) is not { } then)
            return await FailAsync(tell, string.Create(CultureInfo.InvariantCulture, $"The debate has versions 1 to {head.Version}."));
        await WriteAsync(services, id, then, file, say, tell, ct);
        if (file is not null)
            await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Exported debate {id}: {then.Version} entries, to {file}."));
        return 0;
    }

    // Under a passing name until it is complete, so that what has the name is whole.
    static async Task WriteAsync(IServiceProvider services, Guid id, Debate debate, string? file, TextWriter say, TextWriter tell, CancellationToken ct)
    {
        var head = await services.GetRequiredService<SignedHeads>().OfAsync(id, debate.Version, ct);
        var lines = services.GetRequiredService<LedgerExport>().LinesAsync(head, debate, ct);
        if (file is null)
        {
            await foreach (var line in lines)
                await say.WriteAsync(line + "\n");
            await say.FlushAsync(ct);
            return;
        }
        var unfinished = file + ".unfinished";
        var progress = new ProgressLine(tell, "Exported");
        await using (var writer = new StreamWriter(unfinished) { NewLine = "\n" })
        {
            var written = 0L;
            await foreach (var line in lines)
            {
                await writer.WriteLineAsync(line);
                progress.Show(written++, debate.Version);
            }
        }
        File.Move(unfinished, file);
    }

    static bool TryReadVersion(string? text, out long? version)
    {
        version = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return text is null || version is not null;
    }

    static async Task<int> FailAsync(TextWriter tell, string sentence)
    {
        await tell.WriteLineAsync(sentence);
        return 1;
    }
}
