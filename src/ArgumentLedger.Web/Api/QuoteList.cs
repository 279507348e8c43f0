using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using Marten;

namespace ArgumentLedger.Web.Api;

/// <summary>Finds quotes across debates.</summary>
public sealed class QuoteList(IQuerySession session, ContributorDirectory directory)
{
    const string Lost = "d.data ->> 'origin' <> 'unchanged'";

    static readonly (string Name, string Condition)[] Labels =
    [
        ("source", "d.data ->> 'quotedSource' = ?"),
        ("contribution", "d.data ->> 'quotedContribution' = ?"),
    ];

    /// <summary>The page that a request asks for, of quotes that its sender may find; or the problem to answer with.</summary>
    public async Task<(Page<Position>? Page, IResult? Problem)> FindAsync(HttpRequest request, string? reader, CancellationToken ct)
    {
        var (limit, badLimit) = request.ReadLimit();
        if (badLimit is not null)
            return (null, badLimit);
        var query = new RowQuery<Position>();
        query.WhereFindable(reader, "d.debate");
        query.Where("d.kind = ?", Rows.Word(ContributionKind.Quote));
        if ((AddOrigin(query, request) ?? AddOutcome(query, request)) is { } problem)
            return (null, problem);
        if (await ContributionFilter.VoiceAsync(request, "by", directory, ct) is { } by)
            query.Where("d.data ->> 'by' = ?", by);
        var sort = PositionList.Sorts["new"];
        if (!RowQuery<Position>.Fits(request.Parameter("after"), sort.Type) || !query.TryGoOnAfter(request.Parameter("after"), sort))
            return (null, RequestReading.BadParameter("after", "Give the “next” of the page before."));
        return (await query.PageAsync(session, sort, limit, row => row.Id, ct), null);
    }

    static IResult? AddOrigin(RowQuery<Position> query, HttpRequest request)
    {
        var debate = request.Parameter("debate");
        if (debate is not null)
        {
            if (!Guid.TryParse(debate, out var id))
                return RequestReading.BadParameter("debate", "Give a debate's id.");
            query.Where("d.debate = ?", id);
        }
        foreach (var (name, condition) in Labels)
        {
            if (request.Parameter(name) is not { } label)
                continue;
            if (debate is null)
                return RequestReading.BadParameter(name, "A label means something only within a debate: give “debate” too.");
            query.Where(condition, label);
        }
        return null;
    }

    static IResult? AddOutcome(RowQuery<Position> query, HttpRequest request)
    {
        var (fidelity, badFidelity) = request.ReadWord<Fidelity>("fidelity");
        if (badFidelity is not null)
            return badFidelity;
        if (fidelity is { } wanted)
            query.Where("d.data ->> 'fidelity' = ?", Rows.Word(wanted));
        if (request.Parameter("orphaned") is not { } given)
            return null;
        if (!bool.TryParse(given, out var orphaned))
            return RequestReading.BadParameter("orphaned", "Give true or false.");
        query.Where(orphaned ? Lost : $"not ({Lost})");
        return null;
    }
}
