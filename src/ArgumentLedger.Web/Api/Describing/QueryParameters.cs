namespace ArgumentLedger.Web.Api.Describing;

/// <summary>The parameters that many endpoints take.</summary>
static class QueryParameters
{
    /// <summary>Those that ask for a moment of a debate.</summary>
    internal static readonly IReadOnlyList<QueryParameter> OfMoment =
    [
        QueryParameter.Number("at", "The debate as it stood at this version; not with “asOf”.", 1, null, 12),
        QueryParameter.Text("asOf", "The debate as it stood at this instant, RFC 3339; not with “at”.", "2026-01-02T03:04:05Z"),
        QueryParameter.OneOf("clock", "The clock that “asOf” is on: when things were logged (if left out), or when they were said.", "logged", "said"),
    ];

    /// <summary>How much of a list to answer.</summary>
    internal static readonly QueryParameter Limit = QueryParameter.Number("limit", "The most items to answer, to 200, or to 10000 as application/x-ndjson; 50 if left out.", 1, Lines.MostItems, 20);

    /// <summary>Those that page through a list.</summary>
    internal static readonly IReadOnlyList<QueryParameter> OfPage =
    [
        Limit,
        QueryParameter.Text("after", "Go on after this: the “next” of the page before, with all else the same.", "50"),
    ];

    /// <summary>Those that page through events.</summary>
    internal static readonly IReadOnlyList<QueryParameter> OfEvents =
    [
        Limit,
        QueryParameter.Number("after", "Only events after this version; the “next” of the page before.", 0, null, 50),
    ];
}

/// <summary>The parameters that an endpoint takes, in the order they are told.</summary>
sealed record TakenParameters(IReadOnlyList<QueryParameter> All);

/// <summary>Lets endpoints say which parameters they take.</summary>
static class Taking
{
    /// <summary>Describes the parameters that an endpoint takes, and answers a request with any other by naming it.</summary>
    internal static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params IReadOnlyList<QueryParameter> parameters)
    {
        string[] names = [.. parameters.Select(parameter => parameter.Name)];
        return endpoint.MayTake(parameters).AddEndpointFilter(async (call, next) =>
            call.HttpContext.Request.CheckQuery(names) is { } unknown ? unknown : await next(call));
    }

    /// <summary>Describes headers that an endpoint takes.</summary>
    internal static RouteHandlerBuilder TakesHeaders(this RouteHandlerBuilder endpoint, params IReadOnlyList<TakenHeader> headers) =>
        endpoint.WithMetadata([.. headers]);

    /// <summary>Describes parameters that depend on one another, which the endpoint checks itself.</summary>
    internal static RouteHandlerBuilder MayTake(this RouteHandlerBuilder endpoint, IReadOnlyList<QueryParameter> parameters) =>
        endpoint.WithMetadata(new TakenParameters(parameters));
}
