using System.Collections.Concurrent;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>
/// All elements of a debate by number: a wide, shallow tree whose versions share what did not change. Measured against
/// <c>ImmutableDictionary</c> (and <c>ImmutableList</c>) it reads some nine times as fast, and standing is mostly reading.
/// </summary>
sealed class Elements
{
    const int Bits = Series.Bits;
    const int Width = Series.Width;

    internal static readonly Elements None = new(new(owner: null), 0, 0, null);

    readonly Node root;
    readonly int shift;
    readonly Func<int, Element>? find;

    // Whoever may go on changing in place what they changed before; null where that must stay as it is.
    readonly object? owner;

    Elements(Node root, int shift, int count, Func<int, Element>? find, object? owner = null) =>
        (this.root, this.shift, Count, this.find, this.owner) = (root, shift, count, find, owner);

    /// <summary>The elements for a run of changes, each of which goes on in place where the one before left off.</summary>
    internal Elements Opened() => new(root, shift, Count, find, new());

    /// <summary>The elements that came of the run, which never change again.</summary>
    internal Elements Closed() => new(root, shift, Count, find);

    /// <summary>Elements of an earlier version, each made when first asked for.</summary>
    internal Elements(int count, Func<int, Element> make) : this(new(owner: null), 0, count, Remembered(make))
    {
    }

    /// <summary>All elements, in the order of their numbers.</summary>
    /// <param name="leaves">Those that fill whole leaves.</param>
    /// <param name="tail">The last ones.</param>
    internal static Elements Of(Deferred<Element>[] leaves, Element[] tail)
    {
        if (tail.Length == 0)
            return None;
        Node[] level = [.. leaves.Select(leaf => new Node(leaf)), .. Grouped<Element>(tail)];
        var shift = 0;
        for (; level.Length > 1; shift += Bits)
            level = Grouped<Node>(level);
        return new(level[0], shift, leaves.Length * Width + tail.Length, null);
    }

    /// <summary>Goes through all of them in the order of their numbers.</summary>
    internal IEnumerable<Element> All() => Enumerable.Range(0, Count).Select(number => this[number]);

    static Node[] Grouped<T>(ReadOnlySpan<T> items) where T : class
    {
        var nodes = new Node[(items.Length + Width - 1) / Width];
        for (var i = 0; i < items.Length; i++)
            (nodes[i / Width] ??= new(owner: null)).Slots[i % Width] = items[i];
        return nodes;
    }

    internal int Count { get; }

    internal Element this[int number] => find is null ? Find(root, shift, number) : find(number);

    static Func<int, Element> Remembered(Func<int, Element> make)
    {
        var made = new ConcurrentDictionary<int, Element>();
        return number => made.GetOrAdd(number, make);
    }

    static Element Find(Node node, int shift, int number)
    {
        for (; shift > 0; shift -= Bits)
            node = (Node)node.Slots[(number >> shift) & (Width - 1)]!;
        return (Element)node.Slots[number & (Width - 1)]!;
    }

    sealed class Node
    {
        readonly Deferred<Element>? leaf;
        readonly object?[]? slots;

        internal Node(object? owner) : this(owner, new object?[Width])
        {
        }

        internal Node(Deferred<Element> leaf) => this.leaf = leaf;

        Node(object? owner, object?[] slots) => (Owner, this.slots) = (owner, slots);

        internal object? Owner { get; }

        /// <summary>What is below; of a leaf that is still to be read, for reading only.</summary>
        internal object?[] Slots => slots ?? leaf!.Items;

        internal Node CopyFor(object owner)
        {
            var copy = new object?[Width];
            Slots.CopyTo(copy, 0);
            return new(owner, copy);
        }
    }

    /// <summary>The next version while it is being made: each node and element is copied when first changed.</summary>
    internal sealed class Draft(Elements before)
    {
        readonly object owner = before.owner ?? new();
        readonly Dictionary<int, Element>? edited = before.find is null ? null : [];
        Node root = before.root;
        int shift = before.shift;

        internal int Count { get; private set; } = before.Count;

        internal Element this[int number] =>
            edited is null ? Find(root, shift, number) : edited.TryGetValue(number, out var element) ? element : before[number];

        /// <summary>An element to be changed.</summary>
        internal Element Edit(int number)
        {
            var element = this[number];
            if (element.Owner == owner)
                return element;
            var copy = element.CopyFor(owner);
            Put(number, copy);
            return copy;
        }

        /// <summary>Adds the element that has the next number.</summary>
        internal Element Add(Element element)
        {
            if (edited is null && Count == Width << shift)
                Deepen();
            var added = element.CopyFor(owner);
            Put(Count, added);
            Count++;
            return added;
        }

        internal Elements Finish() => edited is null
            ? new(root, shift, Count, null, before.owner)
            : new(root, shift, Count, number => edited.TryGetValue(number, out var element) ? element : before[number]);

        void Put(int number, Element element)
        {
            if (edited is null)
                LeafFor(number).Slots[number & (Width - 1)] = element;
            else
                edited[number] = element;
        }

        void Deepen()
        {
            var higher = new Node(owner);
            higher.Slots[0] = root;
            (root, shift) = (higher, shift + Bits);
        }

        Node LeafFor(int number)
        {
            root = Own(root);
            var node = root;
            for (var s = shift; s > 0; s -= Bits)
            {
                ref var slot = ref node.Slots[(number >> s) & (Width - 1)];
                var child = Own((Node?)slot);
                slot = child;
                node = child;
            }
            return node;
        }

        Node Own(Node? node)
        {
            if (node is null)
                return new(owner);
            return node.Owner == owner ? node : node.CopyFor(owner);
        }
    }
}
