using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArgumentLedger.Domain.Ledger;

/// <summary>
/// A debate's ledger as a hash chain: the hash of each entry covers its content and the hash before it, and of people's
/// words only their salted digests. FORMAT.md, beside this file, has all that a verifier needs.
/// </summary>
public static class Chain
{
    /// <summary>The name of the algorithm, for exports and answers.</summary>
    public const string Algorithm = "argument-ledger/1 sha-256";

    /// <summary>What stands before the first entry of a debate: the hash of its id.</summary>
    public static string Genesis(Guid debate) => Hash(Encoding.UTF8.GetBytes("argument-ledger/1 " + debate.ToString("D")));

    /// <summary>The hash of an entry.</summary>
    /// <param name="previous">The hash before it.</param>
    /// <param name="version">Its version.</param>
    /// <param name="at">When it was logged.</param>
    /// <param name="by">Who logged it.</param>
    /// <param name="speaker">Whose words, if reported.</param>
    /// <param name="saidAt">When they were said, if known.</param>
    /// <param name="name">The event's stored name.</param>
    /// <param name="data">The event as stored, words with or without text and salt.</param>
    public static string HashOf(
        string previous, long version, DateTimeOffset at, string by, string? speaker, DateTimeOffset? saidAt, string name, JsonElement data)
    {
        var content = new ArrayBufferWriter<byte>(512);
        content.Write("{\"at\":"u8);
        CanonicalJson.WriteString(Instant(at), content);
        Member("by", by, content);
        content.Write(",\"data\":"u8);
        CanonicalJson.WriteSealed(data, content);
        Member("event", name, content);
        Member("prev", previous, content);
        Member("saidAt", saidAt is { } said ? Instant(said) : null, content);
        Member("speaker", speaker, content);
        content.Write(",\"version\":"u8);
        content.Write(Encoding.ASCII.GetBytes(CanonicalJson.Number(version.ToString(CultureInfo.InvariantCulture))));
        content.Write("}"u8);
        return Hash(content.WrittenSpan);
    }

    static void Member(string name, string? value, ArrayBufferWriter<byte> content)
    {
        if (value is null)
            return;
        content.Write(",\""u8);
        content.Write(Encoding.ASCII.GetBytes(name));
        content.Write("\":"u8);
        CanonicalJson.WriteString(value, content);
    }

    /// <summary>A time as the chain and exports spell it: UTC, six decimals, such as 2026-01-02T03:04:05.000006Z.</summary>
    public static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time as <see cref="Instant"/> spells it.</summary>
    /// <exception cref="FormatException">It is spelled otherwise.</exception>
    public static DateTimeOffset ReadInstant(string text) => DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Reduces every <see cref="Words"/> in some data to its digest, in place, and returns the data.</summary>
    public static JsonNode? Seal(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject words when words["digest"] is JsonValue:
                words.Remove("text");
                words.Remove("salt");
                break;
            case JsonObject members:
                foreach (var (_, member) in members)
                    Seal(member);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Seal(item);
                break;
        }
        return node;
    }

    static string Hash(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(bytes));
}
