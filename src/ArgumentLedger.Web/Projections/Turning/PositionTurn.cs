using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Web.Projections.Turning;

/// <summary>How a position stood from one event until another changed its label or status.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Made">The event that made the position.</param>
/// <param name="Class">Its kind, status, label, stance and fidelity then, empty where it has none, with commas between.</param>
/// <param name="IsPublic">Whether its debate is public.</param>
/// <param name="LoggedAt">When it was made, UTC.</param>
/// <param name="From">When it came to stand so, UTC.</param>
/// <param name="Until">When it came to stand otherwise, UTC; later than that.</param>
sealed record PositionTurn(Guid Debate, long Made, string Class, bool IsPublic, DateTimeOffset LoggedAt, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>
    /// The turns of a position that are over, from the latest to the one that began at a time, or to the first. How it stood for no
    /// time, since what changed that was logged with what made it, no moment shows.
    /// </summary>
    internal static IEnumerable<PositionTurn> Of(Guid id, Debate debate, string label, DateTimeOffset since = default)
    {
        var it = debate.Contributions[label];
        (Standing Stood, DateTimeOffset Until)? ended = null;
        foreach (var (before, after) in debate.StandingOf(label)?.Turns() ?? [])
        {
            var turned = debate.Timeline.TimeOf(after.Since, Clock.Logged);
            if (ended is { } later && turned < later.Until)
                yield return Turn(later.Stood, turned, later.Until);
            if (turned <= since)
                yield break;
            ended = (before, turned);
        }
        if (ended is { } first && it.At < first.Until)
            yield return Turn(first.Stood, it.At, first.Until);

        PositionTurn Turn(Standing stood, DateTimeOffset from, DateTimeOffset until) =>
            new(id, it.Version, ClassOf(it, stood), debate.Visibility == Visibility.Public, it.At, from, until);
    }

    static string ClassOf(Contribution it, Standing standing) =>
        string.Join(',', Rows.Word(it.Kind), Rows.Word(standing.Status), Rows.Word(standing.Label), Word(it.Stance), Word(it.Anchor?.Fidelity));

    static string Word<T>(T? value) where T : struct, Enum => value is { } given ? Rows.Word(given) : "";
}
