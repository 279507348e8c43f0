namespace ArgumentLedger.Domain.Replay;

/// <summary>Items that are read when the first of them is asked for, once, whoever asks at the same time.</summary>
abstract class Deferred<T>
{
    T[]? items;

    /// <summary>The items.</summary>
    internal T[] Items => Volatile.Read(ref items) ?? Settle();

    /// <summary>Reads the items.</summary>
    protected abstract T[] Read();

    T[] Settle()
    {
        lock (this)
        {
            if (items is null)
                Volatile.Write(ref items, Read());
            return items;
        }
    }
}
