using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using Marten;

namespace ArgumentLedger.Web.Api;

/// <summary>Finds positions across debates.</summary>
public sealed class PositionList(IQuerySession session, ContributorDirectory directory)
{
    internal static readonly Dictionary<string, Sort<Position>> Sorts = new()
    {
        ["new"] = new("d.logged_at", "timestamptz", true, row => row.LoggedAt.ToString("O", CultureInfo.InvariantCulture)),
        ["old"] = new("d.logged_at", "timestamptz", false, row => row.LoggedAt.ToString("O", CultureInfo.InvariantCulture)),
        ["contested"] = new("(d.data ->> 'challenges')::int", "int", true, row => row.Challenges.ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>The page that a request asks for, of positions that its sender may find; or the problem to answer with.</summary>
    public Task<(Page<Position>? Page, IResult? Problem)> FindAsync(HttpRequest request, string? reader, CancellationToken ct) =>
        FindAsync(request, reader, query => AddAsync(query, request, ct), ct);

    /// <summary>The page that a request asks for, of positions that a contributor stands by and that its sender may find.</summary>
    public Task<(Page<Position>? Page, IResult? Problem)> FindHeldByAsync(HttpRequest request, string contributor, string? reader, CancellationToken ct) =>
        FindAsync(request, reader, query =>
        {
            query.Where("jsonb_exists(d.data -> 'holders', ?)", contributor);
            return Task.FromResult<IResult?>(null);
        }, ct);

    async Task<(Page<Position>? Page, IResult? Problem)> FindAsync(
        HttpRequest request, string? reader, Func<RowQuery<Position>, Task<IResult?>> add, CancellationToken ct)
    {
        var (limit, badLimit) = request.ReadLimit();
        if (badLimit is not null)
            return (null, badLimit);
        if (!Sorts.TryGetValue(request.Parameter("sort") ?? "new", out var sort))
            return (null, RequestReading.BadParameter("sort", $"Give one of {string.Join(", ", Sorts.Keys)}."));
        var query = new RowQuery<Position>();
        query.WhereFindable(reader, "d.debate");
        if (await add(query) is { } problem)
            return (null, problem);
        if (!RowQuery<Position>.Fits(request.Parameter("after"), sort.Type) || !query.TryGoOnAfter(request.Parameter("after"), sort))
            return (null, RequestReading.BadParameter("after", "Give the “next” of the page before, with the same sort."));
        return (await query.PageAsync(session, sort, limit, row => row.Id, ct), null);
    }

    async Task<IResult?> AddAsync(RowQuery<Position> query, HttpRequest request, CancellationToken ct)
    {
        if (request.Parameter("debate") is { } debate)
        {
            if (!Guid.TryParse(debate, out var id))
                return RequestReading.BadParameter("debate", "Give a debate's id.");
            query.Where("d.debate = ?", id);
        }
        var (kind, badKind) = request.ReadWord<ContributionKind>("kind");
        if (badKind is not null)
            return badKind;
        if (kind is { } only)
            query.Where("d.kind = ?", Rows.Word(only));
        if (request.ReadWord<Status>("status") is var status && status.Problem is { } badStatus)
            return badStatus;
        if (status.Value is { } wantedStatus)
            query.Where("d.data ->> 'status' = ?", Rows.Word(wantedStatus));
        if (request.ReadWord<Level>("label") is var level && level.Problem is { } badLevel)
            return badLevel;
        if (level.Value is { } wantedLevel)
            query.Where("d.data ->> 'standing' = ?", Rows.Word(wantedLevel));
        if (request.Parameter("q") is { } words)
            query.Where("strpos(lower(d.data ->> 'text'), lower(?)) > 0", words);
        return await AddPeopleAsync(query, request, ct) ?? AddFlags(query, request);
    }

    async Task<IResult?> AddPeopleAsync(RowQuery<Position> query, HttpRequest request, CancellationToken ct)
    {
        foreach (var (name, condition) in People)
        {
            if (await ContributionFilter.VoiceAsync(request, name, directory, ct) is not { } voice)
                continue;
            if (Speakers.IsCast(voice) && request.Parameter("debate") is null)
                return RequestReading.BadParameter(name, "A cast label means somebody only within a debate: give “debate” too.");
            query.Where(condition, voice);
        }
        return null;
    }

    static readonly (string Name, string Condition)[] People =
    [
        ("by", "d.data ->> 'by' = ?"),
        ("speaker", "d.data ->> 'speaker' = ?"),
        ("holder", "jsonb_exists(d.data -> 'holders', ?)"),
        ("concededBy", "jsonb_exists(d.data -> 'concededBy', ?)"),
    ];

    static IResult? AddFlags(RowQuery<Position> query, HttpRequest request)
    {
        foreach (var (name, condition) in Flags)
        {
            if (request.Parameter(name) is not { } given)
                continue;
            if (!bool.TryParse(given, out var wanted))
                return RequestReading.BadParameter(name, "Give true or false.");
            query.Where(wanted ? condition : $"not ({condition})");
        }
        return null;
    }

    static readonly (string Name, string Condition)[] Flags =
    [
        ("challenged", "(d.data ->> 'challenges')::int > 0"),
        ("open", "(d.data ->> 'isOpen')::boolean"),
    ];
}
