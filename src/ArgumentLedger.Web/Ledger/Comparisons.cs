using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;
using Marten;
using Marten.Events;

namespace ArgumentLedger.Web.Ledger;

/// <summary>What differs between two moments of a debate, and the debate at both.</summary>
/// <param name="What">What differs.</param>
/// <param name="Earlier">The debate at the earlier moment, as it was known then.</param>
/// <param name="Later">The debate at the later moment, with what is hidden now hidden in it.</param>
public sealed record ComparedDebate(Comparison What, Debate Earlier, Debate Later);

/// <summary>Compares two versions of a debate.</summary>
public sealed class Comparisons(IDocumentStore store, DebateReader reader)
{
    /// <summary>What differs between two versions that the debate has, the earlier first.</summary>
    public async Task<ComparedDebate> BetweenAsync(Guid id, Debate head, ComparedMoments moments, CancellationToken ct)
    {
        var (from, to) = moments;
        var earlier = await AtAsync(id, from, ct);
        var later = await AtAsync(id, to, ct);
        var needed = from == to ? [] : await NeededAsync(id, from, to, ct);
        return new(Comparison.Between(earlier, later, needed), earlier, later with { Hidden = later.Hidden.SetItems(head.Hidden) });
    }

    async Task<Debate> AtAsync(Guid id, long version, CancellationToken ct) =>
        await reader.AtAsync(id, version, ct) ?? throw new InvalidDataException($"Debate {id} lacks version {version}.");

    async Task<IEnumerable<Entry>> NeededAsync(Guid id, long from, long to, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        Type[] needed = [.. Comparison.NeededEvents];
        var events = await session.Events.QueryAllRawEvents()
            .Where(stored => stored.StreamId == id && stored.Version > from && stored.Version <= to && stored.EventTypesAre(needed))
            .ToListAsync(ct);
        return events.OrderBy(stored => stored.Version).Select(StoredEntry.Unwrap);
    }
}

/// <summary>The two moments that somebody wants compared.</summary>
/// <param name="From">The version of the earlier.</param>
/// <param name="To">The version of the later.</param>
public sealed record ComparedMoments(long From, long To)
{
    /// <summary>Why two moments cannot be compared.</summary>
    /// <param name="Parameter">The parameter that is wrong.</param>
    /// <param name="Sentence">What to give instead.</param>
    /// <param name="Moment">The moment that never was; null when the parameter cannot be read.</param>
    public sealed record Fault(string Parameter, string Sentence, Moment? Moment);

    /// <summary>
    /// Reads two moments of a debate, each a version or an instant on the ledger's clock; from the first to the last version when
    /// absent. Otherwise what is wrong.
    /// </summary>
    public static (ComparedMoments? Moments, Fault? Fault) Read(string? from, string? to, Debate head)
    {
        var (later, badTo) = Read("to", to, head.Version, head);
        var (earlier, badFrom) = Read("from", from, 1, head);
        if ((badFrom ?? badTo) is { } fault)
            return (null, fault);
        return earlier <= later
            ? (new(earlier, later), null)
            : (null, new("from", FormattableString.Invariant($"Version {earlier} comes after version {later}: give the earlier moment first."), null));
    }

    static (long Version, Fault? Fault) Read(string parameter, string? given, long otherwise, Debate head)
    {
        if (given is null)
            return (otherwise, null);
        var isVersion = given.TrimStart('-', '+').All(char.IsAsciiDigit);
        var (moment, _, sentence) = isVersion ? Moment.Read(given, null, null) : Moment.Read(null, given, null);
        if (moment is null)
            return (0, new(parameter, isVersion ? sentence : "Give a version, or a time such as 2026-01-02T03:04:05Z.", null));
        var version = moment.VersionIn(head);
        return version >= 1 && version <= head.Version
            ? (version, null)
            : (0, new(parameter, FormattableString.Invariant($"The debate has versions 1 to {head.Version}, the first of {Domain.Ledger.Chain.Instant(head.OpenedAt)}."), moment));
    }
}
