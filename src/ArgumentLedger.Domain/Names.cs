namespace ArgumentLedger.Domain;

/// <summary>The name by which a move is called over REST and in seeds; part of the public format.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MoveNameAttribute(string name) : Attribute
{
    /// <summary>The name in kebab case.</summary>
    public string Name { get; } = name;
}

/// <summary>The name under which an event is stored for ever; part of the public format.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name in kebab case.</summary>
    public string Name { get; } = name;
}

/// <summary>All moves and events there are, found by their explicit names.</summary>
public static class Vocabulary
{
    /// <summary>Every kind of move by its name.</summary>
    public static IReadOnlyDictionary<string, Type> Moves { get; } = Named<Move, MoveNameAttribute>(a => a.Name);

    /// <summary>Every kind of event by its stored name.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } = Named<DebateEvent, EventNameAttribute>(a => a.Name);

    static readonly Dictionary<Type, string> NameByType =
        Moves.Concat(Events).ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The name of a kind of move.</summary>
    public static string NameOf(Move move) => NameByType[move.GetType()];

    /// <summary>The stored name of a kind of event.</summary>
    public static string NameOf(DebateEvent fact) => NameByType[fact.GetType()];

    static SortedDictionary<string, Type> Named<TBase, TName>(Func<TName, string> name) where TName : Attribute =>
        new(typeof(TBase).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(TBase)))
            .ToDictionary(type => name(Attribute.GetCustomAttribute(type, typeof(TName)) as TName
                ?? throw new InvalidOperationException($"{type.Name} lacks its [{typeof(TName).Name}].")), type => type),
            StringComparer.Ordinal);
}
