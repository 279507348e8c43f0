using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>Small steps on the indexes that a debate keeps.</summary>
static class Indexes
{
    internal static LabelMap<Series<T>> Append<T>(this LabelMap<Series<T>> index, string key, T value) =>
        index.SetItem(key, index.At(key).Add(value));

    internal static Series<T> At<T>(this LabelMap<Series<T>> index, string key) => index.GetValueOrDefault(key, Series<T>.Empty);
}
