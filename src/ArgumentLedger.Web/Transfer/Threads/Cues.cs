using System.Buffers;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What the form of some words suggests they do.</summary>
enum Gist
{
    /// <summary>They state something.</summary>
    States,

    /// <summary>They say that something is false.</summary>
    Denies,

    /// <summary>They say that something does not matter for what it is offered for.</summary>
    Dismisses,

    /// <summary>They ask whether something is so, and go on.</summary>
    Challenges,

    /// <summary>They ask.</summary>
    Asks,

    /// <summary>They accept something.</summary>
    Accepts,

    /// <summary>They add one more of the same kind to the piece before.</summary>
    Adds,

    /// <summary>They give a ground for the piece before.</summary>
    Grounds,

    /// <summary>They thank or greet.</summary>
    Thanks,
}

/// <summary>Reads the cues of form: fixed phrases at the beginning of a piece, question marks, “of course …, but …”.</summary>
static partial class Cues
{
    /// <summary>Cues stand near the beginning of a piece: within so many characters.</summary>
    const int Near = 400;

    /// <summary>What a piece does and the words that show it; no words when it merely states.</summary>
    internal static (Gist Gist, string? Cue) Of(string text)
    {
        var head = text.Length <= Near ? text : text[..Near];
        if (text.Length <= 160 && Thanking().Match(head) is { Success: true } thanks)
            return (Gist.Thanks, Shown(thanks));
        if (Challenging().Match(head) is { Success: true } challenge)
            return (challenge.Length >= text.TrimEnd().Length ? Gist.Asks : Gist.Challenges, Shown(challenge));
        foreach (var (gist, pattern) in Patterns)
            if (pattern.Match(head) is { Success: true } match)
                return (gist, Shown(match));
        if (IsQuestion(text, out var asked))
            return (Gist.Asks, asked);
        if (Adding().Match(head) is { Success: true } added)
            return (Gist.Adds, Shown(added));
        if (text.AsSpan().TrimEnd().EndsWith("?"))
            return (Gist.Asks, "the question mark at its end");
        return (Gist.States, Opining().Match(head) is { Success: true } opinion ? Shown(opinion) : null);
    }

    /// <summary>Where a concession ends and the “but” begins: “of course …, but …”; −1 when the text has no such turn.</summary>
    internal static int TurnOf(string text, out string cue)
    {
        cue = "";
        var head = text.Length <= 2 * Near ? text : text[..(2 * Near)];
        if (Granting().Match(head) is not { Success: true } grant || Turning().Match(head, grant.Index + grant.Length) is not { Success: true } turn)
            return -1;
        // More than two sentences later, “but” is about something else.
        if (Regex.Count(head.AsSpan(grant.Index, turn.Index - grant.Index), @"[.!?]\s") > 1)
            return -1;
        cue = $"“{grant.Groups["cue"].Value} …, {turn.Groups["but"].Value} …”";
        return turn.Groups["but"].Index;
    }

    /// <summary>Whether a paragraph leads over to words that somebody else said: “This is what Ann said:”.</summary>
    internal static string? LeadIn(string text) =>
        LeadingIn().Match(text.Length <= 160 ? text : text[^160..]) is { Success: true } lead ? $"“{lead.Groups["cue"].Value.Trim()}” leads over to it" : null;

    static string Shown(Match match) => $"“{(match.Groups["cue"] is { Success: true } cue ? cue.Value : match.Value).Trim().TrimEnd(',', ':', ';')}”";

    // A sentence with a question mark asks when it is worded as a question, or when it is all there is.
    static bool IsQuestion(string text, out string? cue)
    {
        cue = null;
        var trimmed = text.AsSpan().TrimEnd();
        if (!trimmed.EndsWith("?"))
            return false;
        var sentence = trimmed[(LastStop(trimmed[..^1]) + 1)..].TrimStart().ToString();
        var first = text.Length <= Near ? text : text[..Near];
        if (Asking().Match(sentence) is { Success: true } asks)
            cue = $"the question “{asks.Value.Trim()} …?”";
        else if (Wondering().Match(first) is { Success: true } wonder)
            cue = Shown(wonder);
        return cue is not null;
    }

    static int LastStop(ReadOnlySpan<char> text) => text.LastIndexOfAny(Stops);

    static readonly SearchValues<char> Stops = SearchValues.Create(".!?\n:;");

    static readonly (Gist, Regex)[] Patterns = [(Gist.Dismisses, Dismissing()), (Gist.Denies, Denying()), (Gist.Accepts, Accepting()), (Gist.Grounds, Grounding())];

    const string Start = @"^(well, |ok(ay)?, |hm+,? |@\S{1,40},? |[\p{Lu}][\p{L}]{1,20}, )?";

    [GeneratedRegex(@"^(thanks|thank you|many thanks|cheers|great post|nice post)\b|\b(?<cue>great job|keep up the good work|thanks for (sharing|posting|writing)|good luck)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Thanking();

    [GeneratedRegex(Start + @"(?<cue>((and|but|so) )?(is|are|was) (this|that|it|these|those) (really |actually |even )?(true|so|right|correct|the case)\?|(but )?really\?|says who\?|source\?|citation( needed)?\?|according to whom\?)", RegexOptions.IgnoreCase)]
    private static partial Regex Challenging();

    [GeneratedRegex(Start + @"(?<cue>(but )?(that|this|it) (does not|doesn('|’)t) follow|(but )?(that|this)('|’)?s? (is )?(irrelevant|beside the point|a non sequitur|off topic)|so what\?|(but )?(that|this) has nothing to do with|(but )?(that|this) (does not|doesn('|’)t) (matter|bear on))", RegexOptions.IgnoreCase)]
    private static partial Regex Dismissing();

    [GeneratedRegex(Start + @"(?<cue>I (strongly |completely |totally |respectfully |have to |must )?(disagree|beg to differ|doubt)|disagree\b|I (do not|don('|’)t) (think|believe|agree|buy|see)|not (true|so|really|quite|necessarily|at all)\b|(but )?(that|this)('|’)s (not (true|right|so|how|what)|wrong|false|nonsense|mistaken)|(that|this) is (not (true|right|so)|wrong|false|mistaken)|no[,.!]|nope\b|nonsense\b|wrong[,.!]|on the contrary|quite the opposite|hardly\b|you('|’)re (wrong|mistaken)|but\b|yet\b|however\b|I('|’)m not (so )?(sure|convinced)|unconvinced)", RegexOptions.IgnoreCase)]
    private static partial Regex Denying();

    [GeneratedRegex(Start + @"(?<cue>I (strongly |completely |totally |fully |largely )?(agree|concur|concede|stand corrected|was wrong)|agreed\b|fair (point|enough)|good point|point taken|you('|’)re (quite |absolutely )?right|you are right|that('|’)s (right|true|fair)|granted\b|I grant\b|touch(é|e)\b|exactly\b|true[,.!]|yes[,.!]|\+1)", RegexOptions.IgnoreCase)]
    private static partial Regex Accepting();

    [GeneratedRegex(Start + @"(?<cue>because\b|for (example|instance)\b|e\.g\.|after all\b|the reason is\b|that('|’)s because\b|evidence:|consider\b|here('|’)s why)", RegexOptions.IgnoreCase)]
    private static partial Regex Grounding();

    [GeneratedRegex(Start + @"(?<cue>I('|’)d also (emphasi[sz]e|add|say|note|argue)?|I would also|also\b|beyond that|in addition|additionally|moreover|furthermore|besides\b|likewise|what('|’)s more|on top of that|second(ly)?[, ]|third(ly)?[, ]|and\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Adding();

    [GeneratedRegex(Start + @"(and |but |so )?(?<cue>I would say|I('|’)d (say|argue)|I would argue|my (rough |own |general )?(sense|view|impression|guess|take) is|in my (view|opinion|experience)|imh?o\b|I (think|believe|suspect|feel|find)\b|it seems to me|to me\b|personally\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Opining();

    [GeneratedRegex(@"(?<cue>\bof course\b|\bcertainly\b|\bdefinitely\b|\badmittedly\b|\bundoubtedly\b|\bno doubt\b|\bto be sure\b|\bgranted\b|\bI grant\b|\bI concede\b|^sure\b|^true\b|^yes\b|^agreed\b|\bfair (point|enough)\b|\bgood point\b|\bpoint taken\b|\bI (largely |mostly |partly )?agree\b|\byou('|’)re right\b|\byou are right\b|\bit('|’)s true that\b|\bit is true that\b|\bthat('|’)s (true|fair|right)\b|\bI see (your|the) point\b|\bI take (your|the) point\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Granting();

    [GeneratedRegex(@"[,;.!…:—–)-]\s+(?<but>but|yet|however|still|though|nonetheless|nevertheless|on the other hand)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Turning();

    [GeneratedRegex(@"^((and|but|so|also|or|then)[, ]+|beyond that, )?(is|are|was|were|do|does|did|can|could|would|should|will|won('|’)t|has|have|had|isn('|’)t|aren('|’)t|don('|’)t|doesn('|’)t|didn('|’)t|can('|’)t|why|what|what('|’)s|how|who|whose|when|where|which)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    [GeneratedRegex(@"(?<cue>\bI('|’)m curious\b|\bI wonder\b|\bI('|’)m wondering\b|\bcould you (explain|say)\b|\bany thoughts\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Wondering();

    [GeneratedRegex(@"(^|[.!?]\s|\n)(?<cue>[^.!?\n]{0,100}\b(said|says|say|wrote|writes|suggested|suggests|answered|replied|told me)\b[^.!?\n]{0,30}:)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingIn();
}
