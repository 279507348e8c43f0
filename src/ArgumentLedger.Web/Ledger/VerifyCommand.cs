using System.Text.Json;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>The command <c>verify FILE</c>: checks an exported ledger without a database.</summary>
public static class VerifyCommand
{
    /// <summary>Checks a file, says what was found, and returns 0 when it is sound, 1 when not, 2 when it cannot be read.</summary>
    public static async Task<int> RunAsync(string file, TextWriter say)
    {
        if (!File.Exists(file))
        {
            await say.WriteLineAsync($"There is no file {file}.");
            return 2;
        }
        await using var stream = File.OpenRead(file);
        using var reader = new StreamReader(stream);
        var (isSound, sentence) = await CheckAsync(reader);
        await say.WriteLineAsync(sentence);
        return isSound ? 0 : 1;
    }

    /// <summary>Checks the lines of an export: the header, the chain, and that the chain ends where the header says.</summary>
    public static async Task<(bool IsSound, string Sentence)> CheckAsync(TextReader lines)
    {
        if (!TryParse(await lines.ReadLineAsync(), out var header) || !TryReadHeader(header, out var debate, out var length, out var head))
            return (false, "Not sound. The first line is not the header of a ledger.");
        var verifier = new LedgerVerifier(debate);
        while (await lines.ReadLineAsync() is { } text)
        {
            if (text.Length == 0)
                continue;
            var found = TryParse(text, out var line)
                ? verifier.Check(line)
                : verifier.Sound with { IsSound = false, Fault = $"Version {verifier.Sound.Length + 1}: it is not JSON." };
            if (!found.IsSound)
                return (false, $"Not sound. {found.Fault} The {found.Length} entries before it hold.");
        }
        var all = verifier.Sound;
        if (all.Length != length || all.Head != head)
            return (false, $"Not sound. The header names {length} entries and the head {head}; there are {all.Length}, with the head {all.Head}.");
        return (true, $"Sound: {all.Length} entries of debate {debate}, head {all.Head}.");
    }

    static bool TryParse(string? text, out JsonElement element)
    {
        element = default;
        try
        {
            element = JsonElement.Parse(text ?? "");
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static bool TryReadHeader(JsonElement header, out Guid debate, out long length, out string? head)
    {
        (debate, length, head) = (default, 0, null);
        if (header.ValueKind != JsonValueKind.Object
            || !header.TryGetProperty("ledger", out var algorithm) || algorithm.ValueKind != JsonValueKind.String || algorithm.GetString() != Chain.Algorithm
            || !header.TryGetProperty("debate", out var id) || id.ValueKind != JsonValueKind.String || !id.TryGetGuid(out debate)
            || !header.TryGetProperty("length", out var count) || count.ValueKind != JsonValueKind.Number || !count.TryGetInt64(out length)
            || !header.TryGetProperty("head", out var hash) || hash.ValueKind != JsonValueKind.String)
            return false;
        head = hash.GetString();
        return true;
    }
}
