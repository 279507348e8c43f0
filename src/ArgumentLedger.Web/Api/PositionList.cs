using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Api;

/// <summary>Finds positions across debates.</summary>
public sealed class PositionList(PositionFinder finder, ContributorDirectory directory, TimeProvider clock)
{
    /// <summary>The page that a request asks for, of positions that its sender may find; or the problem to answer with.</summary>
    public async Task<(Page<Position>? Page, IResult? Problem)> FindAsync(HttpRequest request, string? reader, CancellationToken ct)
    {
        var (query, problem) = await PositionQuery.ReadAsync(request, finder, directory, clock, ct);
        return query is null ? (null, problem) : (await PageAsync(query, reader, ct), null);
    }

    /// <summary>The page that a request asks for, of positions that a contributor stands by and that its sender may find.</summary>
    public async Task<(Page<Position>? Page, IResult? Problem)> FindHeldByAsync(HttpRequest request, string contributor, string? reader, CancellationToken ct)
    {
        var (query, problem) = PositionQuery.ReadPaging(request, finder, new() { Voices = new Dictionary<VoiceRole, string> { [VoiceRole.Holder] = contributor } });
        return query is null ? (null, problem) : (await PageAsync(query, reader, ct), null);
    }

    /// <summary>How many positions there are of what a request asks for, that its sender may find; or the problem to answer with.</summary>
    internal async Task<(PositionWish? Wish, PositionCounts? Counts, IResult? Problem)> CountAsync(HttpRequest request, string? reader, CancellationToken ct)
    {
        var (wish, problem) = await PositionQuery.ReadWishAsync(request, directory, clock, ct);
        return wish is null ? (null, null, problem) : (wish, await finder.CountAsync(wish, reader, ct), null);
    }

    Task<Page<Position>> PageAsync(PositionQuery query, string? reader, CancellationToken ct) =>
        finder.PageAsync(query.Wish, query.Sort, query.After, query.Limit, reader, ct);
}
