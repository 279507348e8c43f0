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

/// <summary>What keeps all it has been.</summary>
interface IKeepsPast<T> where T : class
{
    /// <summary>The event that made it.</summary>
    long Version { get; }

    /// <summary>What it was before.</summary>
    Past<T> Past { get; }
}

/// <summary>Looks back on what something was.</summary>
static class Pasts
{
    /// <summary>What it was at a version; null before it was made.</summary>
    internal static T? AsOf<T>(this T it, long version) where T : class, IKeepsPast<T>
    {
        if (it.Version > version)
            return null;
        while (it.Past.Since > version)
            it = it.Past.Earlier!;
        return it;
    }
}
