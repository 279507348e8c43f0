using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Web.Projections.Turning;

/// <summary>How a position stood from one event until another changed its label or status.</summary>
/// <param name="Debate">The debate's id.</param>
/// <param name="Made">The event that made the position.</param>
/// <param name="Since">The event that made it stand so.</param>
/// <param name="Class">Its kind, status, label, stance and fidelity then, empty where it has none, with commas between.</param>
/// <param name="IsPublic">Whether its debate is public.</param>
/// <param name="LoggedAt">When it was made, UTC.</param>
/// <param name="From">When it came to stand so, UTC.</param>
/// <param name="Until">When it came to stand otherwise, UTC; null while it has not.</param>
sealed record PositionTurn(Guid Debate, long Made, long Since, string Class, bool IsPublic, DateTimeOffset LoggedAt, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>The turns of a position, from the latest to the one that began with an event, or to the first.</summary>
    internal static IEnumerable<PositionTurn> Of(Guid id, Debate debate, string label, long from = 0)
    {
        var it = debate.Contributions[label];
        var stood = debate.StandingOf(label);
        DateTimeOffset? until = null;
        foreach (var (before, after) in stood?.Turns() ?? [])
        {
            yield return Turn(after.Since, after);
            if (after.Since <= from)
                yield break;
            (until, stood) = (TimeOf(after.Since), before);
        }
        yield return Turn(it.Version, stood);

        DateTimeOffset TimeOf(long version) => debate.Timeline.TimeOf(version, Clock.Logged);

        PositionTurn Turn(long since, Standing? standing) =>
            new(id, it.Version, since, ClassOf(it, standing), debate.Visibility == Visibility.Public, it.At, TimeOf(since), until);
    }

    static string ClassOf(Contribution it, Standing? standing) =>
        string.Join(',', Rows.Word(it.Kind), Word(standing?.Status), Word(standing?.Label), Word(it.Stance), Word(it.Anchor?.Fidelity));

    static string Word<T>(T? value) where T : struct, Enum => value is { } given ? Rows.Word(given) : "";
}
