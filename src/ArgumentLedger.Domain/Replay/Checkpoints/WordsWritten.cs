using System.Buffers.Text;

namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>Describes words; salt and digest, which nothing makes shorter, as the bytes they stand for.</summary>
static class WordsWritten
{
    const int DigestLength = 32;

    internal static Words Describe(Pen pen, Words? words)
    {
        var text = pen.Text(words?.Text);
        var salt = pen.Bool(words?.Salt is not null) ? Encoded(pen, words?.Salt, Words.SaltLength) : null;
        return new(text, salt, Encoded(pen, words?.Digest, DigestLength));
    }

    static string Encoded(Pen pen, string? value, int length)
    {
        Span<byte> bytes = stackalloc byte[length];
        if (!pen.Bool(value is not null && IsUsual(value, bytes)))
            return pen.Text(value)!;
        var read = pen.Bytes(bytes, length);
        return pen.Reads ? Base64Url.EncodeToString(read) : value!;
    }

    // A ledger from elsewhere may hold anything in their place, which is kept as it is.
    static bool IsUsual(string value, Span<byte> bytes) =>
        value.Length == (bytes.Length * 4 + 2) / 3 && Base64Url.IsValid(value)
        && Base64Url.TryDecodeFromChars(value, bytes, out var length) && length == bytes.Length
        && Base64Url.EncodeToString(bytes) == value;
}
