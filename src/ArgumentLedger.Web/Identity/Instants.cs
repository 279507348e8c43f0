namespace ArgumentLedger.Web.Identity;

/// <summary>Times as PostgreSQL keeps them.</summary>
internal static class Instants
{
    /// <summary>Cut to microseconds, so that an answer given before storing equals one read back.</summary>
    public static DateTimeOffset ToMicroseconds(this DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
