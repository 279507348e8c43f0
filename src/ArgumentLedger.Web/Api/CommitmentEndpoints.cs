using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>What everybody in a debate stands by, and where that clashes.</summary>
public sealed record CommitmentsView(Guid Debate, long Version, IReadOnlyList<StoreView> Stores, IReadOnlyList<ClashView> Clashes);

/// <summary>All that one speaker stands by, in the order it was made.</summary>
/// <param name="Speaker">A handle or a cast label; null when the account is gone.</param>
/// <param name="Commitments">What they stand by.</param>
public sealed record StoreView(string? Speaker, IReadOnlyList<CommitmentView> Commitments);

/// <summary>A commitment.</summary>
/// <param name="Contribution">The contribution's label.</param>
/// <param name="Ground">said or conceded.</param>
/// <param name="Revision">The wording they said or accepted last.</param>
/// <param name="IsStale">Whether it was reworded since they accepted it.</param>
public sealed record CommitmentView(string Contribution, string Ground, int Revision, bool IsStale)
{
    internal static CommitmentView Of(Commitment held) => new(held.Contribution, Rows.Word(held.Ground), held.Revision, held.IsStale);
}

/// <summary>Two contributions that people stand by, one of which attacks the other with a link that bites.</summary>
/// <param name="Attack">The id of the link.</param>
/// <param name="From">The contribution that attacks.</param>
/// <param name="To">The contribution attacked.</param>
/// <param name="For">Who stands by the one that attacks.</param>
/// <param name="Against">Who stands by the one attacked.</param>
/// <param name="AtOdds">Who stands by both.</param>
public sealed record ClashView(
    string Attack, string From, string To, IReadOnlyList<string?> For, IReadOnlyList<string?> Against, IReadOnlyList<string?> AtOdds)
{
    internal static ClashView Of(Clash clash, Speakers speakers) => new(
        clash.Attack, clash.From, clash.To, [.. clash.For.Select(speakers.Name)], [.. clash.Against.Select(speakers.Name)], [.. clash.AtOdds.Select(speakers.Name)]);
}

/// <summary>What one speaker stands by, how that came about, and where it clashes.</summary>
public sealed record SpeakerCommitmentsView(
    Guid Debate, long Version, string? Speaker, IReadOnlyList<CommitmentView> Commitments, IReadOnlyList<CommitmentShiftView> Shifts, IReadOnlyList<ClashView> Clashes);

/// <summary>How one event changed what a speaker stands by.</summary>
/// <param name="Version">The event's version.</param>
/// <param name="Contribution">The contribution.</param>
/// <param name="From">Before it; null when they did not stand by it.</param>
/// <param name="To">After it; null when they no longer do.</param>
/// <param name="Concession">The concession that was made or taken back, if that did it.</param>
public sealed record CommitmentShiftView(long Version, string Contribution, CommitmentView? From, CommitmentView? To, string? Concession)
{
    internal static CommitmentShiftView Of(CommitmentShift shift) => new(
        shift.Version, shift.Contribution, shift.From is null ? null : CommitmentView.Of(shift.From), shift.To is null ? null : CommitmentView.Of(shift.To), shift.By);
}

/// <summary>Who stands by what in a debate.</summary>
static class CommitmentEndpoints
{
    internal static void MapCommitments(this RouteGroupBuilder api)
    {
        var debates = api.MapGroup("/debates").WithTags("Commitments");
        debates.MapGet("/{id:guid}/commitments", ListAsync).WithName("ListCommitments").WithSummary("What everybody in a debate stands by, and where that clashes")
            .WithDescription("Two commitments clash when one attacks the other with a link that bites.").Takes(QueryParameters.OfMoment)
            .Produces<CommitmentsView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/commitments/{speaker}", ShowAsync).WithName("ShowCommitments").WithSummary("What one speaker stands by, how that moved, and where it clashes")
            .WithDescription("The speaker is a handle or a cast label.").Takes(QueryParameters.OfMoment)
            .Produces<SpeakerCommitmentsView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
    }

    static Task<IResult> ListAsync(Guid id, HttpContext http, ReadableDebate readable, CancellationToken ct) =>
        readable.AnswerAsync(http, id, (debate, speakers) => TypedResults.Ok(new CommitmentsView(
            id, debate.Version,
            [.. debate.Commitments().GroupBy(held => held.Speaker).Select(store => new StoreView(speakers.Name(store.Key), [.. store.Select(CommitmentView.Of)]))],
            [.. debate.ClashesIn().Select(clash => ClashView.Of(clash, speakers))])), ct);

    static async Task<IResult> ShowAsync(
        Guid id, string speaker, HttpContext http, ReadableDebate readable, ContributorDirectory directory, CancellationToken ct)
    {
        var account = await directory.IdOfAsync(speaker, ct);
        return await readable.AnswerAsync(http, id, (debate, speakers) => (debate.Cast.ContainsKey(speaker) ? speaker : account) is { } voice && speakers.Knows(voice)
            ? TypedResults.Ok(Show(id, debate, debate.Canonical(voice), speakers))
            : Answers.UnknownLabel("speaker"), ct);
    }

    static SpeakerCommitmentsView Show(Guid id, Debate debate, string voice, Speakers speakers) => new(
        id, debate.Version, speakers.Name(voice),
        [.. debate.CommitmentsOf(voice).Select(CommitmentView.Of)],
        [.. debate.CommitmentShiftsOf(voice).Select(CommitmentShiftView.Of)],
        [.. debate.ClashesIn().Where(clash => clash.IsOf(voice)).Select(clash => ClashView.Of(clash, speakers))]);
}
