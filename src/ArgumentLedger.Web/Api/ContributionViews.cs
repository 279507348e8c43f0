using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>A contribution in a list.</summary>
public sealed record ContributionView(
    Guid Debate, string Label, string Kind, string? Title, string? Text, int Revision, string? Speaker, string? By, bool IsReported,
    DateTimeOffset At, DateTimeOffset? SaidAt, string? Parent, string? Stance, QuoteView? Quote,
    bool IsWithdrawn, bool IsHidden, bool IsOpen, StandingView? Standing, int Challenges, int Supports, int Replies)
{
    /// <summary>Shows a contribution; null words when hidden.</summary>
    public static ContributionView Of(Guid id, Debate debate, string label, Speakers speakers)
    {
        var row = Rows.PositionOf(id, debate, label);
        var it = debate.Contributions[label];
        return new(
            id, label, row.Kind, debate.TitleOf(it), row.Text, row.Revision, speakers.Name(it.Speaker), speakers.Name(it.Recorder), it.IsReported,
            it.At, it.SaidAt, it.Parent, row.Stance, QuoteView.Of(debate, it.Anchor, row.IsHidden),
            row.IsWithdrawn, row.IsHidden, row.IsOpen, StandingView.Of(debate.StandingOf(label)), row.Challenges, row.Supports, debate.Replies.GetValueOrDefault(label, []).Count);
    }
}

/// <summary>How a contribution stands.</summary>
/// <param name="Label">in, out or undecided: who has the last word.</param>
/// <param name="Status">withdrawn, conceded, partlyConceded, refuted, contested, defended or unchallenged.</param>
/// <param name="Strength">0 to 1.</param>
/// <param name="IsSettled">Whether the strength settles; otherwise it is a mean.</param>
/// <param name="Since">The version that made it so.</param>
public sealed record StandingView(string Label, string Status, double Strength, bool IsSettled, long Since)
{
    internal static StandingView? Of(Standing? standing) => standing is null ? null : new(
        Rows.Word(standing.Label), Rows.Word(standing.Status), standing.Strength, standing.IsSettled, standing.Since);
}

/// <summary>Where a quote stands and how well it holds; offsets count code points.</summary>
/// <param name="Source">The source quoted, or null.</param>
/// <param name="Contribution">The contribution quoted, or null.</param>
/// <param name="Revision">The revision of that contribution.</param>
/// <param name="Fidelity">verbatim, typographic, altered, ambiguous, notFound or noSource.</param>
/// <param name="Start">First code point of the place; null unless found at one.</param>
/// <param name="End">Code point after the place.</param>
/// <param name="Prefix">Words just before the place.</param>
/// <param name="Suffix">Words just after it.</param>
/// <param name="Origin">unchanged, amended, withdrawn, hidden or unrecorded: what became of that which it was taken from.</param>
public sealed record QuoteView(
    string? Source, string? Contribution, int? Revision, string Fidelity, int? Start, int? End, string? Prefix, string? Suffix, string Origin)
{
    internal static QuoteView? Of(Debate debate, Anchor? anchor, bool isHidden) => anchor is null ? null : new(
        anchor.Source, anchor.Contribution, anchor.Revision, Rows.Word(anchor.Fidelity), anchor.Start, anchor.End,
        isHidden ? null : anchor.Prefix?.Text, isHidden ? null : anchor.Suffix?.Text,
        Rows.Word(debate.OriginOf(anchor).State));
}

/// <summary>A contribution with all that hangs on it.</summary>
public sealed record PositionView(
    ContributionView Contribution, IReadOnlyList<WordingView> Revisions, IReadOnlyList<LinkView> LinksIn, IReadOnlyList<LinkView> LinksOut,
    IReadOnlyList<HolderView> Holders, IReadOnlyList<ConcessionView> Concessions, IReadOnlyList<ContributionView> Quotes,
    IReadOnlyList<CredenceView> Credences, WithdrawalView? Withdrawn, HidingView? Hidden, ReasonedStandingView? Standing)
{
    /// <summary>Shows a contribution whole.</summary>
    public static PositionView Of(Guid id, Debate debate, string label, Speakers speakers)
    {
        var it = debate.Contributions[label];
        var hiding = debate.Hidden.GetValueOrDefault(label);
        return new(
            ContributionView.Of(id, debate, label, speakers),
            [.. it.Wordings.Select((wording, i) => new WordingView(i + 1, wording.Version, hiding is null ? wording.Text.Text : null, hiding is null ? wording.Reason?.Text : null))],
            [.. LinksOf(debate, debate.Incoming, label).Concat(LinksOf(debate, debate.Incoming, it.OwnLink)).Select(link => LinkView.Of(debate, link, speakers))],
            [.. LinksOf(debate, debate.Outgoing, label).Select(link => LinkView.Of(debate, link, speakers))],
            [.. debate.HoldersOf(label).Select(held => new HolderView(speakers.Name(held.Speaker), Rows.Word(held.Ground), held.Revision, held.IsStale))],
            [.. debate.ConcessionsOf.GetValueOrDefault(label, []).Concat(debate.GivenUpBy.GetValueOrDefault(label, [])).Distinct()
                .Select(made => ConcessionView.Of(debate, debate.Concessions[made], speakers))],
            [.. debate.QuotesOf.GetValueOrDefault(label, []).Select(quote => ContributionView.Of(id, debate, quote, speakers))],
            [.. it.Credences.Select(held => new CredenceView(speakers.Name(held.By), held.Probability, held.Revision, held.Revision < it.Revision))],
            it.Withdrawn is { } withdrawn ? new(withdrawn.Version, hiding is null ? withdrawn.Reason.Text : null) : null,
            hiding is null ? null : new(hiding.Version, hiding.Reason.Text),
            ReasonedStandingView.Of(debate, label));
    }

    static IEnumerable<Link> LinksOf(Debate debate, Domain.Replay.LabelMap<Domain.Replay.Series<string>> index, string element) =>
        index.GetValueOrDefault(element, []).Select(link => debate.Links[link]);
}

/// <summary>A wording: the event that gave it and, from the second on, why.</summary>
public sealed record WordingView(int Revision, long Version, string? Text, string? Reason);

/// <summary>A link.</summary>
/// <param name="Id">A label (l1), or the owning contribution's label and “&gt;”.</param>
/// <param name="Kind">attack, support or undercut.</param>
/// <param name="From">The contribution it comes from.</param>
/// <param name="To">What it points at: a contribution's label, or for an undercut the id of a link.</param>
/// <param name="Scheme">The scheme of argument it follows, in the words of whoever made it; null when none was named or it is hidden.</param>
/// <param name="Owner">Whose link it is: a cast label or a handle.</param>
/// <param name="IsStale">Whether an end was reworded since it was made or confirmed.</param>
/// <param name="IsWithdrawn">Whether it was taken back itself, or with the contribution it comes from.</param>
/// <param name="Version">The event that made it.</param>
/// <param name="Label">in when it bites, out when not, undecided when neither is settled.</param>
public sealed record LinkView(string Id, string Kind, string From, string To, string? Scheme, string? Owner, bool IsStale, bool IsWithdrawn, long Version, string? Label)
{
    internal static LinkView Of(Debate debate, Link link, Speakers speakers) => new(
        link.Id, Rows.Word(link.Kind), link.From, link.To, debate.SchemeOf(link), speakers.Name(link.Owner), debate.IsStale(link), !debate.IsLive(link), link.Version,
        debate.Standings.OfLink(link.Id) is { } standing ? Rows.Word(standing.Label) : null);
}

/// <summary>Somebody who stands by a contribution, and on what ground.</summary>
public sealed record HolderView(string? Speaker, string Ground, int Revision, bool IsStale);

/// <summary>A concession.</summary>
public sealed record ConcessionView(
    string Label, string? Speaker, string? By, string What, int Revision, string Extent, string? Yields, string? Text, long Version,
    DateTimeOffset At, DateTimeOffset? SaidAt, bool IsWithdrawn)
{
    internal static ConcessionView Of(Debate debate, Concession made, Speakers speakers) => new(
        made.Label, speakers.Name(made.Speaker), speakers.Name(made.Recorder), made.What, made.Revision, Rows.Word(made.Extent), made.Yields,
        debate.Hidden.ContainsKey(made.Label) ? null : made.Text?.Text, made.Version, made.At, made.SaidAt, made.Withdrawn is not null);
}

/// <summary>A credence; stale when the contribution was reworded since.</summary>
public sealed record CredenceView(string? By, double Probability, int Revision, bool IsStale);

/// <summary>When and why a contribution was taken back.</summary>
public sealed record WithdrawalView(long Version, string? Reason);

/// <summary>When and why a contribution was hidden.</summary>
public sealed record HidingView(long Version, string? Reason);
