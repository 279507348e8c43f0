using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using Marten;

namespace ArgumentLedger.Web.Hosting;

/// <summary>
/// Logs the demo debates of <c>seeds/</c> on an empty ledger, by the same way as people's moves: each file is one
/// debate, each line one move, and a file counts once however often it is tried.
/// </summary>
public sealed class DemoData(
    MoveSender sender, ContributorDirectory contributors, IDocumentStore store, IConfiguration configuration, ILogger<DemoData> log)
{
    static readonly Dictionary<string, string> Names = new()
    {
        ["demo"] = "Demo",
        ["ann"] = "Ann",
        ["bo"] = "Bo",
        ["chidi"] = "Chidi",
    };

    /// <summary>Logs the demo debates unless people have opened debates here, or the setting DemoData is false.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds"), "*.jsonl").OrderDescending(StringComparer.Ordinal).ToList();
        if (!configuration.GetValue("DemoData", true) || !await IsWantedAsync(files.Count, ct))
            return;
        foreach (var file in files)
            await LogAsync(file, ct);
    }

    // A start that was cut off between two files is taken up again; a ledger in use is left alone.
    async Task<bool> IsWantedAsync(int files, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var openers = await session.Query<DebateCard>().Select(card => card.Opener).Take(files).ToListAsync(ct);
        if (openers.Count >= files)
            return false;
        foreach (var opener in openers)
            if ((await contributors.OfAsync(opener, ct)).Handle is not { } handle || !Names.ContainsKey(handle))
                return false;
        return true;
    }

    async Task LogAsync(string file, CancellationToken ct)
    {
        var moves = new List<(string By, Move Move)>();
        var opener = "demo";
        foreach (var line in await File.ReadAllLinesAsync(file, ct))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var (by, move) = Read(file, line, opener);
            opener = moves.Count == 0 ? by : opener;
            moves.Add((await contributors.EnsureDemoAsync(by, Names.GetValueOrDefault(by, by), ct), move));
        }
        var key = MoveSender.KeyOf(moves[0].By, "seed " + Path.GetFileName(file), Path.GetFileName(file));
        if (await sender.SendAsync(moves, Guid.CreateVersion7(), key, null, ct) is MovesRefused refused)
            throw new InvalidDataException($"{Path.GetFileName(file)}, line {refused.Index + 1}: {refused.Refusal.Code}: {refused.Refusal.Sentence}");
        log.LogInformation("Logged the demo debate {File}: {Count} moves", Path.GetFileName(file), moves.Count);
    }

    static (string By, Move Move) Read(string file, string line, string opener)
    {
        var given = JsonNode.Parse(line)!.AsObject();
        var by = given["by"]?.GetValue<string>() ?? opener;
        given.Remove("by");
        if (!MoveJson.TryRead(JsonSerializer.SerializeToUtf8Bytes(given), out var moves, out _, out var fault))
            throw new InvalidDataException($"{Path.GetFileName(file)}: {fault.Field}: {fault.Sentence} In: {line}");
        return (by, moves[0]);
    }
}
