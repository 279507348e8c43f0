using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>An event in the history of a position, and how it changed how the position stands.</summary>
/// <param name="Version">Its number in the debate, from 1.</param>
/// <param name="Event">Its name, such as claim-made.</param>
/// <param name="By">Handle of the contributor who logged it; null when the account is gone.</param>
/// <param name="Speaker">Whose words: a cast label or a handle.</param>
/// <param name="At">When it was logged.</param>
/// <param name="SaidAt">When it was said, if known.</param>
/// <param name="Data">What happened; words that a moderator hid are null.</param>
/// <param name="IsElsewhere">Whether it bears on something else and reached the position through that.</param>
/// <param name="Standing">How it changed the standing; null when it did not.</param>
public sealed record HistoryView(
    long Version, string Event, string? By, string? Speaker, DateTimeOffset At, DateTimeOffset? SaidAt, JsonElement Data, bool IsElsewhere, ShiftView? Standing)
{
    /// <summary>Shows an item as far as the debate's head lets it be seen.</summary>
    public static HistoryView Of(HistoryItem item, Debate head, Speakers speakers)
    {
        var entry = EntryView.Of(item.Entry, head, speakers);
        return new(
            entry.Version, entry.Event, entry.By, entry.Speaker, entry.At, entry.SaidAt, entry.Data, item.IsElsewhere,
            item.Shift is { } shift ? ShiftView.Of(shift) : null);
    }
}

/// <summary>A change of a contribution's standing by one event.</summary>
/// <param name="From">Its label before: in, out or undecided.</param>
/// <param name="To">Its label after.</param>
/// <param name="StatusFrom">Its status before.</param>
/// <param name="StatusTo">Its status after.</param>
/// <param name="StrengthFrom">Its strength before, 0 to 1.</param>
/// <param name="StrengthTo">Its strength after.</param>
/// <param name="Via">The contributions and links (by id) through which the event reached it; empty when its label is the same.</param>
/// <param name="Sentence">The change in a sentence.</param>
public sealed record ShiftView(
    string From, string To, string StatusFrom, string StatusTo, double StrengthFrom, double StrengthTo, IReadOnlyList<string> Via, string Sentence)
{
    internal static ShiftView Of(StandingShift shift) => new(
        Rows.Word(shift.From.Label), Rows.Word(shift.To.Label), Rows.Word(shift.From.Status), Rows.Word(shift.To.Status),
        shift.From.Strength, shift.To.Strength, shift.Via(), shift.Say().ToString());
}
