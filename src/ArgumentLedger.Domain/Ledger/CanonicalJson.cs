using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArgumentLedger.Domain.Ledger;

/// <summary>
/// One spelling for equal JSON, so that it can be hashed: members in ordinal order of their names, null members left
/// out, no white space, strings with the fewest escapes, numbers exact as digits and exponent. Storage may reorder
/// members or respell numbers (PostgreSQL's jsonb does both); the canonical spelling stays. FORMAT.md has the rules.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical spelling in UTF-8.</summary>
    public static byte[] Of(JsonElement element)
    {
        var output = new ArrayBufferWriter<byte>(512);
        Write(element, output, isSealed: false);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Whether two elements, neither of which has a member twice, have the same canonical spelling.</summary>
    public static bool AreEqual(JsonElement one, JsonElement other) =>
        // What is the same even to its null members need not be spelled.
        JsonElement.DeepEquals(one, other) || Of(one).AsSpan().SequenceEqual(Of(other));

    /// <summary>Writes the canonical spelling of data in which every <see cref="Words"/> is reduced to its digest.</summary>
    internal static void WriteSealed(JsonElement element, ArrayBufferWriter<byte> output) => Write(element, output, isSealed: true);

    /// <summary>Whether an element is people's words: an object with a digest.</summary>
    internal static bool IsWords(JsonElement element) =>
        element.TryGetProperty("digest", out var digest)
        && digest.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array);

    static void Write(JsonElement element, ArrayBufferWriter<byte> output, bool isSealed)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, output, isSealed);
                break;
            case JsonValueKind.Array:
                WriteArray(element, output, isSealed);
                break;
            case JsonValueKind.String:
                WriteString(element.GetString()!, output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(Number(element.GetRawText())));
                break;
            default:
                output.Write(Encoding.ASCII.GetBytes(element.GetRawText()));
                break;
        }
    }

    static void WriteObject(JsonElement element, ArrayBufferWriter<byte> output, bool isSealed)
    {
        var isErased = isSealed && IsWords(element);
        // A name is made each time it is asked for.
        var members = new List<(string Name, JsonElement Value)>(8);
        foreach (var member in element.EnumerateObject())
            if (member.Value.ValueKind != JsonValueKind.Null && member.Name is var name && !(isErased && name is ("text" or "salt")))
                members.Add((name, member.Value));
        members.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            WriteString(members[i].Name, output);
            output.Write(":"u8);
            Write(members[i].Value, output, isSealed);
        }
        output.Write("}"u8);
    }

    static void WriteArray(JsonElement element, ArrayBufferWriter<byte> output, bool isSealed)
    {
        output.Write("["u8);
        var isFirst = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!isFirst)
                output.Write(","u8);
            isFirst = false;
            Write(item, output, isSealed);
        }
        output.Write("]"u8);
    }

    /// <summary>Writes a string with the fewest escapes.</summary>
    internal static void WriteString(string text, ArrayBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Escaped) is var at and >= 0)
        {
            Encoding.UTF8.GetBytes(rest[..at], output);
            Encoding.UTF8.GetBytes(Escape(rest[at]), output);
            rest = rest[(at + 1)..];
        }
        Encoding.UTF8.GetBytes(rest, output);
        output.Write("\""u8);
    }

    static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(unit => (char)unit), '"', '\\']);

    static string Escape(char unit) => unit switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
    };

    /// <summary>A JSON number as its significant digits and, unless 0, a power of ten: 1.50 is 15e-1, 200 is 2e2, −0.0 is 0.</summary>
    /// <param name="raw">The number as JSON spells it.</param>
    public static string Number(string raw)
    {
        var mantissa = raw.AsSpan();
        var exponent = 0L;
        if (mantissa.IndexOfAny('e', 'E') is var at and >= 0)
        {
            exponent = long.Parse(mantissa[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..at];
        }
        var isNegative = mantissa[0] == '-';
        var digits = mantissa.TrimStart('-').ToString();
        if (digits.IndexOf('.', StringComparison.Ordinal) is var point and >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }
        digits = digits.TrimStart('0');
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        if (significant.Length == 0)
            return "0";
        return string.Create(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : "")}{significant}{(exponent == 0 ? "" : "e")}{(exponent == 0 ? "" : exponent.ToString(CultureInfo.InvariantCulture))}");
    }
}
