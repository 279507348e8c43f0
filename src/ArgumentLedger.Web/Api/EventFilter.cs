using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Api;

/// <summary>Which events of a debate are asked for.</summary>
/// <param name="After">Only events after this version.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Kind">Only events of this name.</param>
/// <param name="By">Only what the contributor with this id logged.</param>
/// <param name="About">Only events that bear on this label.</param>
sealed record EventFilter(long After, int Limit, string? Kind, string? By, string? About)
{
    const int PageOfEvents = 500;
    const string Nobody = "nobody";

    internal static async Task<(EventFilter? Filter, IResult? Problem)> ReadAsync(HttpRequest request, ContributorDirectory directory, CancellationToken ct)
    {
        var (limit, badLimit) = request.ReadLimit();
        var (after, badAfter) = ReadAfter(request);
        if ((badLimit ?? badAfter) is { } problem)
            return (null, problem);
        var kind = request.Parameter("kind");
        if (kind is not null && !Vocabulary.Events.ContainsKey(kind))
            return (null, RequestReading.BadParameter("kind", $"There is no such event; there are {string.Join(", ", Vocabulary.Events.Keys)}."));
        var by = request.Parameter("by") is { } handle ? await directory.IdOfAsync(handle, ct) ?? Nobody : null;
        return (new(after, limit, kind, by, request.Parameter("about")), null);
    }

    internal static (long After, IResult? Problem) ReadAfter(HttpRequest request)
    {
        if (request.Parameter("after") is not { } given)
            return (0, null);
        return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? (after, null)
            : (0, RequestReading.BadParameter("after", "Give the version after which to go on, or the “next” of the page before."));
    }

    /// <summary>The events asked for, one more than the limit if there are more.</summary>
    internal async Task<IReadOnlyList<Entry>> FindAsync(Guid id, Debate head, DebateReader reader, CancellationToken ct)
    {
        var found = new List<Entry>();
        var versions = Versions(head).GetEnumerator();
        while (found.Count <= Limit && Take(versions) is { Count: > 0 } page)
            found.AddRange((await reader.EntriesAsync(id, page, ct)).Where(Fits));
        return found;
    }

    IEnumerable<long> Versions(Debate head)
    {
        if (About is not null)
            return head.Bearing.GetValueOrDefault(About, []).Where(version => version > After);
        return After >= head.Version ? [] : LongRange(After + 1, head.Version);
    }

    List<long> Take(IEnumerator<long> versions)
    {
        var wanted = Kind is null && By is null ? Limit + 1 : PageOfEvents;
        var page = new List<long>();
        while (page.Count < wanted && versions.MoveNext())
            page.Add(versions.Current);
        return page;
    }

    bool Fits(Entry entry) =>
        (Kind is null || Vocabulary.NameOf(entry.Event) == Kind) && (By is null || entry.By == By);

    static IEnumerable<long> LongRange(long from, long to)
    {
        for (var version = from; version <= to; version++)
            yield return version;
    }

    internal static async Task<Page<EntryView>> PageAsync(
        IReadOnlyList<Entry> entries, int limit, Debate head, ContributorDirectory directory, CancellationToken ct)
    {
        var shown = entries.Take(limit).ToList();
        var speakers = await Speakers.OfAsync(directory, EntryView.People(shown), ct);
        var next = entries.Count > limit ? shown[^1].Version.ToString(CultureInfo.InvariantCulture) : null;
        return new([.. shown.Select(entry => EntryView.Of(entry, head, speakers))], next);
    }
}
