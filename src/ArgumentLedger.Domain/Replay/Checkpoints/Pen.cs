using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>
/// Writes values to bytes or reads them back. What is written and read is described once: each method takes the value
/// to write and returns it, or, when reading, passes over what it is given and returns what was written.
/// </summary>
sealed class Pen
{
    const byte Nothing = 0;
    const byte New = 1;
    const int FirstKnown = 2;

    const byte FirstLabel = 1;
    const byte NoLabel = FirstLabel + 2 * 26;
    const byte AName = NoLabel + 1;

    readonly ArrayBufferWriter<byte>? output;
    readonly Written? written;
    readonly ReadOnlyMemory<byte> input;
    readonly NameTable names;
    readonly Dictionary<object, int>? places;
    readonly List<object> known = [];
    int at;

    /// <summary>A pen that writes.</summary>
    internal Pen(NameTable names) => (output, this.names, places) = (new(), names, new(ReferenceEqualityComparer.Instance));

    /// <summary>A pen that reads what another wrote, from a place on.</summary>
    internal Pen(Written written, int at) => (this.written, input, names, this.at) = (written, written.Bytes, written.Names, at);

    internal bool Reads => output is null;

    /// <summary>Where it is.</summary>
    internal int At => output?.WrittenCount ?? at;

    /// <summary>All that it wrote.</summary>
    internal ReadOnlyMemory<byte> Output => output!.WrittenMemory;

    internal byte Byte(byte value)
    {
        if (output is null)
            return input.Span[at++];
        output.GetSpan(1)[0] = value;
        output.Advance(1);
        return value;
    }

    internal bool Bool(bool value) => Byte(value ? (byte)1 : (byte)0) != 0;

    internal int Int(int value) => checked((int)Long(value));

    /// <summary>A whole number, small ones in few bytes.</summary>
    internal long Long(long value)
    {
        if (output is null)
            return ReadLong();
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7)
            Byte((byte)(rest | 0x80));
        Byte((byte)rest);
        return value;
    }

    long ReadLong()
    {
        var bytes = input.Span;
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }
    }

    internal double Double(double value)
    {
        if (output is null)
        {
            at += sizeof(double);
            return BinaryPrimitives.ReadDoubleLittleEndian(input.Span[(at - sizeof(double))..]);
        }
        BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(sizeof(double)), value);
        output.Advance(sizeof(double));
        return value;
    }

    internal DateTimeOffset Time(DateTimeOffset value) => new(Long(value.UtcTicks), TimeSpan.Zero);

    internal DateTimeOffset? Time(DateTimeOffset? value) => Bool(value is not null) ? Time(value.GetValueOrDefault()) : null;

    internal int? Int(int? value) => Bool(value is not null) ? Int(value.GetValueOrDefault()) : null;

    internal long? Long(long? value) => Bool(value is not null) ? Long(value.GetValueOrDefault()) : null;

    /// <summary>Bytes of a known number.</summary>
    internal ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> value, int length)
    {
        if (output is null)
        {
            at += length;
            return input.Span.Slice(at - length, length);
        }
        output.Write(value);
        return value;
    }

    /// <summary>A text that is met once, or null.</summary>
    internal string? Text(string? value)
    {
        if (output is null)
        {
            var length = Int(0) - 1;
            return length < 0 ? null : Encoding.UTF8.GetString(Bytes(default, length));
        }
        if (value is null)
            return Int(0) == 0 ? null : null;
        var bytes = Encoding.UTF8.GetBytes(value);
        Int(bytes.Length + 1);
        Bytes(bytes, bytes.Length);
        return value;
    }

    /// <summary>A label as its letter and number, or another name as its place among the names, or null.</summary>
    internal string? Name(string? value)
    {
        if (output is null)
            return ReadName();
        if (value is null)
            Byte(Nothing);
        else if (value.Length == 0)
            Byte(NoLabel);
        else if (LabelKey.TryParse(value, out var key))
        {
            Byte((byte)(FirstLabel + 2 * (key.Letter - 'a') + (key.IsOwned ? 1 : 0)));
            Int(key.Index);
        }
        else
        {
            Byte(AName);
            Int(names.PlaceOf(value));
        }
        return value;
    }

    string? ReadName() => Byte(0) switch
    {
        Nothing => null,
        NoLabel => "",
        AName => names[Int(0)],
        var letter => new LabelKey((char)('a' + (letter - FirstLabel) / 2), (letter - FirstLabel) % 2 == 1, Int(0)).ToString(),
    };

    /// <summary>An object that several others in the same leaf may hold, or null: described the first time, later a number.</summary>
    internal T? Shared<T>(T? value, Func<Pen, T?, T> describe) where T : class
    {
        if (output is null)
            return ReadShared(describe);
        if (value is null)
            return Int(Nothing) == 0 ? null : null;
        if (places!.TryGetValue(value, out var place))
        {
            Int(FirstKnown + place);
            return value;
        }
        Int(New);
        describe(this, value);
        places.Add(value, places.Count);
        return value;
    }

    T? ReadShared<T>(Func<Pen, T?, T> describe) where T : class
    {
        var place = Int(0);
        if (place == Nothing)
            return null;
        if (place >= FirstKnown)
            return (T)known[place - FirstKnown];
        var value = describe(this, null);
        known.Add(value);
        return value;
    }

    /// <summary>A list by what it differs in from another: what it begins and ends with alike, and what lies between.</summary>
    internal ImmutableList<T> List<T>(ImmutableList<T> before, ImmutableList<T>? now, Func<Pen, T?, T> item)
    {
        var (old, all) = now is null ? ([], []) : (before.ToArray(), now.ToArray());
        var same = EqualityComparer<T>.Default;
        var head = 0;
        while (head < old.Length && head < all.Length && same.Equals(old[head], all[head]))
            head++;
        var tail = 0;
        while (tail < old.Length - head && tail < all.Length - head && same.Equals(old[^(tail + 1)], all[^(tail + 1)]))
            tail++;
        var (kept, removed, added) = (Int(head), Int(old.Length - head - tail), Int(all.Length - head - tail));
        if (Reads && removed == 0 && added == 0)
            return before;
        var between = new T[added];
        for (var i = 0; i < added; i++)
            between[i] = item(this, Reads ? default : all[head + i]);
        return Reads ? before.RemoveRange(kept, removed).InsertRange(kept, between) : now!;
    }

    /// <summary>A short series, item by item, read at once.</summary>
    internal Series<T> Run<T>(Series<T> series, Func<Pen, T?, T> item) => Run(series, item, static (pen, item, _, one) => item(pen, one));

    /// <summary>A short series, each item by what it differs in from the one before, read at once.</summary>
    internal Series<T> Steps<T>(Series<T> series, Func<Pen, T?, T?, T> item) => Run(series, item, static (pen, item, before, one) => item(pen, before, one));

    Series<T> Run<T, TItem>(Series<T> series, TItem item, Func<Pen, TItem, T?, T?, T> describe)
    {
        var count = Int(series.Count);
        if (Reads)
            return Series<T>.Of(count, (Pen: this, Item: item, Describe: describe), static (it, before) => it.Describe(it.Pen, it.Item, before, default));
        var before = default(T);
        foreach (var one in series)
        {
            describe(this, item, before, one);
            before = one;
        }
        return series;
    }

    /// <summary>A long series, each item by what it differs in from the one before it in its leaf; a leaf is read when it is asked for.</summary>
    internal Series<T> Long<T>(Series<T> series, Func<Pen, T?, T?, T> item)
    {
        if (Reads)
            return Series<T>.Of(ReadLeaves(item, out var tail), tail);
        WriteLeaves(series.Count, series, item);
        return series;
    }

    /// <summary>The elements of standing, as a long series is.</summary>
    internal Elements Long(Elements elements, Func<Pen, Element?, Element?, Element> item)
    {
        if (Reads)
            return Elements.Of(ReadLeaves(item, out var tail), tail);
        WriteLeaves(elements.Count, elements.All(), item);
        return elements;
    }

    void WriteLeaves<T>(int count, IEnumerable<T> items, Func<Pen, T?, T?, T> item)
    {
        Int(count);
        foreach (var leaf in items.Chunk(Series.Width))
        {
            var pen = new Pen(names);
            var before = default(T);
            foreach (var one in leaf)
            {
                item(pen, before, one);
                before = one;
            }
            Int(pen.Output.Length);
            output!.Write(pen.Output.Span);
        }
    }

    Deferred<T>[] ReadLeaves<T>(Func<Pen, T?, T?, T> item, out T[] tail)
    {
        var count = Int(0);
        var leaves = new Deferred<T>[count == 0 ? 0 : (count - 1) / Series.Width];
        for (var i = 0; i < leaves.Length; i++)
        {
            var length = Int(0);
            leaves[i] = new Leaf<T>(written!, at, item);
            at += length;
        }
        tail = count == 0 ? [] : LastLeaf(count - leaves.Length * Series.Width, item);
        return leaves;
    }

    T[] LastLeaf<T>(int count, Func<Pen, T?, T?, T> item)
    {
        var length = Int(0);
        var items = new Pen(written!, at).Items(count, item);
        at += length;
        return items;
    }

    /// <summary>Reads so many items.</summary>
    internal T[] Items<T>(int count, Func<Pen, T?, T?, T> item)
    {
        var items = new T[count];
        var before = default(T);
        for (var i = 0; i < count; i++)
            items[i] = before = item(this, before, default);
        return items;
    }

    /// <summary>A map by labels; the description of a value that is not there tells that.</summary>
    internal LabelMap<T> Map<T>(LabelMap<T> map, Func<Pen, T?, T?, T?> value) where T : notnull
    {
        var shelves = map.Shelves;
        var entries = Int(map.Count);
        var read = new (char, bool, Series<T?>)[Int(shelves.Count)];
        for (var i = 0; i < read.Length; i++)
        {
            var (letter, isOwned, items) = Reads ? (default, default, []) : shelves[i];
            read[i] = ((char)Int(letter), Bool(isOwned), Long<T?>(items, value!));
        }
        return Reads ? LabelMap<T>.From(entries, read) : map;
    }
}
