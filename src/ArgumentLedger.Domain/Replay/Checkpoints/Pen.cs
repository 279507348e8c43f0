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

    readonly ArrayBufferWriter<byte>? output;
    readonly ReadOnlyMemory<byte> input;
    readonly Dictionary<object, int> places;
    readonly List<object> known = [];
    int at;

    /// <summary>A pen that writes.</summary>
    internal Pen() => (output, places) = (new(1 << 16), new(new ByNameOrReference()));

    /// <summary>A pen that reads what another wrote.</summary>
    internal Pen(ReadOnlyMemory<byte> input) => (this.input, places) = (input, []);

    internal bool Reads => output is null;

    /// <summary>All that was written.</summary>
    internal ReadOnlyMemory<byte> Written => output!.WrittenMemory;

    /// <summary>Whether all has been read.</summary>
    internal bool IsAtEnd => at == input.Length;

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

    /// <summary>A label or id, or null: spelled out the first time, later a number.</summary>
    internal string? Name(string? value) => Shared(value, static (pen, name) => pen.Text(name)!);

    /// <summary>An object that several others may hold, or null: described the first time, later a number.</summary>
    internal T? Shared<T>(T? value, Func<Pen, T?, T> describe) where T : class
    {
        if (output is null)
            return ReadShared(describe);
        if (value is null)
            return Int(Nothing) == 0 ? null : null;
        if (places.TryGetValue(value, out var place))
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

    /// <summary>A series, item by item.</summary>
    internal Series<T> Run<T>(Series<T>? series, Func<Pen, T?, T> item) =>
        Steps(series, item, static (pen, item, _, one) => item(pen, one));

    /// <summary>A series, each item by what it differs in from the one before.</summary>
    internal Series<T> Steps<T>(Series<T>? series, Func<Pen, T?, T?, T> item) =>
        Steps(series, item, static (pen, item, before, one) => item(pen, before, one));

    Series<T> Steps<T, TItem>(Series<T>? series, TItem item, Func<Pen, TItem, T?, T?, T> describe)
    {
        var count = Int(series?.Count ?? 0);
        if (Reads)
            return Series<T>.Of(count, (Pen: this, Item: item, Describe: describe), static (it, before) => it.Describe(it.Pen, it.Item, before, default));
        var before = default(T);
        foreach (var one in series!)
        {
            describe(this, item, before, one);
            before = one;
        }
        return series;
    }

    /// <summary>A map by labels; the description of a value that is not there tells that.</summary>
    internal LabelMap<T> Map<T>(LabelMap<T> map, Func<Pen, T?, T?> value) where T : notnull
    {
        var shelves = map.Shelves;
        var read = new (char, bool, Series<T?>)[Int(shelves.Count)];
        for (var i = 0; i < read.Length; i++)
        {
            var (letter, isOwned, items) = Reads ? default : shelves[i];
            read[i] = ((char)Int(letter), Bool(isOwned), Run<T?>(items, value!));
        }
        return Reads ? LabelMap<T>.From(read) : map;
    }

    sealed class ByNameOrReference : IEqualityComparer<object>
    {
        public new bool Equals(object? one, object? other) =>
            ReferenceEquals(one, other) || (one is string name && other is string same && name == same);

        public int GetHashCode(object one) =>
            one is string name ? name.GetHashCode(StringComparison.Ordinal) : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(one);
    }
}
