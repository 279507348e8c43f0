namespace ArgumentLedger.Domain;

/// <summary>A moment at which an event changed what has become of a root claim.</summary>
/// <param name="Version">The event.</param>
/// <param name="Claim">The root claim's label.</param>
/// <param name="From">How it stood before.</param>
/// <param name="To">How it stood after.</param>
public sealed record TurningPoint(long Version, string Claim, Standing From, Standing To);
