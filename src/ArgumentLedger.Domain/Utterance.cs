using System.Security.Cryptography;
using System.Text;

namespace ArgumentLedger.Domain;

/// <summary>
/// The circumstances in which a move is made. Who, when and chance come in here, so that nothing inside the domain
/// reads a clock or makes a random number.
/// </summary>
/// <param name="By">Id of the contributor who makes the move; never a name or an e-mail.</param>
/// <param name="At">When the ledger hears it, UTC, in whole microseconds.</param>
/// <param name="Seed">At least 16 unpredictable bytes, new for each move, from which salts are derived; never stored.</param>
/// <param name="Administrator">Whether the contributor administers the whole site and so moderates every debate.</param>
public sealed record Utterance(string By, DateTimeOffset At, ReadOnlyMemory<byte> Seed, bool Administrator = false)
{
    /// <summary>Seals a text with a salt of its own; <paramref name="field"/> tells the texts of one move apart.</summary>
    public Words Seal(string field, string text)
    {
        var mac = HMACSHA256.HashData(Seed.Span, Encoding.UTF8.GetBytes(field));
        return Words.Seal(text, mac.AsSpan(0, Words.SaltLength));
    }

    /// <summary>Seals a text that may be absent.</summary>
    public Words? SealOptional(string field, string? text) => text is null ? null : Seal(field, text);
}
