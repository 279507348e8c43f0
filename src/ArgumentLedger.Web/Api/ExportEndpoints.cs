using System.Globalization;
using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer;
using ArgumentLedger.Web.Transfer.Tables;

namespace ArgumentLedger.Web.Api;

/// <summary>What a debate says that a format cannot carry.</summary>
public sealed record LossesView(Guid Debate, long Version, string Format, IReadOnlyList<LossView> Losses);

/// <summary>A kind of loss.</summary>
/// <param name="What">A whole sentence.</param>
/// <param name="Count">How often it happens.</param>
/// <param name="Where">The first places: labels in an export, lines and columns or JSON paths in an import.</param>
public sealed record LossView(string What, int Count, IReadOnlyList<string> Where)
{
    internal static IReadOnlyList<LossView> Of(IEnumerable<Loss> losses) => [.. losses.Select(loss => new LossView(loss.What, loss.Count, loss.Where))];
}

/// <summary>A file format for debates.</summary>
/// <param name="Name">What it is called in <c>format=</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="MediaType">The media type of its files, which are UTF-8.</param>
/// <param name="Extension">How their names end.</param>
/// <param name="IsRead">Whether files of it can be imported.</param>
/// <param name="IsWritten">Whether debates can be exported in it.</param>
public sealed record FormatView(string Name, string Title, string MediaType, string Extension, bool IsRead, bool IsWritten);

/// <summary>All formats.</summary>
public sealed record FormatsView(IReadOnlyList<FormatView> Items);

/// <summary>Debates as files.</summary>
static class ExportEndpoints
{
    /// <summary>The ledger itself, the only format that loses nothing; it is read from the store and not from the state.</summary>
    const string Ledger = "ledger";

    /// <summary>The events as a table, which are read from the store as well.</summary>
    static readonly EventTable Events = (EventTable)Formats.All.Values.Single(format => format is EventTable);

    static readonly IReadOnlyList<string> Names = [Ledger, Events.Name, .. Formats.Writable.Select(format => format.Name)];

    internal static void MapExports(this RouteGroupBuilder api)
    {
        var format = QueryParameter.OneOf("format", "The format; ledger if left out.", Names);
        var debates = api.MapGroup("/debates").WithTags("Ledger");
        debates.MapGet("/{id:guid}/export", ExportAsync).WithName("ExportDebate").WithSummary("The whole debate as a file in some format")
            .WithDescription("As “ledger”: NDJSON of events with hashes, checked with the command “verify FILE”. The header Losses counts what the format cannot carry; /export/losses tells what that is.")
            .Takes([format, .. QueryParameters.OfMoment])
            .Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson", additionalContentTypes: [.. Formats.Writable.Select(format => format.MediaType).Distinct()])
            .Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        debates.MapGet("/{id:guid}/export/losses", LossesAsync).WithName("ExportLosses").WithSummary("What a format cannot carry of a debate")
            .WithDescription("Each kind of loss with its number and the first places.").Takes([format, .. QueryParameters.OfMoment])
            .Produces<LossesView>().Produces(StatusCodes.Status304NotModified).Refuses(400, 404);
        var about = api.MapGroup("/formats").WithTags("Ledger");
        about.MapGet("", ListFormats).WithName("ListFormats").WithSummary("The formats that debates are imported from and exported in")
            .WithDescription("Those of the parameters “format” of imports and exports.").Takes()
            .Produces<FormatsView>().Refuses(400);
        about.MapGet("/json/schema", ShowSchema).WithName("ShowDebateSchema").WithSummary("The JSON Schema of the export format “json”")
            .WithDescription("Draft 2020-12. What is imported as “json” is not: bring a ledger, or another format.").Takes()
            .Produces(StatusCodes.Status200OK, contentType: "application/schema+json").Refuses(400);
    }

    static IResult ListFormats() => TypedResults.Ok(new FormatsView(
        [new(Ledger, "The ledger itself", "application/x-ndjson", ".ndjson", true, true),
         .. Formats.All.Values.Select(format => new FormatView(format.Name, format.Title, format.MediaType, format.Extension, format.Reader is not null, format.Writer is not null || format == Events))]));

    static IResult ShowSchema() => TypedResults.Text(Transfer.Records.Json.Schema, "application/schema+json");

    static async Task<IResult> ExportAsync(Guid id, HttpContext http, ReadableDebate readable, SignedHeads heads, LedgerExport export, DebateReader reader, ContributorDirectory directory, CancellationToken ct)
    {
        if (ReadFormat(http.Request, out var format) is { } problem)
            return problem;
        if (format is null || format == Events)
        {
            var found = await readable.FindMomentAsync(http, id, ct);
            return found.Debate is not { } debate ? found.Problem!
                : format is null ? LedgerFile(await heads.OfAsync(id, debate.Version, ct), debate, export, ct)
                : EventsFile(id, debate, reader, directory, ct);
        }
        return await readable.AnswerAsync(http, id, (debate, speakers) =>
        {
            var written = Write(http.Request, format, id, debate, speakers);
            http.Response.Headers["Losses"] = written.Losses.Sum(loss => loss.Count).ToString(CultureInfo.InvariantCulture);
            return TypedResults.File(Encoding.UTF8.GetBytes(written.Text), $"{format.MediaType}; charset=utf-8", $"debate-{id}{format.Extension}");
        }, ct);
    }

    static async Task<IResult> LossesAsync(Guid id, HttpContext http, ReadableDebate readable, CancellationToken ct)
    {
        if (ReadFormat(http.Request, out var format) is { } problem)
            return problem;
        return await readable.AnswerAsync(http, id, (debate, speakers) => TypedResults.Ok(new LossesView(
            id, debate.Version, format?.Name ?? Ledger, format is null || format == Events ? [] : LossView.Of(Write(http.Request, format, id, debate, speakers).Losses))), ct);
    }

    static IResult EventsFile(Guid id, Debate debate, DebateReader reader, ContributorDirectory directory, CancellationToken ct) => TypedResults.Stream(async output =>
    {
        const int page = 500;
        await using var writer = new StreamWriter(output, new UTF8Encoding(false));
        await writer.WriteAsync(EventTable.Head);
        for (var from = 1L; from <= debate.Version; from += page)
        {
            var entries = await reader.EntriesAsync(id, from, (int)Math.Min(page, debate.Version - from + 1), ct);
            var speakers = await Speakers.OfAsync(directory, EntryView.People(entries), ct);
            foreach (var entry in entries)
            {
                var view = EntryView.Of(entry, debate, speakers);
                await writer.WriteAsync(EventTable.Row(
                    view.Version, view.Event, entry.Event.Creates() ?? entry.Event.WordsOf(), view.By, view.Speaker, view.At, view.SaidAt, view.Data));
            }
        }
    }, $"{Events.MediaType}; charset=utf-8", $"debate-{id}{Events.Extension}");

    // Null for the ledger.
    static IResult? ReadFormat(HttpRequest request, out Format? format)
    {
        format = null;
        var given = request.Parameter("format") ?? Ledger;
        if (given == Ledger)
            return null;
        format = Formats.All.GetValueOrDefault(given);
        return format?.Writer is null && format != Events
            ? RequestReading.BadParameter("format", $"Give one of {string.Join(", ", Names)}.")
            : null;
    }

    static Written Write(HttpRequest request, Format format, Guid id, Debate debate, Speakers speakers) =>
        format.Writer!.Write(new(id, debate, speakers.Name) { Site = new($"{request.Scheme}://{request.Host}{request.PathBase}/") });

    static IResult LedgerFile(SignedHead head, Debate debate, LedgerExport export, CancellationToken ct) => TypedResults.Stream(async output =>
    {
        await using var writer = new StreamWriter(output) { NewLine = "\n" };
        await foreach (var line in export.LinesAsync(head, debate, ct))
            await writer.WriteLineAsync(line);
    }, "application/x-ndjson", $"debate-{head.Head.Debate}.ndjson");
}
