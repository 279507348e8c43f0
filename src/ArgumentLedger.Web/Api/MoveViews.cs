using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>What became of moves.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Version">The debate's version after them.</param>
/// <param name="Events">What was recorded; empty when nothing changed.</param>
/// <param name="Labels">What each name given with “as” came to stand for.</param>
/// <param name="Standing">How the standing of contributions changed.</param>
public sealed record MovesAnswer(
    Guid Debate, long Version, IReadOnlyList<EntryView> Events, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<StandingChange> Standing);

/// <summary>A change of a contribution's standing.</summary>
public sealed record StandingChange(
    string Label, string From, string To, string StatusFrom, string StatusTo, double StrengthFrom, double StrengthTo)
{
    internal static IEnumerable<StandingChange> Of(MovesMade made)
    {
        if (made.Entries.IsEmpty)
            yield break;
        var before = made.Entries[0].Version - 1;
        foreach (var label in made.Shifted)
        {
            if (made.State.StandingOf(label) is not { } to || to.At(before) is not { } from)
                continue;
            yield return Of(label, from, to);
        }
    }

    internal static StandingChange Of(string label, Standing from, Standing to) => new(
        label, Rows.Word(from.Label), Rows.Word(to.Label), Rows.Word(from.Status), Rows.Word(to.Status), from.Strength, to.Strength);
}
