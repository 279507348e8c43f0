using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Projections;

/// <summary>
/// Writes JSON nearly as PostgreSQL tells a <c>jsonb</c>, so that what lies there can be compared with what should, byte by
/// byte. Where few characters are written otherwise, what is equal is told to be not: whoever then asks PostgreSQL loses
/// but time. Not for several at once.
/// </summary>
sealed class JsonbText : IDisposable
{
    static readonly JsonSerializerOptions Options = new(LedgerJson.Stored)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { InStoredOrder } },
    };

    readonly ArrayBufferWriter<byte> text = new(4096);
    readonly Utf8JsonWriter writer;

    internal JsonbText() => writer = new(text, new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 0,
        NewLine = "\n",
        SkipValidation = true,
    });

    /// <summary>Whether that is what PostgreSQL tells of a value's JSON; some that are equal may be told to be not.</summary>
    internal bool IsOf<T>(T value, ReadOnlySpan<byte> stored)
    {
        text.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, value, Options);
        return IsOf(text.WrittenSpan, stored);
    }

    // PostgreSQL has a blank where a line ends after a comma, and nothing where another does; no line ends within a string.
    static bool IsOf(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> stored)
    {
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range];
            if (!stored.StartsWith(line))
                return false;
            stored = stored[line.Length..];
            if (line is not [.., (byte)','])
                continue;
            if (stored is not [(byte)' ', ..])
                return false;
            stored = stored[1..];
        }
        return stored.IsEmpty;
    }

    // Shorter names come first.
    static void InStoredOrder(JsonTypeInfo type)
    {
        foreach (var (order, property) in type.Properties.OrderBy(property => Encoding.UTF8.GetByteCount(property.Name)).ThenBy(property => property.Name, StringComparer.Ordinal).Index())
            property.Order = order;
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
