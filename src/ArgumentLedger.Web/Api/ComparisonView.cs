using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Pages.Debates;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>What differs between two moments of a debate. Words that a moderator has hidden are null.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="From">The version of the earlier moment.</param>
/// <param name="To">The version of the later moment.</param>
/// <param name="Made">Contributions made, withdrawn ones among them.</param>
/// <param name="Reworded">Contributions reworded, with the words that changed.</param>
/// <param name="Withdrawn">Contributions withdrawn.</param>
/// <param name="Hidden">What a moderator hid.</param>
/// <param name="Restored">What a moderator showed again.</param>
/// <param name="Conceded">Concessions made.</param>
/// <param name="ConcessionsTakenBack">Concessions taken back.</param>
/// <param name="Links">What became of links.</param>
/// <param name="Motion">How the motion was reworded; null when it was not.</param>
/// <param name="Description">How the description was reworded; null when it was not.</param>
/// <param name="Status">Whether the debate was closed or reopened; null when neither.</param>
/// <param name="Standing">Contributions that stand otherwise, with the events that turned them.</param>
/// <param name="People">Whose commitments moved, and how.</param>
/// <param name="Credences">Credences that differ.</param>
/// <param name="Cast">Cast members introduced.</param>
/// <param name="Identified">Cast members of whom it became known which account they are.</param>
/// <param name="Sources">Sources put on record.</param>
/// <param name="Roles">Roles given or taken away.</param>
public sealed record ComparisonView(
    Guid Debate, long From, long To,
    IReadOnlyList<MadeView> Made, IReadOnlyList<RewordingView> Reworded, IReadOnlyList<EndedView> Withdrawn, IReadOnlyList<EndedView> Hidden,
    IReadOnlyList<HappeningView> Restored, IReadOnlyList<ConcessionView> Conceded, IReadOnlyList<EndedView> ConcessionsTakenBack,
    LinkDifferencesView Links, TextDifferenceView? Motion, TextDifferenceView? Description, StatusDifferenceView? Status,
    IReadOnlyList<RestandingView> Standing, IReadOnlyList<PersonMovedView> People, IReadOnlyList<CredenceMovedView> Credences,
    IReadOnlyList<HappeningView> Cast, IReadOnlyList<HappeningView> Identified, IReadOnlyList<HappeningView> Sources, IReadOnlyList<RoleMovedView> Roles)
{
    /// <summary>Shows a comparison.</summary>
    /// <param name="id">The debate's id.</param>
    /// <param name="debates">What differs, and the debate at both moments.</param>
    /// <param name="speakers">The names of people.</param>
    public static ComparisonView Of(Guid id, ComparedDebate debates, Speakers speakers)
    {
        var (compared, earlier, later) = debates;
        var words = new ComparedWords(later, speakers);
        return new(
            id, compared.From, compared.To,
            [.. compared.Made.Select(words.Made)], [.. compared.Reworded.Select(words.Reworded)],
            [.. compared.Withdrawn.Select(words.Withdrawn)],
            [.. compared.Hidden.Select(one => new EndedView(one.Label, one.Version, later.Hidden[one.Label].Reason.Text))],
            HappeningView.Of(compared.Restored),
            [.. compared.Conceded.Select(one => ConcessionView.Of(later, later.Concessions[one.Label], speakers))],
            [.. compared.ConcessionsTakenBack.Select(words.TakenBack)],
            new(HappeningView.Of(compared.Linked), HappeningView.Of(compared.Unlinked), HappeningView.Of(compared.GoneStale), HappeningView.Of(compared.Confirmed)),
            TextDifferenceView.Of(earlier.Motion, later.Motion, compared.MotionReworded),
            TextDifferenceView.Of(earlier.Description, later.Description, compared.MotionReworded),
            compared.ClosedOrReopened is { } version ? new(earlier.IsClosed ? "closed" : "open", later.IsClosed ? "closed" : "open", version) : null,
            [.. compared.Standing.Select(RestandingView.Of)],
            words.People(compared.Commitments),
            [.. compared.Credences.Select(one => new CredenceMovedView(speakers.Name(one.By), one.Label, one.From, one.To, one.Version))],
            HappeningView.Of(compared.Introduced), HappeningView.Of(compared.Identified), HappeningView.Of(compared.Recorded),
            [.. compared.Roles.Select(one => new RoleMovedView(speakers.Name(one.Contributor), Word(one.From), Word(one.To), one.Version))]);
    }

    static string? Word(Role? role) => role is { } given ? Rows.Word(given) : null;
}

/// <summary>Something that came about, and the event that did it.</summary>
public sealed record HappeningView(string Label, long Version)
{
    internal static IReadOnlyList<HappeningView> Of(ImmutableArray<Happening> all) => [.. all.Select(one => new HappeningView(one.Label, one.Version))];
}

/// <summary>A contribution that was made.</summary>
public sealed record MadeView(string Label, string Kind, string? Text, string? Speaker, string? By, string? Parent, bool IsWithdrawn, long Version);

/// <summary>A contribution that was reworded, from one revision to another, and why.</summary>
public sealed record RewordingView(string Label, int From, int To, IReadOnlyList<RunView>? Runs, string? Reason, long Version);

/// <summary>Some words, and whether they were kept, added or dropped.</summary>
public sealed record RunView(string Fate, string Text)
{
    internal static IReadOnlyList<RunView> Between(Words? before, Words? after) =>
        [.. WordDiff.Of(before?.Text ?? "", after?.Text ?? "").Select(run => new RunView(Rows.Word(run.Fate), run.Words))];
}

/// <summary>Something that was withdrawn, taken back or hidden, and why.</summary>
public sealed record EndedView(string Label, long Version, string? Reason);

/// <summary>What became of links: explicit ones made and taken back, any gone stale or confirmed; by id.</summary>
public sealed record LinkDifferencesView(
    IReadOnlyList<HappeningView> Added, IReadOnlyList<HappeningView> Withdrawn, IReadOnlyList<HappeningView> Stale, IReadOnlyList<HappeningView> Confirmed);

/// <summary>How a text was reworded.</summary>
public sealed record TextDifferenceView(IReadOnlyList<RunView> Runs, long Version)
{
    internal static TextDifferenceView? Of(Words? before, Words? after, long? version) =>
        version is { } by && before?.Text != after?.Text ? new(RunView.Between(before, after), by) : null;
}

/// <summary>Whether the debate is open or closed, before and after.</summary>
public sealed record StatusDifferenceView(string From, string To, long Version);

/// <summary>A contribution that stands otherwise; the events that changed its status or label, none when only its strength differs.</summary>
public sealed record RestandingView(
    string Label, string From, string To, string StatusFrom, string StatusTo, double StrengthFrom, double StrengthTo, IReadOnlyList<long> Versions)
{
    internal static RestandingView Of(Restanding one) => new(
        one.Label, Rows.Word(one.From.Label), Rows.Word(one.To.Label), Rows.Word(one.From.Status), Rows.Word(one.To.Status),
        one.From.Strength, one.To.Strength, one.Versions);
}

/// <summary>Somebody whose commitments moved.</summary>
public sealed record PersonMovedView(string? Speaker, IReadOnlyList<CommitmentMovedView> Gained, IReadOnlyList<CommitmentMovedView> Lost);

/// <summary>A commitment gained or lost: to what, on which ground, by which event.</summary>
public sealed record CommitmentMovedView(string Label, string Ground, long Version);

/// <summary>A credence that differs; null where none was held.</summary>
public sealed record CredenceMovedView(string? By, string Label, double? From, double? To, long Version);

/// <summary>A role that differs; null where there was none.</summary>
public sealed record RoleMovedView(string? Contributor, string? From, string? To, long Version);

/// <summary>Finds the words to a comparison's labels, as far as they may be shown.</summary>
sealed class ComparedWords(Debate later, Speakers speakers)
{
    internal MadeView Made(Happening one)
    {
        var it = later.Contributions[one.Label];
        return new(one.Label, Rows.Word(it.Kind), Shown(one.Label, it.Text), speakers.Name(it.Speaker), speakers.Name(it.Recorder), it.Parent, it.Withdrawn is not null, one.Version);
    }

    internal RewordingView Reworded(Rewording one)
    {
        var it = later.Contributions[one.Label];
        var runs = later.Hidden.ContainsKey(one.Label) ? null : RunView.Between(it.Wordings[one.From - 1].Text, it.Text);
        return new(one.Label, one.From, one.To, runs, Shown(one.Label, it.Wordings[^1].Reason), one.Version);
    }

    internal EndedView Withdrawn(Happening one) => new(one.Label, one.Version, Shown(one.Label, later.Contributions[one.Label].Withdrawn?.Reason));

    internal EndedView TakenBack(Happening one) => new(one.Label, one.Version, Shown(one.Label, later.Concessions[one.Label].Withdrawn?.Reason));

    internal IReadOnlyList<PersonMovedView> People(ImmutableArray<CommitmentMoved> moved) =>
        [.. moved.GroupBy(one => one.Speaker).Select(of => new PersonMovedView(
            speakers.Name(of.Key), [.. of.Where(one => one.IsGained).Select(View)], [.. of.Where(one => !one.IsGained).Select(View)]))];

    static CommitmentMovedView View(CommitmentMoved one) => new(one.Label, Rows.Word(one.Ground), one.Version);

    string? Shown(string label, Words? words) => later.Hidden.ContainsKey(label) ? null : words?.Text;
}
