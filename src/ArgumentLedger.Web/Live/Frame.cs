using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArgumentLedger.Web.Live;

/// <summary>One event as the wire format of Server-Sent Events has it (WHATWG HTML, 9.2), rendered once for all who hear it.</summary>
/// <param name="Position">What its id stands for: a version of a debate, or a position on the site.</param>
/// <param name="Bytes">Its lines and the empty one after them.</param>
sealed record Frame(long Position, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>An event; JSON has no line breaks, so it is one line of data.</summary>
    internal static Frame Of<T>(long position, string id, T data) =>
        new(position, Encoding.UTF8.GetBytes($"id: {id}\ndata: {JsonSerializer.Serialize(data, JsonSerializerOptions.Web)}\n\n"));

    /// <summary>An event of a debate, whose id is its version.</summary>
    internal static Frame Of<T>(long version, T data) => Of(version, version.ToString(CultureInfo.InvariantCulture), data);

    /// <summary>No event, but the id from which to go on.</summary>
    internal static ReadOnlyMemory<byte> IdAlone(string id) => Encoding.UTF8.GetBytes($"id: {id}\n\n");

    /// <summary>A comment, which tells programs that all there was has been told, and keeps the line open.</summary>
    internal static readonly ReadOnlyMemory<byte> Comment = ": live\n\n"u8.ToArray();
}
