using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace ArgumentLedger.Web.Identity;

/// <summary>What handles, names and passwords may be; each rule answers a sentence that says what to do, or null.</summary>
public static partial class AccountRules
{
    /// <summary>The longest display name and the longest name of a token, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The shortest password, in characters; length is the only rule, composition rules make passwords worse.</summary>
    public const int ShortestPassword = 10;

    /// <summary>The longest password, in characters, so that nobody makes the server hash megabytes.</summary>
    public const int LongestPassword = 256;

    /// <summary>The characters a handle may have.</summary>
    public const string HandleCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>The longest and shortest handle, in characters.</summary>
    public const int ShortestHandle = 2, LongestHandle = 32;

    /// <summary>The longest e-mail address, in characters (RFC 5321, section 4.5.3.1).</summary>
    public const int LongestEmail = 254;

    private static readonly SearchValues<char> InHandles = SearchValues.Create(HandleCharacters);

    // Words that addresses and answers use in the place of a handle, or that would pass for the site itself.
    private static readonly HashSet<string> Reserved =
    [
        "account", "admin", "all", "anonymous", "api", "demo", "everyone", "head", "ledger", "me",
        "moderator", "new", "nobody", "none", "null", "root", "system", "undefined", "you",
    ];

    /// <summary>The handle as it is kept: no outer blanks, small letters.</summary>
    public static string FoldHandle(string? typed) => (typed ?? "").Trim().ToLowerInvariant();

    /// <summary>Whether a folded handle has the form of one, so that somebody may have it.</summary>
    public static bool MayBeHandle(string handle) =>
        handle.Length is > 0 and <= LongestHandle && !handle.AsSpan().ContainsAnyExcept(InHandles);

    /// <summary>What is wrong with a folded handle that somebody wants.</summary>
    public static string? FaultOfHandle(string handle) => handle switch
    {
        { Length: < ShortestHandle or > LongestHandle } =>
            $"A handle has {ShortestHandle} to {LongestHandle} characters.",
        _ when handle.AsSpan().ContainsAnyExcept(InHandles) =>
            "A handle has only the letters a to z, digits, - and _.",
        _ when Label().IsMatch(handle) =>
            "A letter followed by digits, like p2, names a contribution or a speaker: add another letter.",
        _ when Reserved.Contains(handle) =>
            $"“{handle}” is a word the site keeps for itself: choose another.",
        _ => null,
    };

    /// <summary>What is wrong with a name that others will read; a blank one is right where it may be left out.</summary>
    public static string? FaultOfName(string? name)
    {
        if (name is null) return null;
        if (name.Length > LongestName) return $"At most {LongestName} characters: take {name.Length - LongestName} away.";
        return name.EnumerateRunes().Any(r => IsUnseen(r.Value)) ? "Leave out control characters and line breaks." : null;
    }

    /// <summary>What is wrong with a new password.</summary>
    public static string? FaultOfPassword(string? password, string handle)
    {
        if (password is null or { Length: < ShortestPassword }) return $"Use at least {ShortestPassword} characters; a few words make a good password.";
        if (password.Length > LongestPassword) return $"Use at most {LongestPassword} characters.";
        return string.Equals(password, handle, StringComparison.OrdinalIgnoreCase) ? "The password is the handle: choose another." : null;
    }

    /// <summary>What is wrong with an e-mail address without outer blanks; what it leads to, only a letter can tell.</summary>
    public static string? FaultOfEmail(string address) =>
        address.Length <= LongestEmail && Email().IsMatch(address) && MailboxAddress.TryParse(address, out var read) && read.Address == address
            ? null
            : "Give one address, such as robin@example.org.";

    // PostgreSQL stores no NUL, and embedding marks would turn the text around a name.
    private static bool IsUnseen(int rune) =>
        rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFD
        || CharUnicodeInfo.GetUnicodeCategory(rune) is UnicodeCategory.Control
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    [GeneratedRegex("^[a-z][0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    // One line, no name around it, no quoting or routes: nothing that a mail server might read as more than one address.
    [GeneratedRegex(@"^[^\s\p{C}@<>()\[\],;:""\\]+@[^\s\p{C}@<>()\[\],;:""\\]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
