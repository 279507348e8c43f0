using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Reads the lines of a ledger file as JSON, one at a time, in as much memory as the longest line takes.</summary>
public static class LedgerLines
{
    /// <summary>How long a line may be, in bytes: a source of 1 MiB with every character escaped, and some more.</summary>
    public const int MostBytes = 16 << 20;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>A line: JSON, or null with what is wrong with it.</summary>
    public readonly record struct Line(JsonElement? Json, string? Fault);

    /// <summary>The lines that are not empty, in order; the first that is too long is the last. An element lives until the next is asked for.</summary>
    public static async IAsyncEnumerable<Line> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var (start, end, isOver) = (0, 0, false);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0 && !isOver)
            {
                if (end - start >= MostBytes)
                {
                    yield return new(null, "it is longer than any entry can be");
                    yield break;
                }
                (buffer, start, end) = MakeRoom(buffer, start, end);
                var read = await file.ReadAsync(buffer.AsMemory(end), ct);
                isOver = read == 0;
                end += read;
                continue;
            }
            if (length < 0)
                length = end - start;
            if (!IsBlank(buffer.AsSpan(start, length)))
            {
                using var parsed = Parse(buffer.AsMemory(start, length));
                yield return parsed is null ? new(null, "it is not JSON, or has a member twice") : new(parsed.RootElement, null);
            }
            start += length + 1;
            if (isOver && start >= end)
                yield break;
        }
    }

    static (byte[] Buffer, int Start, int End) MakeRoom(byte[] buffer, int start, int end)
    {
        var kept = buffer.AsSpan(start, end - start);
        var target = kept.Length > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        kept.CopyTo(target);
        return (target, 0, kept.Length);
    }

    static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    static JsonDocument? Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonDocument.Parse(line, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
