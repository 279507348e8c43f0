using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>How a debate would stand if something had never been logged. Nothing is recorded.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Version">The version it is supposed of.</param>
/// <param name="Without">What was asked to be thought away.</param>
/// <param name="Gone">Labels of all that goes with it: contributions, concessions, explicit links.</param>
/// <param name="Changes">What would stand otherwise, in the order it was made, with the reason.</param>
/// <param name="Standing">How everything else would stand, in the order it was made.</param>
public sealed record SuppositionView(
    Guid Debate, long Version, IReadOnlyList<string> Without, IReadOnlyList<string> Gone,
    IReadOnlyList<SupposedChange> Changes, IReadOnlyList<SupposedStanding> Standing);

/// <summary>How one contribution would stand otherwise, and why it would.</summary>
public sealed record SupposedChange(
    string Label, string From, string To, string StatusFrom, string StatusTo, double StrengthFrom, double StrengthTo, string Reason);

/// <summary>How one contribution would stand.</summary>
public sealed record SupposedStanding(string Contribution, string Label, string Status, double Strength, bool IsSettled);

/// <summary>What if something had never been said.</summary>
static class SuppositionEndpoints
{
    internal static void MapSuppositions(this RouteGroupBuilder api) =>
        api.MapGet("/debates/{id:guid}/what-if", SupposeAsync).WithTags("Standing").WithName("WhatIf")
            .WithSummary("How everything would stand if something had never been logged")
            .WithDescription("What is thought away takes along the quotes taken from it, its links, and concessions to it; people, all that they said, conceded, linked and believed, but not what they logged for others. "
                + "Replies to it remain and bear on nothing. Nothing is recorded.")
            .Takes(
            [
                QueryParameter.Text(WithoutQuery.Parameter, "Labels of contributions, sources, concessions and explicit links, and people as by:handle or by:p2, with commas between them.", "r3,by:ann"),
                .. QueryParameters.OfMoment,
            ])
            .Produces<SuppositionView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);

    static async Task<IResult> SupposeAsync(Guid id, HttpContext http, ReadableDebate readable, ContributorDirectory directory, CancellationToken ct)
    {
        var query = await WithoutQuery.ReadAsync([http.Request.Parameter(WithoutQuery.Parameter)], directory, ct);
        return await readable.AnswerAsync(http, id, (debate, _) => query.TryFind(debate, out var without, out var fault)
            ? TypedResults.Ok(Show(id, debate, query.Wanted, debate.Suppose(without)))
            : RequestReading.BadParameter(WithoutQuery.Parameter, fault), ct);
    }

    static SuppositionView Show(Guid id, Debate debate, IReadOnlyList<string> wanted, Supposition supposed)
    {
        var reasons = supposed.ExplainChanges();
        return new(
            id, debate.Version, wanted, [.. supposed.Gone.OrderBy(label => label, LabelOrder.Instance)],
            [.. supposed.Changes.Select(shift => new SupposedChange(
                shift.Label, Rows.Word(shift.From.Label), Rows.Word(shift.To.Label), Rows.Word(shift.From.Status), Rows.Word(shift.To.Status),
                shift.From.Strength, shift.To.Strength, reasons.ReasonOf(shift.Label).Say().ToString()))],
            [.. supposed.Standings().Select(pair => new SupposedStanding(
                pair.Label, Rows.Word(pair.Standing.Label), Rows.Word(pair.Standing.Status), pair.Standing.Strength, pair.Standing.IsSettled))]);
    }
}

/// <summary>Puts labels as people count: by letter, then by number.</summary>
sealed class LabelOrder : IComparer<string>
{
    internal static readonly LabelOrder Instance = new();

    public int Compare(string? x, string? y) =>
        (x?[0], x?.Length, x).CompareTo((y?[0], y?.Length, y));
}
