namespace ArgumentLedger.Domain;

/// <summary>The label of an element, and the cap that acts set on it, from worst to best.</summary>
public enum Level
{
    /// <summary>It does not stand; a link so labelled does not bite.</summary>
    Out,

    /// <summary>Neither established nor refuted.</summary>
    Undecided,

    /// <summary>It stands; a link so labelled bites.</summary>
    In,
}

/// <summary>The strong Kleene operations on levels.</summary>
static class Levels
{
    /// <summary>What an attack labelled so leaves of its target.</summary>
    internal static Level Not(this Level level) => Level.In - (int)level;

    /// <summary>The lower of two levels.</summary>
    internal static Level And(this Level one, Level other) => one < other ? one : other;

    /// <summary>The level as a factor of strength: 0, ½ or 1.</summary>
    internal static double Weight(this Level level) => (int)level / 2.0;
}
