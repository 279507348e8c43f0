using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>Turns what the ledger says into status codes and problems; the one table from codes to statuses.</summary>
public static class Answers
{
    static readonly Dictionary<string, int> StatusOf = new()
    {
        ["unknown-debate"] = StatusCodes.Status404NotFound,
        ["not-a-contributor"] = StatusCodes.Status403Forbidden,
        ["not-moderator"] = StatusCodes.Status403Forbidden,
        ["not-author"] = StatusCodes.Status403Forbidden,
        ["speaker-identified"] = StatusCodes.Status403Forbidden,
        ["debate-exists"] = StatusCodes.Status409Conflict,
    };

    /// <summary>The status that answers a refusal; 422 unless it is about who may or what is there at all.</summary>
    public static int Status(Refusal refusal) =>
        StatusOf.GetValueOrDefault(refusal.Code, StatusCodes.Status422UnprocessableEntity);

    /// <summary>The problem that answers anything but moves made.</summary>
    public static IResult Problem(MoveAnswer answer, bool isArray) => answer switch
    {
        MovesRefused { Refusal.Code: "unknown-debate" } => UnknownDebate(),
        MovesRefused refused => Refused(refused, isArray),
        DebateMovedOn moved => Problems.Of(StatusCodes.Status412PreconditionFailed, "stale", "The debate has moved on",
            string.Create(CultureInfo.InvariantCulture, $"It is at version {moved.Version} now: read what is new, then send the move again with If-Match: \"v{moved.Version}\".")),
        KeyReused => Problems.Of(StatusCodes.Status422UnprocessableEntity, "idempotency-mismatch", "This idempotency key was used for something else",
            "The same key came with another body before: send new moves under a new Idempotency-Key."),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no refusal."),
    };

    /// <summary>The one answer for a debate that is not there and for one that the reader may not know of.</summary>
    public static IResult UnknownDebate() =>
        Problems.Of(StatusCodes.Status404NotFound, "unknown-debate", "No such debate", "There is no debate with this id, or you may not read it. GET /api/debates lists those you may.");

    /// <summary>The answer for a moment before the debate's first event, or a version that it has not come to.</summary>
    public static IResult UnknownMoment(Moment moment, Debate head) => moment.At is not null
        ? Problems.Of(StatusCodes.Status404NotFound, "unknown-version", "No such version",
            string.Create(CultureInfo.InvariantCulture, $"The debate has versions 1 to {head.Version}."))
        : Problems.Of(StatusCodes.Status404NotFound, "before-debate", "The debate had not begun",
            $"Its first event is of {Domain.Ledger.Chain.Instant(head.Timeline.TimeOf(1, Domain.Replay.Clock.Logged))}: ask for that moment or a later one.");

    /// <summary>The answer for a label that stands for nothing in a debate.</summary>
    public static IResult UnknownLabel(string what) =>
        Problems.Of(StatusCodes.Status404NotFound, $"unknown-{what}", $"No such {what}", $"This debate has no {what} with that label.");

    /// <summary>The answer to a body that cannot be read.</summary>
    public static IResult Malformed(BodyFault fault) => Problems.Of(
        StatusCodes.Status400BadRequest, fault.Code, "The body cannot be read", fault.Sentence,
        fault.Field.Length == 0 ? null : new Dictionary<string, string[]> { [fault.Field] = [fault.Sentence] });

    static IResult Refused(MovesRefused refused, bool isArray)
    {
        var (code, field, sentence) = refused.Refusal;
        var prefix = isArray ? string.Create(CultureInfo.InvariantCulture, $"[{refused.Index}].") : "";
        var errors = field is null ? null : new Dictionary<string, string[]> { [prefix + field] = [sentence] };
        var title = isArray ? string.Create(CultureInfo.InvariantCulture, $"Move {refused.Index} was refused, so none was made") : "The move was refused";
        return Problems.Of(Status(refused.Refusal), code, title, sentence, errors);
    }
}
