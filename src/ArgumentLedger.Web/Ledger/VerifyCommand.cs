using System.Text;
using ArgumentLedger.Web.Hosting;

namespace ArgumentLedger.Web.Ledger;

/// <summary>The command <c>verify FILE [--key KEY] [--head KEPT]…</c>: checks an exported ledger without a database.</summary>
public static class VerifyCommand
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        """
        verify FILE [--key KEY] [--head KEPT]...
          FILE  an exported ledger; - reads standard input
          KEY   the public key that must have signed it, or a file that holds it
          KEPT  a head that you kept: a saved answer of GET .../ledger, or an earlier export
        """;

    /// <summary>Checks a file, says what was found, and returns 0 when it is sound, 1 when not, 2 when it cannot be read.</summary>
    public static async Task<int> RunAsync(CommandLine given, TextWriter say, TextWriter tell, CancellationToken ct)
    {
        if (given.Positional is not [var file] || given.Unknown("key", "head") is not null)
            return await given.ExplainAsync(Usage, tell);
        if (!TryReadKey(given, out var pinned))
            return await FailAsync(tell, "--key names neither a public key of 32 bytes in base64url, nor a file with one in it.");
        if (given.All("head").Prepend(file).FirstOrDefault(name => name != "-" && !File.Exists(name)) is { } missing)
            return await FailAsync(tell, $"There is no file {missing}.");
        var kept = new List<KeptHead>();
        try
        {
            foreach (var name in given.All("head"))
            {
                if (await KeptHead.ReadAsync(Path.GetFileName(name), File.OpenRead(name), ct) is not { } head)
                    return await FailAsync(tell, $"{name} is no head: save an answer of GET .../ledger, or name an earlier export.");
                kept.Add(head);
            }
            await using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            var check = new LedgerCheck { Pinned = pinned, Kept = kept, Progress = new ProgressLine(tell, "Checked").Show };
            var found = await check.RunAsync(stream, ct);
            foreach (var sentence in found.Sentences)
                await say.WriteLineAsync(sentence);
            return found.IsSound ? 0 : 1;
        }
        finally
        {
            foreach (var head in kept)
                await head.DisposeAsync();
        }
    }

    /// <summary>Checks the text of an export.</summary>
    public static async Task<(bool IsSound, string Sentence)> CheckAsync(TextReader lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(await lines.ReadToEndAsync()));
        var found = await new LedgerCheck().RunAsync(file, CancellationToken.None);
        return (found.IsSound, found.Sentences[0]);
    }

    /// <summary>Reads the option <c>--key</c>: a key, or a file with one in it; null when it is not given.</summary>
    internal static bool TryReadKey(CommandLine given, out LedgerPublicKey? key)
    {
        key = null;
        if (given.One("key") is not { } text)
            return given.All("key").Count == 0;
        key = LedgerPublicKey.Read(File.Exists(text) ? File.ReadAllText(text).Trim() : text);
        return key is not null;
    }

    static async Task<int> FailAsync(TextWriter tell, string sentence)
    {
        await tell.WriteLineAsync(sentence);
        return 2;
    }
}
