namespace ArgumentLedger.Web.Projections.Rebuilding;

/// <summary>How far a rebuild has come.</summary>
/// <param name="Debates">Debates that are done.</param>
/// <param name="AllDebates">Debates that there were when it began.</param>
/// <param name="Events">Events of those that are done.</param>
/// <param name="AllEvents">Events that there were when it began.</param>
/// <param name="Repaired">Rows that were otherwise than the events make them, or not there, or too many.</param>
/// <param name="Took">How long it has taken so far.</param>
public sealed record RebuildProgress(int Debates, int AllDebates, long Events, long AllEvents, long Repaired, TimeSpan Took)
{
    /// <summary>How long the rest will take if it goes on like this; null while nothing is done.</summary>
    public TimeSpan? Left => Events == 0 ? null : Took * ((double)(AllEvents - Events) / Events);
}
