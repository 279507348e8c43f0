using System.Globalization;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Finds in a short line when something was said.</summary>
static partial class Dates
{
    /// <summary>A line without its date and time, and these as far as they can be told; times without a zone are taken as UTC.</summary>
    internal readonly record struct Dated(string Rest, DateTimeOffset? At, bool IsDated);

    internal static Dated In(string line)
    {
        foreach (var pattern in Patterns)
            if (pattern.Match(line) is { Success: true } match)
                return new(string.Concat(line.AsSpan(0, match.Index), " ", line.AsSpan(match.Index + match.Length)), Read(match), true);
        return new(line, null, false);
    }

    static readonly Regex[] Patterns = [Iso(), DayMonthYear(), MonthDayYear(), Slashed(), Ago(), Clock()];

    static DateTimeOffset? Read(Match match)
    {
        if (!match.Groups["y"].Success)
            return null;
        var month = match.Groups["m"].Value;
        // Where the month is a number the order is year, month, day; nothing else may be guessed from it.
        var day = char.IsAsciiDigit(month[0])
            ? $"{match.Groups["y"].Value}-{month}-{match.Groups["d"].Value}"
            : $"{match.Groups["d"].Value} {month[..Math.Min(3, month.Length)]} {match.Groups["y"].Value}";
        var clock = match.Groups["t"].Success ? match.Groups["t"].Value : "00:00";
        var zone = match.Groups["z"] is { Success: true, Value: not ("Z" or "UTC" or "GMT") } given ? given.Value : "+00:00";
        return DateTimeOffset.TryParse($"{day} {clock} {zone}", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
    }

    const string Time = @"(?<t>\d{1,2}:\d{2}(:\d{2})?(\s?[AaPp]\.?[Mm]\b\.?)?)(\s?\(?(?<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})\)?)?";
    const string Month = "(?<m>Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?)";
    const string Weekday = @"((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s)?";
    const string Before = @"(\bon\s)?\b";

    [GeneratedRegex(Before + @"(?<y>(19|20)\d{2})-(?<m>\d{2})-(?<d>\d{2})(([T ]|,? at )" + Time + ")?", RegexOptions.IgnoreCase)]
    private static partial Regex Iso();

    [GeneratedRegex(Before + Weekday + @"(?<d>\d{1,2})(st|nd|rd|th)?\s" + Month + @"\.?,?\s(?<y>(19|20)\d{2})(,?\s(at\s)?" + Time + ")?", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(Before + Weekday + Month + @"\.?\s(?<d>\d{1,2})(st|nd|rd|th)?,?\s(?<y>(19|20)\d{2})(,?\s(at\s)?" + Time + ")?", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDayYear();

    // Whether 3/4 is in March or in April cannot be told: the day is left to the contributor.
    [GeneratedRegex(@"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(,?\s(at\s)?\d{1,2}:\d{2}(:\d{2})?(\s?[AP]M)?)?", RegexOptions.IgnoreCase)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b(\d{1,3}\s?(s|m|h|d|w|y|mo|min|mins|sec|hr|hrs|(second|minute|hour|day|week|month|year)s?)(\sago)?|(an?|one)\s(minute|hour|day|week|month|year)\sago|just now|yesterday(,?\s(at\s)?\d{1,2}:\d{2}(\s?[AP]M)?)?|today(,?\s(at\s)?\d{1,2}:\d{2}(\s?[AP]M)?)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ago();

    [GeneratedRegex(@"\b\d{1,2}:\d{2}(:\d{2})?(\s?[AP]M\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
