using System.Text.Json;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Api;

/// <summary>One event of a debate.</summary>
/// <param name="Version">Its number in the debate, from 1.</param>
/// <param name="Event">Its name, such as claim-made.</param>
/// <param name="By">Handle of the contributor who logged it; null when the account is gone.</param>
/// <param name="Speaker">Whose words: a cast label or a handle.</param>
/// <param name="At">When it was logged.</param>
/// <param name="SaidAt">When it was said, if known.</param>
/// <param name="Data">What happened; words that a moderator hid are null.</param>
public sealed record EntryView(
    long Version, string Event, string? By, string? Speaker, DateTimeOffset At, DateTimeOffset? SaidAt, JsonElement Data)
{
    /// <summary>Shows an entry as far as the debate's head lets it be seen.</summary>
    public static EntryView Of(Entry entry, Debate head, Speakers speakers) => new(
        entry.Version,
        Vocabulary.NameOf(entry.Event),
        speakers.Name(entry.By),
        speakers.Name(entry.Voice),
        entry.At,
        entry.SaidAt,
        ApiJson.DataOf(entry.Event, IsHidden(entry, head)));

    /// <summary>The people whom entries name.</summary>
    public static IEnumerable<string> People(IEnumerable<Entry> entries) =>
        entries.SelectMany(entry => new[] { entry.By, entry.Voice });

    static bool IsHidden(Entry entry, Debate head) =>
        entry.Event.WordsOf() is { } label && head.Hidden.ContainsKey(label);
}
