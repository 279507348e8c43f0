namespace ArgumentLedger.Domain.Replay;

/// <summary>What something was before the event that made it what it is. It makes no difference to what it is now.</summary>
readonly struct Past<T>(long since, T? earlier) : IEquatable<Past<T>> where T : class
{
    /// <summary>The event that made it what it is.</summary>
    internal long Since { get; } = since;

    /// <summary>What it was before; null when that event made it.</summary>
    internal T? Earlier { get; } = earlier;

    public bool Equals(Past<T> other) => true;

    public override bool Equals(object? obj) => obj is Past<T>;

    public override int GetHashCode() => 0;
}
