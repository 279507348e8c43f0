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
    string Label, string From, string To, string StatusFrom, string StatusTo, double StrengthFrom, double StrengthTo);
