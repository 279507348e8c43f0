using System.Buffers.Binary;

namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>
/// A checkpoint in bytes: the state, the names in it, and where these begin, in four bytes. What is long in it are
/// leaves, each with its length before it and told without regard to any other, so that they can be read one by one.
/// </summary>
sealed class Written
{
    const int PlaceLength = sizeof(int);

    /// <summary>Reads the names of a checkpoint.</summary>
    internal Written(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        End = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[^PlaceLength..]);
        var pen = new Pen(this, End);
        Names.Describe(pen);
        if (pen.At != bytes.Length - PlaceLength)
            throw new InvalidDataException("The names of the checkpoint do not end where it does.");
    }

    internal ReadOnlyMemory<byte> Bytes { get; }

    internal NameTable Names { get; } = new();

    /// <summary>Where the state ends.</summary>
    internal int End { get; }

    /// <summary>Puts the names behind a state.</summary>
    internal static ReadOnlyMemory<byte> Finish(Pen state, NameTable names)
    {
        var end = state.At;
        names.Describe(state);
        Span<byte> place = stackalloc byte[PlaceLength];
        BinaryPrimitives.WriteInt32LittleEndian(place, end);
        state.Bytes(place, PlaceLength);
        return state.Output;
    }
}
