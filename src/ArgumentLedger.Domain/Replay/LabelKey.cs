using System.Globalization;

namespace ArgumentLedger.Domain.Replay;

/// <summary>A label or a link's id taken apart: <c>c7</c> is the seventh of the letter c, <c>c7&gt;</c> its own link; the motion's is empty.</summary>
/// <param name="Letter">The letter; U+0000 for the motion.</param>
/// <param name="IsOwned">Whether it is the id of the link that a contribution owns.</param>
/// <param name="Index">The number, from 0.</param>
readonly record struct LabelKey(char Letter, bool IsOwned, int Index)
{
    const int MostDigits = 9;

    /// <summary>Takes a label apart; false for a text that is none, spelled in its only way.</summary>
    internal static bool TryParse(string text, out LabelKey key)
    {
        key = default;
        if (text.Length == 0)
            return true;
        var digits = text.AsSpan(1);
        var isOwned = digits is [.., '>'];
        if (isOwned)
            digits = digits[..^1];
        if (!char.IsAsciiLetterLower(text[0]) || digits.Length is 0 or > MostDigits || digits[0] == '0')
            return false;
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = number * 10 + (digit - '0');
        }
        key = new(text[0], isOwned, number - 1);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Letter == '\0' ? "" : string.Create(CultureInfo.InvariantCulture, $"{Letter}{Index + 1}{(IsOwned ? ">" : "")}");
}
