using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ArgumentLedger.Domain.Replay;

/// <summary>
/// An immutable dictionary by labels and ids of links, which are a letter and a running number and so address arrays.
/// It may be a look at an earlier version of another: then a lens shows of each value what there was of it.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The word of the field.")]
public sealed partial class LabelMap<T> : IReadOnlyDictionary<string, T> where T : notnull
{
    // A ledger gives labels out in order, so that gaps are few; a made-up one must not claim an array of any size.
    const int WidestGap = 1 << 16;

    /// <summary>Shows of a value what there was of it at an earlier version; false when it was not there yet.</summary>
    internal delegate bool Lens(ref T value);

    /// <summary>The map without entries.</summary>
    public static readonly LabelMap<T> Empty = new([], 0);

    readonly Shelf[] shelves;
    readonly LabelMap<T>? later;
    readonly Lens? lens;
    readonly Draft? draft;
    readonly ImmutableDictionary<LabelKey, T> since;
    int count;

    /// <summary>The values of one letter by number; what is not there has the default value.</summary>
    readonly record struct Shelf(char Letter, bool IsOwned, Series<T?> Items)
    {
        internal bool Is(LabelKey key) => Letter == key.Letter && IsOwned == key.IsOwned;
    }

    LabelMap(Shelf[] shelves, int count) => (this.shelves, this.count, since) = (shelves, count, ImmutableDictionary<LabelKey, T>.Empty);

    LabelMap(Draft draft, int count) : this([], count) => this.draft = draft;

    LabelMap(LabelMap<T> later, Lens lens, ImmutableDictionary<LabelKey, T> since) =>
        (shelves, this.later, this.lens, this.since, count) = ([], later, lens, since, -1);

    /// <inheritdoc/>
    public int Count => count >= 0 ? count : count = Pairs().Count();

    /// <summary>Whether it has no entries.</summary>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no “{key}”.");

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Pairs().Select(pair => pair.Key.ToString());

    /// <inheritdoc/>
    public IEnumerable<T> Values => Pairs().Select(pair => pair.Value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return LabelKey.TryParse(key, out var parsed) && TryGetValue(parsed, out value);
    }

    /// <summary>The value of a key, or the type's default.</summary>
    public T? GetValueOrDefault(string key) => TryGetValue(key, out var value) ? value : default;

    /// <summary>The value of a key, or what is given instead.</summary>
    public T GetValueOrDefault(string key, T otherwise) => TryGetValue(key, out var value) ? value : otherwise;

    internal bool TryGetValue(LabelKey key, [MaybeNullWhen(false)] out T value)
    {
        if (later is not null)
            return since.TryGetValue(key, out value) || (later.TryGetValue(key, out value) && lens!(ref value));
        value = Find(key);
        return !IsAbsent(value);
    }

    T? Find(LabelKey key)
    {
        if (draft is not null)
            return draft.Find(key);
        var items = ItemsOf(key);
        return key.Index < items.Count ? items[key.Index] : default;
    }

    /// <summary>The map with a value, new or another one, under a key.</summary>
    /// <exception cref="InvalidOperationException">The key is no label, or far from any that is there.</exception>
    internal LabelMap<T> SetItem(string key, T value)
    {
        if (!LabelKey.TryParse(key, out var parsed))
            throw new InvalidOperationException($"“{key}” is no label.");
        if (later is not null)
            return new(later, lens!, since.SetItem(parsed, value));
        if (parsed.Index - HighestOn(parsed) > WidestGap)
            throw new InvalidOperationException($"“{key}” is too far from the labels given out before it.");
        var entries = IsAbsent(Find(parsed)) ? count + 1 : count;
        if (draft is null)
            return With(parsed, value, entries);
        draft.Put(parsed, value);
        count = entries;
        return this;
    }

    LabelMap<T> With(LabelKey key, T value, int entries)
    {
        var items = ItemsOf(key);
        while (items.Count < key.Index)
            items = items.Add(default);
        var shelf = new Shelf(key.Letter, key.IsOwned, key.Index == items.Count ? items.Add(value) : items.SetItem(key.Index, value));
        var at = Array.FindIndex(shelves, other => other.Letter == shelf.Letter && other.IsOwned == shelf.IsOwned);
        if (at < 0)
            return new([.. shelves, shelf], entries);
        var changed = (Shelf[])shelves.Clone();
        changed[at] = shelf;
        return new(changed, entries);
    }

    /// <summary>The map as it was at an earlier version, as a lens shows it.</summary>
    internal LabelMap<T> Through(Lens earlier) => new(this, earlier, ImmutableDictionary<LabelKey, T>.Empty);

    /// <summary>How many of a letter there are that satisfy a condition which later ones do not.</summary>
    internal int CountWhile<TArgument>(char letter, Func<T, TArgument, bool> holds, TArgument argument)
    {
        var (from, to) = (0, Highest(letter));
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (TryGetValue(new LabelKey(letter, false, middle), out var value) && holds(value, argument))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    int HighestOn(LabelKey key) => draft?.CountOf(key) ?? ItemsOf(key).Count;

    int Highest(char letter) => later is null
        ? HighestOn(new(letter, false, 0))
        : since.Keys.Where(key => key.Letter == letter && !key.IsOwned).Aggregate(later.Highest(letter), (most, key) => Math.Max(most, key.Index + 1));

    /// <summary>All values by letter, in the order in which the letters came up; what is not there has the default value.</summary>
    /// <exception cref="InvalidOperationException">It is a look at an earlier version.</exception>
    internal IReadOnlyList<(char Letter, bool IsOwned, Series<T?> Items)> Shelves => later is null
        ? [.. Closed().shelves.Select(shelf => (shelf.Letter, shelf.IsOwned, shelf.Items))]
        : throw new InvalidOperationException("A look back has no shelves of its own.");

    /// <summary>A map of these values.</summary>
    /// <param name="entries">How many values there are.</param>
    /// <param name="shelves">All of them by letter.</param>
    internal static LabelMap<T> From(int entries, IEnumerable<(char Letter, bool IsOwned, Series<T?> Items)> shelves) =>
        new([.. shelves.Select(shelf => new Shelf(shelf.Letter, shelf.IsOwned, shelf.Items))], entries);

    Series<T?> ItemsOf(LabelKey key)
    {
        foreach (var shelf in shelves)
            if (shelf.Is(key))
                return shelf.Items;
        return Series<T?>.Empty;
    }

    IEnumerable<KeyValuePair<LabelKey, T>> Pairs()
    {
        if (draft is not null)
            return draft.Finish(count).Pairs();
        if (later is null)
            return shelves.OrderBy(shelf => (shelf.Letter, shelf.IsOwned)).SelectMany(shelf => shelf.Items
                .Select((value, index) => KeyValuePair.Create(new LabelKey(shelf.Letter, shelf.IsOwned, index), value!))
                .Where(pair => !IsAbsent(pair.Value)));
        var keys = later.Pairs().Select(pair => pair.Key);
        var news = since.Keys.Where(key => !later.TryGetValue(key, out _)).OrderBy(key => (key.Letter, key.IsOwned, key.Index));
        return keys.Concat(news)
            .Select(key => (Key: key, IsThere: TryGetValue(key, out var value), Value: value))
            .Where(one => one.IsThere)
            .Select(one => KeyValuePair.Create(one.Key, one.Value!));
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() =>
        Pairs().Select(pair => KeyValuePair.Create(pair.Key.ToString(), pair.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static bool IsAbsent([NotNullWhen(false)] T? value) => EqualityComparer<T?>.Default.Equals(value, default);
}
