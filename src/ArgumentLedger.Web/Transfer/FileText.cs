using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer;

/// <summary>A file's bytes as text: UTF-8, with or without a byte order mark; anything else is refused with its place.</summary>
public static class FileText
{
    /// <summary>A file may be this long, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>An import may make this many contributions.</summary>
    public const int MostContributions = 100_000;

    /// <summary>An import may make this many moves, contributions and links and all.</summary>
    public const int MostMoves = 300_000;

    static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Decodes a file, or says where it is no text that a ledger can keep.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Fault? fault)
    {
        text = null;
        if (bytes.Length > MostBytes)
            return Fail(Place.At(1, 1), string.Create(CultureInfo.InvariantCulture, $"The file has {bytes.Length:N0} bytes; at most {MostBytes:N0} are read: divide it."), out fault);
        if (bytes.StartsWith(Mark))
            bytes = bytes[Mark.Length..];
        if (!Utf8.IsValid(bytes))
            return Fail(PlaceOf(Encoding.UTF8.GetString(bytes[..ValidLength(bytes)])), "This is not valid UTF-8: save the file as UTF-8.", out fault);
        text = Encoding.UTF8.GetString(bytes);
        if (text.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var at)
            return Fail(PlaceOf(text.AsSpan(0, at)), "The character U+0000 stands here, which no ledger can keep: remove it.", out fault);
        fault = null;
        return true;
    }

    /// <summary>The place just after some text from the beginning of a file. Lines end with LF, CR LF or CR.</summary>
    public static Place PlaceOf(ReadOnlySpan<char> before)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] is not ('\n' or '\r'))
                continue;
            if (before[i] == '\n' || i + 1 == before.Length || before[i + 1] != '\n')
                line++;
            start = i + 1;
        }
        return Place.At(line, CodePoints.Count(before[start..]) + 1);
    }

    static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var read) == System.Buffers.OperationStatus.Done)
            length += read;
        return length;
    }

    static bool Fail(Place place, string sentence, out Fault fault)
    {
        fault = new(place, sentence);
        return false;
    }
}
