namespace ArgumentLedger.Domain;

/// <summary>Times as PostgreSQL keeps them: UTC, whole microseconds, so that what is stored equals what was decided on.</summary>
public static class Microseconds
{
    /// <summary>The time in UTC, cut to whole microseconds.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    /// <summary>The time in UTC, cut to whole microseconds, if there is one.</summary>
    public static DateTimeOffset? Of(DateTimeOffset? time) => time is { } given ? Of(given) : null;
}
