using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>Writing: opening debates and making moves.</summary>
static class MoveEndpoints
{
    internal static void MapMoves(this RouteGroupBuilder api)
    {
        var moves = api.MapGroup("/debates").WithTags("Moves").RequireAuthorization(Policies.CanWrite);
        moves.MapPost("", OpenAsync).WithName("OpenDebate")
            .WithSummary("Open a debate")
            .WithDescription("Body: {motion, description?, visibility?: public|unlisted|private}.").TakesHeaders(TakenHeader.Key)
            .Accepts<OpenDebate>("application/json").Produces<DebateView>(StatusCodes.Status201Created).Refuses(400, 401, 403, 413, 415, 422, 429, 503);
        moves.MapPost("/{id:guid}/moves", MakeAsync).WithName("MakeMoves")
            .WithSummary("Make a move, or several of which all or none count")
            .WithDescription("Body: one move, or an array in which a later move may call an earlier one by the name given with “as”, as “@name”. "
                + $"Moves: {string.Join(", ", Vocabulary.Moves.Keys.Where(name => name != "open-debate"))}. ").TakesHeaders(TakenHeader.Key, TakenHeader.ExpectedVersion)
            .Accepts<object>("application/json").Produces<MovesAnswer>(StatusCodes.Status201Created).Produces<MovesAnswer>()
            .Refuses(400, 401, 403, 404, 412, 413, 415, 422, 429, 503);
    }

    static async Task<IResult> OpenAsync(HttpContext http, MoveSender sender, ContributorDirectory directory, CancellationToken ct)
    {
        var (body, problem) = await http.Request.ReadBodyAsync(ct);
        if (problem is not null)
            return problem;
        if (!MoveJson.TryReadOne(typeof(OpenDebate), body, out var move, out var fault))
            return Answers.Malformed(fault);
        var answer = await SendAsync(http, sender, Guid.CreateVersion7(), [move], body, null, ct);
        if (answer.Problem is not null || answer.Made is not { } made)
            return answer.Problem ?? Answers.Problem(answer.Answer!, isArray: false);
        var speakers = await Speakers.OfAsync(directory, Speakers.In(made.State), ct);
        http.Response.Headers.ETag = ReadableDebate.TagOf(made.State.Version);
        return TypedResults.Created($"/api/debates/{made.Debate}", DebateView.Of(made.Debate, made.State, speakers));
    }

    static async Task<IResult> MakeAsync(
        Guid id, HttpContext http, MoveSender sender, DebateReader reader, ContributorDirectory directory, CancellationToken ct)
    {
        var (body, problem) = await http.Request.ReadBodyAsync(ct);
        if (problem is not null)
            return problem;
        if (!MoveJson.TryRead(body, out var moves, out var isArray, out var fault))
            return Answers.Malformed(fault);
        var (version, badVersion) = http.Request.ReadIfMatch();
        if (badVersion is not null)
            return badVersion;
        if (moves.Any(move => move.Opens))
            return Answers.Malformed(new("unknown-move", "move", "A debate is opened by POST /api/debates."));
        // Whom a rule would shut out is answered as when there is none, and as soon. Others wait for nothing more than the rules.
        if (!reader.IsOpenTo(id, http.User) && await reader.HeadForAsync(id, http.User, ct) is null)
            return Answers.UnknownDebate();
        var answer = await SendAsync(http, sender, id, moves, body, version, ct);
        if (answer.Problem is not null || answer.Made is not { } made)
            return answer.Problem ?? Answers.Problem(answer.Answer!, isArray);
        return await MadeAsync(http, made, reader, directory, ct);
    }

    sealed record Sent(MoveAnswer? Answer, IResult? Problem)
    {
        internal MovesMade? Made => Answer as MovesMade;
    }

    static async Task<Sent> SendAsync(
        HttpContext http, MoveSender sender, Guid debate, IReadOnlyList<Move> moves, ReadOnlyMemory<byte> body, long? version, CancellationToken ct)
    {
        var (name, badKey) = http.Request.ReadIdempotencyKey();
        if (badKey is not null)
            return new(null, badKey);
        if (moves.Any(move => move.IsModeration) && !http.User.Includes(Scopes.Moderate))
            return new(null, Problems.Of(403, "forbidden", "This login may not do that", "Moderators' moves need a token of scope moderate: make one on your account page or with POST /api/tokens."));
        var key = name is null ? null : MoveSender.KeyOf(http.User.ContributorId()!, name, [.. System.Text.Encoding.UTF8.GetBytes(http.Request.Path), .. body.Span]);
        return new(await sender.SendAsync(http.User, debate, moves, key, version, ct), null);
    }

    static async Task<IResult> MadeAsync(
        HttpContext http, MovesMade made, DebateReader reader, ContributorDirectory directory, CancellationToken ct)
    {
        var head = made.IsRepeat ? await reader.HeadAsync(made.Debate, ct) ?? made.State : made.State;
        // Whoever is no longer let in is not told again what they were told once.
        if (!head.MayRead(http.User))
            return Answers.UnknownDebate();
        var speakers = await Speakers.OfAsync(directory, EntryView.People(made.Entries), ct);
        http.Response.Headers.ETag = ReadableDebate.TagOf(made.State.Version);
        var answer = new MovesAnswer(
            made.Debate, made.State.Version, [.. made.Entries.Select(entry => EntryView.Of(entry, head, speakers))], made.Labels, [.. StandingChange.Of(made)]);
        return made.Entries.IsEmpty
            ? TypedResults.Ok(answer)
            : TypedResults.Created($"/api/debates/{made.Debate}/events?after={made.Entries[0].Version - 1}&limit={Math.Min(200, made.Entries.Length)}", answer);
    }
}
