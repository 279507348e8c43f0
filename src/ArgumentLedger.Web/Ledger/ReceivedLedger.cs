using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Web.Ledger;

/// <summary>An entry as it came in a file.</summary>
/// <param name="Entry">What it says.</param>
/// <param name="Data">The event's data in JSON, letter by letter.</param>
/// <param name="Previous">The hash before it.</param>
/// <param name="Hash">Its hash.</param>
sealed record ReceivedEntry(Entry Entry, string Data, string Previous, string Hash);

/// <summary>What came of a line: an entry, or null with a sentence that says why it was refused.</summary>
readonly record struct Taken(ReceivedEntry? Entry, string Fault);

/// <summary>
/// A ledger that comes from elsewhere, line by line: each entry must be sound, be an event as this site writes them, and
/// be one that can have happened in the debate so far.
/// </summary>
sealed class ReceivedLedger(HeadLine header, DateTimeOffset now)
{
    // Clocks differ a little; a ledger of tomorrow would hold back the times of all that is said today.
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    static readonly JsonSerializerOptions Strict = MakeStrict();

    readonly LedgerVerifier verifier = new(header.Debate);
    readonly MerkleFrontier tree = new();
    readonly Fold fold = new(Debate.None);

    /// <summary>The debate after all entries, of which none is taken any more.</summary>
    internal Debate Finish() => fold.Finish();

    /// <summary>
    /// Takes the lines; null with a sentence for the first that is refused, after which there are no more. Lines are
    /// checked while the entries of those before them are folded, and while whoever reads does as they please with them.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="going">What the lines end by when it is cancelled; it is, once nobody takes any more.</param>
    internal async IAsyncEnumerable<Taken> TakeAsync(IAsyncEnumerator<LedgerLines.Line> lines, CancellationTokenSource going)
    {
        await foreach (var line in Ahead.ReadAsync(CheckAsync(lines), one => one.Entry?.Data.Length ?? 0, going))
        {
            var taken = line.Entry is { } received ? Admit(received) : line;
            yield return taken;
            if (taken.Entry is null)
                yield break;
        }
    }

    async IAsyncEnumerable<Taken> CheckAsync(IAsyncEnumerator<LedgerLines.Line> lines)
    {
        var isSound = true;
        while (isSound && await lines.MoveNextAsync())
        {
            var one = Check(lines.Current);
            isSound = one.Entry is not null;
            yield return one;
        }
    }

    Taken Check(LedgerLines.Line line)
    {
        var (version, previous) = (verifier.Sound.Length + 1, verifier.Sound.Head);
        if (line.Json is not { } json)
            return Refuse($"Version {version}: {line.Fault}.");
        var verdict = verifier.Check(json);
        if (!verdict.IsSound)
            return Refuse($"{verdict.Fault}");
        if (!TryRead(json, out var entry, out var data))
            return Refuse($"Version {version}: its data are not those of an event that this site knows.");
        if (entry.At > now + Tolerance)
            return Refuse($"Version {version}: it was logged in the future.");
        tree.Add(verdict.Head);
        return new(new(entry, data, previous, verdict.Head), "");
    }

    Taken Admit(ReceivedEntry received) =>
        fold.Admit(received.Entry) is { } refusal ? Refuse($"Version {received.Entry.Version}: {refusal.Sentence}") : new(received, "");

    /// <summary>Why the entries taken are not the whole ledger that the header names; null when they are.</summary>
    internal string? FaultAtEnd()
    {
        var all = verifier.Sound;
        if (all.Length != header.Length || all.Head != header.Hash)
            return string.Create(CultureInfo.InvariantCulture, $"The header names {header.Length} entries and the head {header.Hash}; there are {all.Length}, with the head {all.Head}.");
        if (header.Root is not null && header.Root != tree.Root)
            return "The header names another root than that of the entries.";
        return all.Length == 0 ? "It has no entries." : null;
    }

    static Taken Refuse(FormattableString sentence) => new(null, sentence.ToString(CultureInfo.InvariantCulture));

    static bool TryRead(JsonElement line, out Entry entry, out string data)
    {
        var given = line.GetProperty("data");
        (entry, data) = (null!, given.GetRawText());
        if (!Vocabulary.Events.TryGetValue(line.GetProperty("event").GetString()!, out var type) || ReadEvent(given, type) is not { } made)
            return false;
        entry = new(
            line.GetProperty("version").GetInt64(), Chain.ReadInstant(line.GetProperty("at").GetString()!), line.GetProperty("by").GetString()!,
            Text(line, "speaker"), Text(line, "saidAt") is { } said ? Chain.ReadInstant(said) : null, made);
        return true;
    }

    // What would not be written again as it was read has members that no such event has, or values that it cannot have.
    static DebateEvent? ReadEvent(JsonElement data, Type type)
    {
        try
        {
            var made = (DebateEvent?)data.Deserialize(type, Strict);
            return made is not null && CanonicalJson.AreEqual(JsonSerializer.SerializeToElement(made, type, Strict), data) ? made : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A member that a later version of the site added may be absent, one that was always there may not.
    static JsonSerializerOptions MakeStrict() => new(LedgerJson.Stored)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                type =>
                {
                    foreach (var member in type.Properties)
                        if (member.AssociatedParameter is { IsNullable: false } && Nullable.GetUnderlyingType(member.PropertyType) is null)
                            member.IsRequired = true;
                },
            },
        },
    };
}
