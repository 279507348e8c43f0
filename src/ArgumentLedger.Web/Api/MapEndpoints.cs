using System.Globalization;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Maps;

namespace ArgumentLedger.Web.Api;

/// <summary>The argument map as a picture.</summary>
static class MapEndpoints
{
    internal static void MapMaps(this RouteGroupBuilder api)
    {
        var debates = api.MapGroup("/debates").WithTags("Debates");
        debates.MapGet("/{id:guid}/map.svg", ShowAsync).WithName("ShowMap").WithSummary("The argument map as a picture that stands alone")
            .WithDescription("SVG with its style inside. What is long is folded, unless asked otherwise.")
            .Takes(
            [
                QueryParameter.Text("branch", "Only what is below this label.", "c1"),
                QueryParameter.Text("fold", "Labels whose replies are folded away, with commas between them, or “motion”; “none” folds nothing unasked.", "c3,r5"),
                QueryParameter.Text("open", "Labels whose replies are shown although the map is large, with commas between them.", "c1"),
                .. QueryParameters.OfMoment,
            ])
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml").Produces(StatusCodes.Status304NotModified).Refuses(400, 404)
            .WithSecurityHeadersPolicy(SecurityHeaders.OfMaps);
    }

    static async Task<IResult> ShowAsync(Guid id, HttpContext http, ReadableDebate readable, CancellationToken ct)
    {
        var request = http.Request;
        var (view, parameter, sentence) = MapView.Read(request.Parameter("branch"), request.Parameter("fold"), request.Parameter("open"));
        if (view is null)
            return RequestReading.BadParameter(parameter, sentence);
        var isPast = Moment.Parameters.Any(name => request.Parameter(name) is not null);
        return await readable.AnswerAsync(http, id, (debate, speakers) => MapTree.Of(debate, view) is { } tree
            ? Draw(tree, speakers, new UriBuilder(request.Scheme, request.Host.Host, request.Host.Port ?? -1, $"debates/{id}").Uri, isPast)
            : Answers.UnknownLabel("contribution"), ct);
    }

    // A file may be opened anywhere: its links say where the site is.
    static IResult Draw(MapTree tree, Speakers speakers, Uri address, bool isPast)
    {
        var debate = tree.Debate;
        var query = isPast ? string.Create(CultureInfo.InvariantCulture, $"?at={debate.Version}") : "";
        var addresses = new MapAddresses(label => label == MapView.Motion ? $"{address}{query}" : $"{address}/{label}{query}", null);
        var picture = new MapPicture(ArgumentMap.Of(tree, speakers.DisplayName), addresses) { Name = $"Argument map: {Wrapping.Drawable(debate.Motion?.ToString() ?? "")}" };
        var note = string.Create(CultureInfo.InvariantCulture, $"Argument Ledger · {address} · version {debate.Version}, {debate.LastAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC");
        return TypedResults.Text(picture.ToFile(note), "image/svg+xml; charset=utf-8");
    }
}
