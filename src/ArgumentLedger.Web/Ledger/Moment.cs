using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// A moment of a debate that somebody asks for: a version, an instant on one of the two clocks, or the head.
/// </summary>
/// <param name="At">The version; null when none is named.</param>
/// <param name="AsOf">The instant; null when none is named.</param>
/// <param name="Clock">The clock that the instant is on.</param>
public sealed record Moment(long? At, DateTimeOffset? AsOf, Clock Clock)
{
    /// <summary>The names of the query parameters that ask for a moment.</summary>
    public static readonly IReadOnlyList<string> Parameters = ["at", "asOf", "clock"];

    /// <summary>The head.</summary>
    public static readonly Moment Now = new(null, null, Clock.Logged);

    /// <summary>Whether it is the head, however far the debate goes on.</summary>
    public bool IsNow => At is null && AsOf is null;

    /// <summary>Reads a moment from query parameters (null: absent); otherwise the parameter that is wrong and a sentence.</summary>
    public static (Moment? Moment, string Parameter, string Sentence) Read(string? at, string? asOf, string? clock)
    {
        if (at is not null && asOf is not null)
            return Wrong("asOf", "Give “at” or “asOf”, not both.");
        if (clock is not (null or "logged" or "said"))
            return Wrong("clock", "Give logged or said.");
        if (clock is not null && asOf is null)
            return Wrong("clock", "A clock goes with “asOf”: give an instant, or leave the clock out.");
        if (at is not null)
            return long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
                ? (new(version, null, Clock.Logged), "", "")
                : Wrong("at", "Give a version: a whole number from 1.");
        if (asOf is null)
            return (Now, "", "");
        return TryInstant(asOf, out var instant)
            ? (new(null, instant, clock == "said" ? Clock.Said : Clock.Logged), "", "")
            : Wrong("asOf", "Give a time such as 2026-01-02T03:04:05Z.");
    }

    /// <summary>The version meant in a debate; 0 when that is before its first event, and past its head when it is not there yet.</summary>
    public long VersionIn(Debate head) =>
        At ?? (AsOf is { } instant ? head.Timeline.VersionAt(instant, Clock) : head.Version);

    /// <summary>Reads an instant in ISO 8601, UTC where it says no other.</summary>
    internal static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return IsDated(text) && DateTimeOffset.TryParse(WithPlus(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    // What is not written year first might be read as a day of this year.
    static bool IsDated(string asOf) => asOf.Length >= 10 && asOf[4] == '-' && asOf[7] == '-' && asOf.AsSpan(0, 4).ContainsAnyExceptInRange('0', '9') is false;

    // The plus sign of an offset that was not escaped in an address arrives as a space.
    static string WithPlus(string asOf) => asOf.Contains('T', StringComparison.Ordinal) ? asOf.Replace(' ', '+') : asOf;

    static (Moment? Moment, string Parameter, string Sentence) Wrong(string parameter, string sentence) => (null, parameter, sentence);
}
