using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace ArgumentLedger.Web.Ledger;

/// <summary>A checkpoint's state as it lies in PostgreSQL: how long it is, and deflated.</summary>
static class CheckpointBody
{
    // No deflated byte stands for more; a damaged length must not claim any amount of memory.
    const int MostInflated = 1032;

    static readonly PipeOptions Ahead = new(pauseWriterThreshold: 4 << 20, resumeWriterThreshold: 2 << 20, minimumSegmentSize: 64 << 10, useSynchronizationContext: false);

    /// <summary>Writes a state.</summary>
    internal static byte[] Of(ReadOnlySpan<byte> state)
    {
        using var output = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, state.Length);
        output.Write(length);
        using (var squeeze = new DeflateStream(output, CompressionLevel.Fastest, leaveOpen: true))
            squeeze.Write(state);
        return output.ToArray();
    }

    /// <summary>Reads a state: while PostgreSQL still sends what comes next, what is here is hashed, and what is hashed is inflated.</summary>
    /// <param name="body">What lies there, from its beginning to its end.</param>
    /// <param name="hash">Takes in all of it, so that the caller can tell whether it is what was written.</param>
    /// <param name="ct">Breaks it off.</param>
    /// <exception cref="InvalidDataException">It was never written so.</exception>
    internal static async Task<byte[]> ReadAsync(Stream body, IncrementalHash hash, CancellationToken ct)
    {
        var (most, pipe) = (body.Length * MostInflated, new Pipe(Ahead));
        var filling = Task.Run(() => FillAsync(body, pipe.Writer, hash, ct), ct);
        try
        {
            return await InflateAsync(pipe.Reader.AsStream(leaveOpen: true), most, ct);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("The checkpoint ends before its end.");
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await filling;
        }
    }

    static async Task<byte[]> InflateAsync(Stream deflated, long most, CancellationToken ct)
    {
        var length = new byte[sizeof(int)];
        await deflated.ReadExactlyAsync(length, ct);
        if (BinaryPrimitives.ReadInt32LittleEndian(length) is var count && (count < 0 || count > most))
            throw new InvalidDataException("The checkpoint is not as long as it says.");
        var state = GC.AllocateUninitializedArray<byte>(count);
        await using var inflated = new DeflateStream(deflated, CompressionMode.Decompress);
        await inflated.ReadExactlyAsync(state, ct);
        return state;
    }

    // To the end, also when nobody inflates any more.
    static async Task FillAsync(Stream body, PipeWriter pipe, IncrementalHash hash, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var room = pipe.GetMemory();
                var read = await body.ReadAsync(room, ct);
                if (read == 0)
                    break;
                hash.AppendData(room.Span[..read]);
                pipe.Advance(read);
                await pipe.FlushAsync(ct);
            }
            await pipe.CompleteAsync();
        }
        catch (Exception lost)
        {
            await pipe.CompleteAsync(lost);
            throw;
        }
    }
}
