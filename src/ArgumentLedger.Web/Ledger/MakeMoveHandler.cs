namespace ArgumentLedger.Web.Ledger;

/// <summary>Takes <see cref="MakeMove"/> from the bus to the debate's writer.</summary>
public static class MakeMoveHandler
{
    /// <summary>Answers once the moves are committed, or refused.</summary>
    public static Task<MoveAnswer> Handle(MakeMove command, DebateWriters writers, CancellationToken ct) =>
        writers.SubmitAsync(command, ct);
}
