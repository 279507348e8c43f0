using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>Small steps on the indexes that a debate keeps.</summary>
static class Indexes
{
    internal static ImmutableDictionary<string, ImmutableList<T>> Append<T>(
        this ImmutableDictionary<string, ImmutableList<T>> index, string key, T value) =>
        index.SetItem(key, index.GetValueOrDefault(key, []).Add(value));

    internal static ImmutableList<T> At<T>(this ImmutableDictionary<string, ImmutableList<T>> index, string key) =>
        index.GetValueOrDefault(key, []);
}
