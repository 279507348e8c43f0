namespace ArgumentLedger.Domain.Replay;

public sealed partial class LabelMap<T>
{
    /// <summary>
    /// The map as one that changes in place, so that a run of changes does not copy it for each. Nobody else may look at
    /// it until it is closed; a look at an earlier version is not opened.
    /// </summary>
    internal LabelMap<T> Opened() => later is null ? new(new Draft(this), count) : this;

    /// <summary>The map that came of it, which never changes again.</summary>
    internal LabelMap<T> Closed() => draft is null ? this : draft.Finish(count);

    /// <summary>The shelves while they change.</summary>
    sealed class Draft
    {
        const int Letters = 'z' - 'a' + 1;

        readonly LabelMap<T> before;
        readonly List<LabelKey> order = [];
        readonly Series<T?>.Draft?[] shelves = new Series<T?>.Draft?[2 * (Letters + 1)];
        bool isChanged;

        internal Draft(LabelMap<T> before)
        {
            this.before = before;
            foreach (var shelf in before.shelves)
                Add(new(shelf.Letter, shelf.IsOwned, 0), shelf.Items);
        }

        internal T? Find(LabelKey key) => shelves[PlaceOf(key)] is { } items && key.Index < items.Count ? items[key.Index] : default;

        internal int CountOf(LabelKey key) => shelves[PlaceOf(key)]?.Count ?? 0;

        internal void Put(LabelKey key, T value)
        {
            isChanged = true;
            var items = shelves[PlaceOf(key)] ?? Add(key, []);
            while (items.Count < key.Index)
                items.Put(items.Count, default);
            items.Put(key.Index, value);
        }

        internal LabelMap<T> Finish(int count) => isChanged
            ? new([.. order.Select(key => new Shelf(key.Letter, key.IsOwned, shelves[PlaceOf(key)]!.Finish()))], count)
            : before;

        Series<T?>.Draft Add(LabelKey key, Series<T?> items)
        {
            order.Add(key);
            return shelves[PlaceOf(key)] = new(items);
        }

        // The motion's shelf comes before those of letters.
        static int PlaceOf(LabelKey key) => (key.Letter == '\0' ? 0 : 2 * (key.Letter - 'a' + 1)) + (key.IsOwned ? 1 : 0);
    }
}
