using System.Globalization;
using System.Text.Json;

namespace ArgumentLedger.Domain.Ledger;

/// <summary>What a verifier found.</summary>
/// <param name="IsSound">Whether nothing is wrong.</param>
/// <param name="Length">Entries that hold, from the first.</param>
/// <param name="Head">The hash of the last entry that holds, or of the genesis.</param>
/// <param name="Fault">What is wrong with the first entry that does not hold; null when sound.</param>
public sealed record Verdict(bool IsSound, long Length, string Head, string? Fault);

/// <summary>
/// Checks a ledger line by line without a database: that versions follow each other, that each hash is right and
/// follows the one before, and that no shown word differs from its digest.
/// </summary>
public sealed class LedgerVerifier(Guid debate)
{
    static readonly string[] Members = ["version", "at", "by", "speaker", "saidAt", "event", "data", "prev", "hash"];
    static readonly string[] MembersOfWords = ["text", "salt", "digest"];

    string head = Chain.Genesis(debate);
    long length;
    DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>The verdict on the entries checked so far.</summary>
    public Verdict Sound => new(true, length, head, null);

    /// <summary>Checks the next entry, given as a line of the export; the first one that is not sound ends the check.</summary>
    public Verdict Check(JsonElement line)
    {
        string? fault;
        try
        {
            fault = FaultOf(line);
        }
        catch (Exception malformed) when (malformed is InvalidOperationException or KeyNotFoundException or FormatException or JsonException or OverflowException)
        {
            fault = "it is not an entry of a ledger";
        }
        return fault is null ? Sound : new(false, length, head, string.Create(CultureInfo.InvariantCulture, $"Version {length + 1}: {fault}."));
    }

    string? FaultOf(JsonElement line)
    {
        if (line.GetProperty("version").GetInt64() is var version && version != length + 1)
            return string.Create(CultureInfo.InvariantCulture, $"version {version} stands in its place");
        if (line.GetProperty("prev").GetString() != head)
            return "it does not follow the entry before it";
        if (StrangeMember(line, Members) is { } strange)
            return $"it has a member “{strange}”, which no entry has";
        if (FaultOfWords(line.GetProperty("data")) is { } wrongWords)
            return wrongWords;
        var at = Time(line, "at") ?? throw new FormatException();
        var hash = Chain.HashOf(
            head, version, at, line.GetProperty("by").GetString()!, Text(line, "speaker"), Time(line, "saidAt"),
            line.GetProperty("event").GetString()!, line.GetProperty("data"));
        if (hash != line.GetProperty("hash").GetString())
            return "its content is not what its hash was taken of";
        if (at < last)
            return "it was logged before the entry before it";
        (length, head, last) = (version, hash, at);
        return null;
    }

    static string? StrangeMember(JsonElement element, string[] known)
    {
        foreach (var member in element.EnumerateObject())
            if (!known.Contains(member.Name))
                return Debate.Shown(member.Name);
        return null;
    }

    static string? FaultOfWords(JsonElement data, string path = "")
    {
        if (data.ValueKind == JsonValueKind.Array)
            return data.EnumerateArray().Select(item => FaultOfWords(item, path)).FirstOrDefault(found => found is not null);
        if (data.ValueKind != JsonValueKind.Object)
            return null;
        if (!CanonicalJson.IsWords(data))
            return data.EnumerateObject().Select(member => FaultOfWords(member.Value, member.Name)).FirstOrDefault(found => found is not null);
        var words = new Words(Text(data, "text"), Text(data, "salt"), data.GetProperty("digest").GetString()!);
        if (StrangeMember(data, MembersOfWords) is { } strange)
            return $"the words “{Debate.Shown(path)}” have a member “{strange}”, which no words have";
        return (words.Text is null && words.Salt is null) || words.Holds() ? null : $"the words “{Debate.Shown(path)}” are not those that were logged";
    }

    static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    static DateTimeOffset? Time(JsonElement line, string name) => Text(line, name) is { } text ? Chain.ReadInstant(text) : null;
}
