using System.Globalization;
using ArgumentLedger.Domain.Ledger;

namespace ArgumentLedger.Domain;

// Entries from elsewhere: a ledger whose hashes are right may still tell of what cannot have happened.
public sealed partial record Debate
{
    const int LongestId = 100;

    /// <summary>
    /// Applies an entry of a ledger that was not decided here, unless it cannot have come about in this debate: labels
    /// out of turn, things named that are not there, revisions that never were. Who was allowed to do what is not asked
    /// again: that was decided where it was logged.
    /// </summary>
    /// <param name="entry">The entry, as it was read.</param>
    /// <param name="after">The debate after it; as it was when refused.</param>
    /// <returns>Why it cannot be; null when it was applied.</returns>
    public Refusal? Admit(Entry entry, out Debate after)
    {
        after = this;
        if ((CheckPlace(entry) ?? CheckPeople(entry) ?? CheckMade(entry.Event) ?? entry.Event.CheckIn(this)) is { } refusal)
            return refusal;
        after = Apply(entry);
        return null;
    }

    Refusal? CheckPlace(Entry entry)
    {
        if (entry.Version != Version + 1)
            return new("version", null, string.Create(CultureInfo.InvariantCulture, $"Version {entry.Version} cannot follow version {Version}."));
        if (Version == 0 != entry.Event is Moves.DebateOpened)
            return new("debate-opened", null, "A debate is opened by its first event and by no other.");
        if (entry.At < LastAt)
            return new("time", null, "It was logged before the entry before it.");
        return entry.SaidAt > entry.At ? new("said-in-future", "saidAt", "It was logged before it was said.") : null;
    }

    Refusal? CheckPeople(Entry entry) =>
        CheckContributor("by", entry.By)
        ?? (entry.Speaker is { } speaker && !Cast.ContainsKey(speaker)
            ? new("unknown-speaker", "speaker", $"Nobody called “{Shown(speaker)}” is in the debate's cast.")
            : null);

    Refusal? CheckMade(DebateEvent made) =>
        made.Creates() is { } label && (!IsLabel(label) || label != NextLabel(label[0]))
            ? new("label", "label", $"“{Shown(label)}” is not the label that comes next.")
            : null;

    /// <summary>Refuses what cannot be a contributor's id: one is a token, and never looks like a label.</summary>
    internal static Refusal? CheckContributor(string field, string contributor) =>
        contributor.Length is > 0 and <= LongestId && !IsLabel(contributor) && contributor.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_')
            ? null
            : new("unknown-contributor", field, $"“{Shown(contributor)}” is not a contributor's id.");

    /// <summary>Refuses a label that does not begin as those of its kind do.</summary>
    internal static Refusal? CheckKind(string label, char letter) =>
        label[0] == letter ? null : new("label", "label", $"“{Shown(label)}” is a label of another kind.");

    /// <summary>Refuses unless something is there to be argued about, at its current revision.</summary>
    internal Refusal? CheckArguable(string field, string label, int? revision)
    {
        if (FindContribution(field, label, out var found) is { } refusal)
            return refusal;
        if (!found.IsArguable)
            return new("not-arguable", field, $"{found.Label} is a question.");
        return CheckRevision(field, found.Label, found.Revision, revision);
    }

    /// <summary>Refuses unless a link of this id is there, at its current revision.</summary>
    internal Refusal? CheckLink(string field, string id, int revision) =>
        Links.ContainsKey(id)
            ? CheckRevision(field, id, RevisionOf(id), revision)
            : new("no-link", field, $"There is no link “{Shown(id)}” in the debate.");

    /// <summary>Refuses any revision but the current one, which is what an event pins.</summary>
    internal static Refusal? CheckRevision(string field, string element, int current, int? given) =>
        given == current
            ? null
            : new("unknown-revision", field, string.Create(CultureInfo.InvariantCulture, $"{Shown(element)} was at revision {current}, and {given?.ToString(CultureInfo.InvariantCulture) ?? "none"} is named."));

    /// <summary>Refuses words whose text, if it is there, breaks its limits, or whose digest is none.</summary>
    internal static Refusal? CheckWords(string field, Words? words, int most)
    {
        if (words is null)
            return null;
        return Hash256.TryRead(words.Digest, out _)
            ? Limits.CheckOptional(field, words.Text, most, "text-length")
            : new("digest", field, $"The {field} has no digest.");
    }
}
