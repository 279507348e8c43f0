using System.Diagnostics;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Tracing;

/// <summary>The span of a command from when it comes until it is answered, with those of its waiting and deciding within.</summary>
sealed class MoveTrace : IDisposable
{
    DateTime waitsSince = DateTime.UtcNow;

    MoveTrace(Activity span) => Span = span;

    internal Activity Span { get; }

    /// <summary>Begins the trace of a command; null when nobody listens.</summary>
    internal static MoveTrace? Start(MakeMove command)
    {
        if (!LedgerTracing.Source.HasListeners() || LedgerTracing.Source.StartActivity("ledger.move") is not { } span)
            return null;
        span.SetTag(LedgerTracing.Debate, command.Debate.ToString());
        span.SetTag("ledger.move", Vocabulary.NameOf(command.Moves[0].Move));
        span.SetTag("ledger.moves", command.Moves.Length);
        return new(span);
    }

    /// <summary>Notes that the command waits for its turn, for the first time or again.</summary>
    internal void Waits() => waitsSince = DateTime.UtcNow;

    /// <summary>Ends the wait and begins to decide.</summary>
    internal Activity? Decide()
    {
        using (var wait = LedgerTracing.Source.StartActivity("ledger.wait", ActivityKind.Internal, Span.Context, startTime: waitsSince))
            wait?.SetEndTime(DateTime.UtcNow);
        return LedgerTracing.Source.StartActivity("ledger.decide", ActivityKind.Internal, Span.Context);
    }

    /// <summary>Notes what came of the command.</summary>
    internal void Answered(MoveAnswer answer)
    {
        Span.SetTag("ledger.outcome", OutcomeOf(answer));
        if (answer is MovesMade made)
            Span.SetTag(LedgerTracing.Version, made.State.Version);
    }

    /// <summary>What came of a command, in a word: <c>made</c>, <c>repeated</c>, or the code of what kept it out.</summary>
    internal static string OutcomeOf(MoveAnswer answer) => answer switch
    {
        MovesMade { IsRepeat: true } => "repeated",
        MovesMade => "made",
        MovesRefused refused => refused.Refusal.Code,
        DebateMovedOn => "moved-on",
        KeyReused => "key-reused",
        _ => throw new ArgumentException($"There is no word for {answer.GetType().Name}.", nameof(answer)),
    };

    public void Dispose() => Span.Dispose();
}
