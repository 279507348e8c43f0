using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A bar of the strip: how many events fell into its stretch of time.</summary>
/// <param name="X">Where it begins, 0 to <see cref="Strip.Width"/>.</param>
/// <param name="Height">0 to <see cref="Strip.Height"/>; grows with the square root, so that single events are seen beside bursts.</param>
public sealed record StripBar(int X, double Height);

/// <summary>When the events of a debate happened: bars over time, with bursts and silences, and where its turning points are.</summary>
/// <param name="Bars">A bar for each stretch of time in which something happened.</param>
/// <param name="Turns">Where the turning points are.</param>
/// <param name="Now">Where the moment in view is.</param>
/// <param name="From">The time at its left.</param>
/// <param name="To">The time at its right.</param>
/// <param name="Clock">Whose time it is.</param>
public sealed record Strip(
    IReadOnlyList<StripBar> Bars, IReadOnlyList<int> Turns, int Now, DateTimeOffset From, DateTimeOffset To, Clock Clock)
{
    /// <summary>How wide the strip is, in its own units.</summary>
    public const int Width = 1000;

    /// <summary>How high its highest bar is.</summary>
    public const int Height = 30;

    /// <summary>How wide a bar is.</summary>
    public const int Step = 10;

    /// <summary>The strip of a whole debate; null when all of it happened at once.</summary>
    /// <param name="head">The debate as it stands now.</param>
    /// <param name="version">The version in view.</param>
    public static Strip? Of(Debate head, long version)
    {
        // What was said elsewhere and logged in one go happened when it was said.
        var (logged, said) = (SpanOf(head, Clock.Logged), SpanOf(head, Clock.Said));
        var clock = said.To - said.From > logged.To - logged.From ? Clock.Said : Clock.Logged;
        var (from, to) = clock == Clock.Said ? said : logged;
        return from == to ? null : new(
            BarsOf(head, from, to, clock),
            [.. head.TurningPoints().Select(turn => PlaceOf(turn.Version)).Distinct()],
            PlaceOf(version), from, to, clock);

        int PlaceOf(long at)
        {
            var time = head.Timeline.TimeOf(at, clock);
            return (int)Math.Round(Math.Clamp((time - from) / (to - from), 0, 1) * (Width - Step));
        }
    }

    static (DateTimeOffset From, DateTimeOffset To) SpanOf(Debate head, Clock clock)
    {
        var unknown = head.Timeline.VersionAt(DateTimeOffset.MinValue, clock);
        return unknown >= head.Version
            ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue)
            : (head.Timeline.TimeOf(unknown + 1, clock), head.Timeline.TimeOf(head.Version, clock));
    }

    // Versions are looked up at the edges of the bars, so that a long debate costs no more than a short one.
    static List<StripBar> BarsOf(Debate head, DateTimeOffset from, DateTimeOffset to, Clock clock)
    {
        const int bars = Width / Step;
        var counts = new long[bars];
        var before = 0L;
        for (var bar = 0; bar < bars; bar++)
        {
            var edge = bar == bars - 1 ? to : from + (bar + 0.5) / (bars - 1) * (to - from);
            var until = head.Timeline.VersionAt(edge, clock);
            (counts[bar], before) = (until - before, until);
        }
        var most = Math.Sqrt(counts.Max());
        return [.. counts.Index().Where(bar => bar.Item > 0).Select(bar => new StripBar(bar.Index * Step, Math.Round(Height * Math.Sqrt(bar.Item) / most, 1)))];
    }
}
