using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Words at the beginning of a paragraph with which one turns to somebody else, so that a new message seems to begin.</summary>
static partial class Openers
{
    /// <summary>The opening words as a phrase that tells why; null when there are none.</summary>
    internal static string? Of(string text)
    {
        var head = text.Length <= 120 ? text : text[..120];
        if (Answers().Match(head) is { Success: true } answer)
            return $"“{answer.Groups["cue"].Value}” answers somebody";
        if (Addressed(head) is { } name)
            return $"it addresses {name}";
        return Greets().Match(head) is { Success: true } greeting ? $"“{greeting.Groups["cue"].Value}” greets" : null;
    }

    /// <summary>Whom a text addresses in its first words; null when nobody by name.</summary>
    internal static string? Addressed(string text)
    {
        var match = Addresses().Match(text.Length <= 120 ? text : text[..120]);
        if (!match.Success)
            return null;
        var who = match.Groups["who"].Value;
        return match.Groups["at"].Success || Name.Is(who) && !Adverbs.Contains(who) ? who : null;
    }

    static readonly HashSet<string> Adverbs =
        ["Also", "Actually", "Well", "Sure", "True", "Yes", "No", "Personally", "Honestly", "Besides", "Again", "Still", "Anyway", "Sorry", "Obviously", "Clearly", "Frankly", "Likewise", "Moreover", "Now", "Then", "Yet", "Oh", "Okay", "Ok", "Right", "Today", "Here", "Granted", "Interestingly", "Unfortunately", "Ideally", "Sometimes", "Recently", "Indeed", "Similarly", "Overall", "Fortunately"];

    [GeneratedRegex(@"^(?<cue>I (strongly |completely |fully |totally |partly |respectfully )?(disagree|agree|beg to differ)|agreed|disagree|fair (point|enough)|good (point|question)|point taken|you('|’)re (quite |absolutely )?(right|wrong)|exactly|nonsense|not true|that('|’)s (not true|wrong|false|right)|touch(é|e)|I (concede|stand corrected|was wrong)|\+1|yes,|no,|nope|really\?|says who\?|thanks (for|to)|thank you for)(?=\W|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Answers();

    [GeneratedRegex(@"^((?<at>@)(?<who>[\p{L}\p{N}_.\-]{2,40})\b|(?<who>\p{Lu}[\p{L}\-]{1,30}( \p{Lu}[\p{L}\-]{1,30})?), (I|you|do|did|are|could|would|what|why|how|have|can|is|your)\b)")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"^(?<cue>(hi|hello|hey|dear)( [\p{L}]+){0,3})[,!:]", RegexOptions.IgnoreCase)]
    private static partial Regex Greets();
}
