using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Api;

/// <summary>Importing files as debates.</summary>
static class ImportEndpoints
{
    internal static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports").RequireAuthorization(Policies.CanWrite);
        imports.MapPost("", SubmitAsync).WithName("Import").WithSummary("Import a file as a debate, all or nothing")
            .WithDescription($"Body: the file, UTF-8, at most 16 MiB and {FileText.MostContributions:N0} contributions. "
                + "format=thread with dryRun=true tells what is suggested for a pasted thread, which a person confirms at /import/thread. "
                + "format=ledger, for administrators and without further parameters, restores a debate exactly from an export of its ledger, of up to 1 GiB: "
                + "same id, versions, times, people and hashes. It answers 201 once the debate is here, 409 when it was here before, "
                + "and 422 with the first entry that is wrong and why; in no case but the first is anything changed.")
            .TakesHeaders(TakenHeader.Key).MayTake(
            [
                QueryParameter.OneOf("format", "What the file is.", [.. Formats.Readable.Select(format => format.Name), ThreadImport.Format, LedgerRestoring.Format]),
                QueryParameter.Text("motion", "The new debate's motion; needed where the file names none.", "Some tasks are fuzzy."),
                QueryParameter.Text("description", "What the new debate is about.", "Brought from elsewhere."),
                QueryParameter.OneOf<Visibility>("visibility", "Who may see the new debate; public if left out."),
                QueryParameter.Id("debate", "Into this debate instead of a new one."),
                QueryParameter.Flag("dryRun", "Log nothing: tell what would be logged and, for an abstract framework, how each argument would stand."),
            ])
            .WithMetadata(new RequestSizeLimitAttribute(2L * FileText.MostBytes))
            .Accepts<string>("text/plain", "application/json", "application/x-ndjson", "application/octet-stream", "*/*")
            .Produces<ImportView>(StatusCodes.Status202Accepted).Produces<ImportPreviewView>().WithMetadata(new OtherAnswer(typeof(ThreadView)))
            .Produces<RestoredView>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 409, 413, 422, 429);
        imports.MapGet("/{id:guid}", ShowAsync).WithName("ShowImport").WithSummary("How far an import of yours is")
            .WithDescription($"Those of the last {ImportJob.Kept.Days} days.").Takes()
            .Produces<ImportView>().Refuses(400, 401, 404);
        imports.MapDelete("/{id:guid}", CancelAsync).WithName("CancelImport").WithSummary("Cancel an import of yours: then nothing of it is logged")
            .WithDescription("Answers the import. A running one is cancelled a moment later, unless all its moves were decided by then: ask for it again until it is cancelled or done. One that is done is 409.").Takes()
            .Produces<ImportView>().Refuses(400, 401, 404, 409);
    }

    /// <summary>What a request asks for besides the file.</summary>
    sealed record Asked(Format Format, string? Motion, string? Description, Visibility Visibility, Guid? Debate, bool IsDryRun);

    static async Task<IResult> SubmitAsync(HttpContext http, ImportStore imports, ImportRunner runner, IDocumentStore store, TimeProvider clock, CancellationToken ct)
    {
        if (http.Request.Parameter("format") == LedgerRestoring.Format)
            return await LedgerRestoring.AnswerAsync(http, store, clock, ct);
        if (http.Request.Parameter("format") == ThreadImport.Format)
            return await ThreadImport.AnswerAsync(http.Request, ct);
        if (Read(http.Request, out var asked) is { } wrong)
            return wrong;
        var (key, badKey) = http.Request.ReadIdempotencyKey();
        if (badKey is not null)
            return badKey;
        if (await http.Request.ReadBytesAsync(FileText.MostBytes, ct) is not { } body)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "The file is too large", "A file has at most 16 MiB: divide it.");
        var (import, fault) = ReadImport.Of(asked.Format, body.Span);
        if (import is null)
            return Unreadable(asked.Format, fault!);
        if (FindOpening(asked, import, http.User.ContributorId()!, clock.GetUtcNow(), out var opening) is { } problem)
            return problem;
        if (asked.IsDryRun)
            return TypedResults.Ok(ImportPreviewView.Of(import, opening?.Motion));
        return import.Obstacle is { } obstacle
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, "too-circular", "The framework cannot be logged", obstacle)
            : await StoreAsync(http, imports, runner, JobOf(http, asked, import, opening, key, body, clock), body, ct);
    }

    static async Task<IResult> StoreAsync(
        HttpContext http, ImportStore imports, ImportRunner runner, ImportJob job, ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var submitted = await imports.SubmitAsync(job, file, ct);
        if (submitted.IsKeyReused)
            return Answers.Problem(new KeyReused(), isArray: false);
        if (submitted.Job is { } taken)
        {
            runner.Wake();
            return TypedResults.Accepted($"/api/imports/{taken.Id}", ImportView.Of(taken));
        }
        http.Response.Headers.RetryAfter = "30";
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-imports", "Too many imports are waiting", $"At most {ImportStore.MostOfOne} of yours wait at a time: send the file again in half a minute.");
    }

    static ImportJob JobOf(
        HttpContext http, Asked asked, ReadImport import, OpenDebate? opening, string? key, ReadOnlyMemory<byte> body, TimeProvider clock)
    {
        var id = Guid.CreateVersion7();
        var sent = MoveSender.KeyOf(
            http.User.ContributorId()!, key ?? $"import {id}", [.. System.Text.Encoding.UTF8.GetBytes(http.Request.QueryString.ToString()), .. body.Span]);
        return ImportJob.Of(id, sent, import, opening, asked.Debate, clock.GetUtcNow());
    }

    static async Task<IResult> ShowAsync(Guid id, HttpContext http, ImportStore imports, CancellationToken ct) =>
        await imports.FindAsync(id, http.User.ContributorId()!, ct) is { } job ? TypedResults.Ok(ImportView.Of(job)) : Unknown();

    static async Task<IResult> CancelAsync(Guid id, HttpContext http, ImportStore imports, CancellationToken ct)
    {
        return await imports.CancelAsync(id, http.User.ContributorId()!, ct) switch
        {
            null => Unknown(),
            { State: ImportState.Done } => Problems.Of(StatusCodes.Status409Conflict, "import-done", "It is logged already", "All its moves are logged. A ledger forgets nothing: withdraw what should no longer stand."),
            var job => TypedResults.Ok(ImportView.Of(job)),
        };
    }

    static IResult Unknown() =>
        Problems.Of(StatusCodes.Status404NotFound, "unknown-import", "No such import", $"None of your imports of the last {ImportJob.Kept.Days} days has this id.");

    static IResult? Read(HttpRequest request, out Asked asked)
    {
        asked = null!;
        if (request.CheckQuery("format", "motion", "description", "visibility", "debate", "dryRun") is { } unknown)
            return unknown;
        if (Formats.All.GetValueOrDefault(request.Parameter("format") ?? "") is not { Reader: not null } format)
            return RequestReading.BadParameter("format", $"Give one of {string.Join(", ", Formats.Readable.Select(known => known.Name))}.");
        var (visibility, badVisibility) = request.ReadWord<Visibility>("visibility");
        if (badVisibility is not null)
            return badVisibility;
        if (request.Parameter("dryRun") is not (null or "true" or "false"))
            return RequestReading.BadParameter("dryRun", "Give true or false.");
        Guid? debate = null;
        if (request.Parameter("debate") is { } given)
        {
            if (!Guid.TryParse(given, out var id))
                return RequestReading.BadParameter("debate", "Give a debate's id.");
            debate = id;
        }
        asked = new(format, request.Parameter("motion"), request.Parameter("description"), visibility ?? default, debate, request.Parameter("dryRun") == "true");
        return null;
    }

    // Null for an import into a debate that is there: its own rules decide.
    static IResult? FindOpening(Asked asked, ReadImport import, string by, DateTimeOffset now, out OpenDebate? opening)
    {
        opening = null;
        if (asked.Debate is not null)
            return null;
        if ((asked.Motion ?? import.Read.Motion) is not { } motion)
            return RequestReading.BadParameter("motion", "The file names no motion: give one.");
        opening = new(motion) { Description = asked.Description ?? import.Read.Description, Visibility = asked.Visibility };
        return ReadImport.CheckOpening(opening, by, now) is { } refusal
            ? Problems.Of(StatusCodes.Status422UnprocessableEntity, refusal.Code, "The debate cannot be opened", refusal.Sentence, new Dictionary<string, string[]> { [refusal.Field ?? "motion"] = [refusal.Sentence] })
            : null;
    }

    static IResult Unreadable(Format format, Fault fault) => Problems.Of(
        StatusCodes.Status400BadRequest, "unreadable-file", string.Create(CultureInfo.InvariantCulture, $"The file cannot be read as {format.Name}"),
        $"{fault.Place}: {fault.Sentence}", new Dictionary<string, string[]> { [fault.Place.ToString()] = [fault.Sentence] });
}
