namespace ArgumentLedger.Web.Tests.Identity;

/// <summary>The system's clock, which a test may set forward.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead = TimeSpan.Zero;

    public void Forward(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
