namespace ArgumentLedger.Domain.Replay;

/// <summary>By which time a moment is meant.</summary>
public enum Clock
{
    /// <summary>When the ledger recorded it.</summary>
    Logged,

    /// <summary>When the words were uttered.</summary>
    Said,
}

/// <summary>
/// The times of a debate's entries on both clocks, neither ever running backwards, so that any instant has one version.
/// By the clock of saying, a version stands once everything up to it had been said: no words are shown before their
/// time. An entry of which it is not known when it was said (a report without a time, an introduction, a link) counts
/// as said together with what was logged before it; a contributor's own words, as said when they were logged.
/// </summary>
public sealed class Timeline
{
    // Ticks of UTC.
    readonly Series<long> logged;
    readonly Series<long> said;

    internal Timeline(Series<long> logged, Series<long> said) => (this.logged, this.said) = (logged, said);

    /// <summary>The timeline before the first entry.</summary>
    public static readonly Timeline Empty = new([], []);

    /// <summary>The version that stood at an instant: that of the last entry not after it; 0 before the first.</summary>
    public long VersionAt(DateTimeOffset instant, Clock clock) =>
        (clock == Clock.Said ? said : logged).CountWhile(static (ticks, latest) => ticks <= latest, instant.UtcTicks);

    /// <summary>The time of a version on a clock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public DateTimeOffset TimeOf(long version, Clock clock) => new((clock == Clock.Said ? said : logged)[(int)version - 1], TimeSpan.Zero);

    internal Series<long> Logged => logged;

    internal Series<long> Said => said;

    /// <summary>The timeline as it was at an earlier version.</summary>
    internal Timeline At(long version) => new(logged.Take((int)version), said.Take((int)version));

    internal Timeline Add(Entry entry)
    {
        var before = said.IsEmpty ? 0 : said[^1];
        var uttered = (entry.SaidAt ?? (entry.IsOwnWords ? entry.At : null))?.UtcTicks ?? before;
        return new(logged.Add(entry.At.UtcTicks), said.Add(Math.Max(uttered, before)));
    }
}
