using System.Globalization;
using System.Text;

namespace ArgumentLedger.Web.Maps;

/// <summary>
/// How wide a text comes out at most, before anybody knows which font will draw it: the widest of the faces that the
/// style sheets name, so that a line that is found to fit does fit. Widths are in ems.
/// </summary>
public static class TextWidths
{
    /// <summary>How much wider bold letters are.</summary>
    public const double Bold = 1.12;

    // Advance widths of U+0020 to U+007E in hundredths of an em: the larger of DejaVu Serif's and DejaVu Sans's,
    // which are wider than the other faces asked for.
    static ReadOnlySpan<byte> Ascii =>
    [
        32, 41, 46, 84, 64, 96, 90, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54,
        100, 73, 74, 77, 81, 73, 70, 80, 88, 40, 41, 75, 67, 103, 88, 82, 68, 82, 76, 69, 67, 85, 73, 103, 72, 67, 70, 40, 37, 40, 84, 50,
        50, 62, 65, 57, 65, 62, 38, 65, 65, 32, 32, 61, 32, 98, 65, 62, 65, 65, 48, 53, 41, 65, 60, 86, 60, 60, 53, 64, 37, 64, 84,
    ];

    /// <summary>The width of a text.</summary>
    public static double Of(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return width;
    }

    /// <summary>The width of one character.</summary>
    public static double Of(Rune rune)
    {
        if (rune.Value is >= 0x20 and <= 0x7e)
            return Ascii[rune.Value - 0x20] / 100.0;
        if (IsIdeographic(rune))
            return 1.05;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
            UnicodeCategory.LowercaseLetter => rune.Value < 0x460 ? 0.85 : 1.3,
            UnicodeCategory.UppercaseLetter => rune.Value < 0x460 ? 1.1 : 1.4,
            UnicodeCategory.OtherLetter when rune.Value is >= 0x590 and <= 0x8ff => 1,
            UnicodeCategory.SpaceSeparator => 1,
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => 0.6,
            _ => rune.Value is >= 0x2000 and < 0x2070 ? 1 : 1.45,
        };
    }

    /// <summary>Whether a line may be broken on both sides of a character: Chinese, Japanese and Korean writing and pictographs.</summary>
    public static bool IsIdeographic(Rune rune) => rune.Value is
        (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0xa4cf) or (>= 0xac00 and <= 0xd7a3) or (>= 0xf900 and <= 0xfaff)
        or (>= 0xfe30 and <= 0xfe4f) or (>= 0xff00 and <= 0xff60) or (>= 0x20000 and <= 0x3ffff);
}
