using System.Buffers;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>How a line tells whose words follow.</summary>
enum HeaderForm
{
    /// <summary>“On …, Ann wrote:” or “Ann said:”: of what is quoted next, or of a message.</summary>
    Attribution,

    /// <summary>A name with a date or time, or a number: of a message.</summary>
    Named,

    /// <summary>“Ann: …” with the words behind; means something only where it recurs.</summary>
    Colon,

    /// <summary>“1. …”; means something only where numbers run on.</summary>
    Number,

    /// <summary>A heading that could be a name; means something only where it recurs.</summary>
    Heading,
}

/// <summary>What a line tells of the message that follows it.</summary>
/// <param name="Form">How it tells.</param>
/// <param name="Author">Who wrote the message; null when the line does not say.</param>
/// <param name="At">When, if it says.</param>
/// <param name="Rest">The message's first words, where they stand on the same line.</param>
sealed partial record Header(HeaderForm Form, string? Author, DateTimeOffset? At, string? Rest)
{
    /// <summary>A longer line than this is no header.</summary>
    internal const int Longest = 160;

    /// <summary>Id of a mail, and of the one that it answers.</summary>
    internal string? MailId { get; init; }

    internal string? AnswersMail { get; init; }

    /// <summary>The line's number among numbered messages; 0 when it has none.</summary>
    internal int Ordinal { get; init; }

    internal static Header? Of(string line)
    {
        if (!MayBe(line))
            return null;
        if (Chat().Match(line) is { Success: true } chat && Name.Is(chat.Groups["who"].Value, mayBeLower: true))
            return new(HeaderForm.Named, Name.Clean(chat.Groups["who"].Value), Dates.In(chat.Groups["when"].Value).At, chat.Groups["rest"].Value);
        if (Numbered().Match(line) is { Success: true } number)
            return new(HeaderForm.Number, null, null, number.Groups["rest"].Value) { Ordinal = int.Parse(number.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) };
        return line.Length <= Longest ? Alone(line) ?? WithWords(line) : WithWords(line);
    }

    // Most lines are no headers, and to see that must cost next to nothing.
    static bool MayBe(string line) =>
        line.Length > 2
        && (line.AsSpan(0, Math.Min(line.Length, Longest)).ContainsAny(Signs)
            || (line.Length <= Longest && (line.Contains(" ago", StringComparison.Ordinal) || line.Contains("yesterday", StringComparison.OrdinalIgnoreCase) || line.Contains("just now", StringComparison.OrdinalIgnoreCase))));

    static readonly SearchValues<char> Signs = SearchValues.Create("0123456789:#");

    static Header? Alone(string line)
    {
        var isHeading = line[0] == '#';
        var bare = Decoration().Replace(line, "").Trim();
        if (Wrote().Match(bare) is { Success: true } wrote)
        {
            var dated = Dates.In(wrote.Groups["who"].Value);
            var who = Name.Clean(On().Replace(dated.Rest.Trim(), ""));
            return Name.Is(who, mayBeLower: true) ? new(HeaderForm.Attribution, who, dated.At, null) : null;
        }
        if (Counted().Match(bare) is { Success: true } counted)
        {
            var dated = Dates.In(counted.Groups["who"].Value);
            var who = Name.Clean(dated.Rest);
            if (who.Length == 0 || Name.Is(who, mayBeLower: true))
                return new(HeaderForm.Named, who.Length == 0 ? null : who, dated.At, null);
        }
        return Dates.In(bare) is { IsDated: true } stamp ? Stamped(stamp) : isHeading && Name.Is(bare) ? new(HeaderForm.Heading, bare, null, null) : null;
    }

    static Header? Stamped(Dates.Dated stamp)
    {
        var rest = stamp.Rest;
        // “Thursday 3 March 2026 (edited 2 h ago)”: whatever else tells a time is no name.
        for (var n = 0; n < 3 && Dates.In(rest) is { IsDated: true } more; n++)
            rest = more.Rest;
        var who = Name.Clean(PostedBy().Replace(rest.Trim(), ""));
        return Name.Is(who, mayBeLower: true) ? new(HeaderForm.Named, who, stamp.At, null) : null;
    }

    static Header? WithWords(string line) =>
        Colon().Match(line) is { Success: true } colon && Name.Is(colon.Groups["who"].Value.Trim(), mayBeLower: false)
            ? new(HeaderForm.Colon, Name.Clean(colon.Groups["who"].Value), null, colon.Groups["rest"].Value)
            : null;

    /// <summary>A mail's header lines, from “From:” on, as one header; null when there are none here.</summary>
    internal static Header? OfMail(IReadOnlyList<Line> lines, int at, out int after)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (after = at; after < lines.Count && after < at + 30 && MailField().Match(lines[after].Text) is { Success: true } field; after++)
            fields.TryAdd(field.Groups["name"].Value, field.Groups["value"].Value.Trim());
        if (fields.Count < 2 || !fields.TryGetValue("From", out var from))
            return null;
        var when = fields.GetValueOrDefault("Date") ?? fields.GetValueOrDefault("Sent") ?? "";
        return new(HeaderForm.Named, Name.Clean(from), Dates.In(when).At, null)
        {
            MailId = fields.GetValueOrDefault("Message-ID"),
            AnswersMail = fields.GetValueOrDefault("In-Reply-To"),
        };
    }

    [GeneratedRegex(@"^(\[(?<when>[\d:/.,\- TAPMapm]{4,30})\]|\(?(?<when>\d{1,2}:\d{2}(:\d{2})?)\)?|(?<when>[\d/.]{6,10},? \d{1,2}:\d{2}(:\d{2})?( ?[APap][Mm])?) -)\s*(<(?<who>[^<>:]{1,40})>:?|(?<who>[^<>:\s][^<>:]{0,39}):)\s+(?<rest>\S.*)$")]
    private static partial Regex Chat();

    [GeneratedRegex(@"^(?<n>\d{1,4})[.)]\s+(?<rest>\S.*)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<who>.{1,140}?),?\s+(wrote|said|writes|says|replied|commented|answered|posted)( on .{1,40}| at .{1,40}| in reply to .{1,60})?\s*:\s*[↑^]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"^(#\d{1,4}\b|(comment|answer|reply|post|message|response)\s#?\d{1,4}\b)\s*[:.·•—–|-]?\s*((posted |written )?(by|from)\b:?\s*)?(?<who>.{0,100}?):?$|^(comment|answer|reply|post|message|response)\s+(by|from)\s+(?<who>.{1,100}?):?$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(\*\*|__)?(?<who>[^:*_]{1,40}?)(\*\*|__)?:(\*\*|__)?(\s+(?<rest>\S.*))?$")]
    private static partial Regex Colon();

    [GeneratedRegex(@"^(?<name>From|To|Cc|Date|Sent|Subject|Reply-To|Message-ID|In-Reply-To|References):\s*(?<value>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex MailField();

    [GeneratedRegex(@"^#{1,6}\s+|\*\*|__")]
    private static partial Regex Decoration();

    [GeneratedRegex(@"^On\b,?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex On();

    [GeneratedRegex(@"^(re: .{0,80})?(posted |written |comment(ed)? |answered |replied |asked |said |edited )*(by\b|from\b)?:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex PostedBy();
}
