using System.Globalization;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using Marten;

namespace ArgumentLedger.Web.Api;

/// <summary>Finds debates for lists.</summary>
public sealed class DebateList(IQuerySession session, ContributorDirectory directory)
{
    internal static readonly Dictionary<string, Sort<DebateCard>> Sorts = new()
    {
        ["active"] = new("d.last_at", "timestamptz", true, card => card.LastAt.ToString("O", CultureInfo.InvariantCulture)),
        ["new"] = new("d.opened_at", "timestamptz", true, card => card.OpenedAt.ToString("O", CultureInfo.InvariantCulture)),
        ["contested"] = new("(d.data ->> 'unanswered')::int", "int", true, card => card.Unanswered.ToString(CultureInfo.InvariantCulture)),
        ["title"] = new("lower(d.data ->> 'motion')", "text", false, card => card.Motion),
    };

    /// <summary>The page that a request asks for, of debates that its sender may find; or the problem to answer with.</summary>
    public async Task<(Page<DebateCard>? Page, IResult? Problem)> FindAsync(HttpRequest request, string? reader, CancellationToken ct)
    {
        var (limit, badLimit) = request.ReadLimit();
        if (badLimit is not null)
            return (null, badLimit);
        if (!Sorts.TryGetValue(request.Parameter("sort") ?? "active", out var sort))
            return (null, RequestReading.BadParameter("sort", $"Give one of {string.Join(", ", Sorts.Keys)}."));
        var query = new RowQuery<DebateCard>();
        query.WhereFindable(reader, "d.id");
        if (await AddAsync(query, request, ct) is { } problem)
            return (null, problem);
        if (!RowQuery<DebateCard>.Fits(request.Parameter("after"), sort.Type) || !query.TryGoOnAfter(request.Parameter("after"), sort))
            return (null, RequestReading.BadParameter("after", "Give the “next” of the page before, with the same sort."));
        return (await query.PageAsync(session, sort, limit, card => card.Id.ToString(), ct), null);
    }

    async Task<IResult?> AddAsync(RowQuery<DebateCard> query, HttpRequest request, CancellationToken ct)
    {
        if (request.Parameter("q") is { } words)
            query.Where("strpos(lower(d.data ->> 'motion'), lower(?)) > 0", words);
        if (request.Parameter("by") is { } handle)
            query.Where("d.data ->> 'opener' = ?", await directory.IdOfAsync(handle, ct) ?? "nobody");
        if (request.Parameter("status") is { } status)
        {
            if (status is not ("open" or "closed"))
                return RequestReading.BadParameter("status", "Give open or closed.");
            query.Where("(d.data ->> 'isClosed')::boolean = ?", status == "closed");
        }
        if (request.Parameter("visibility") is { } visibility)
        {
            if (visibility is not ("public" or "unlisted" or "private"))
                return RequestReading.BadParameter("visibility", "Give public, unlisted or private.");
            query.Where("d.data ->> 'visibility' = ?", visibility);
        }
        return null;
    }
}
