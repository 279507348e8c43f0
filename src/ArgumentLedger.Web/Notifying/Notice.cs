using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Web.Api;

namespace ArgumentLedger.Web.Notifying;

/// <summary>Why somebody is told of an event; of several reasons the first.</summary>
public enum NoticeKind
{
    /// <summary>It concedes something they said.</summary>
    Concession,

    /// <summary>It quotes them.</summary>
    Quote,

    /// <summary>It answers something they said.</summary>
    Reply,

    /// <summary>It changed how something stands that they hold.</summary>
    Standing,
}

/// <summary>One event that one person is told of.</summary>
/// <param name="Person">Their id.</param>
/// <param name="Version">The event.</param>
/// <param name="Kind">Why they are told.</param>
/// <param name="About">The label of theirs that it is about: a contribution, or a source that is theirs.</param>
/// <param name="Label">What the event made: a reply, a quote or a concession; null when it made nothing.</param>
/// <param name="By">Id of the contributor who logged it.</param>
/// <param name="At">When it was logged, UTC.</param>
sealed record Notice(Guid Person, long Version, NoticeKind Kind, string About, string? Label, string By, DateTimeOffset At)
{
    /// <summary>Whom an event concerns, each person once: nobody is told of what they did themselves, or said.</summary>
    internal static IEnumerable<Notice> Of(Entry entry, Debate after)
    {
        var label = entry.Event.Creates();
        return Concerned(label, after)
            .Select(one => (Person: after.Canonical(one.Speaker), one.Kind, one.About))
            .Where(one => !Speakers.IsCast(one.Person) && one.Person != entry.By && one.Person != after.Canonical(entry.Voice))
            .OrderBy(one => one.Kind).DistinctBy(one => one.Person)
            .Select(one => new Notice(Guid.Parse(one.Person), entry.Version, one.Kind, one.About, label, entry.By, entry.At));
    }

    static IEnumerable<(string Speaker, NoticeKind Kind, string About)> Concerned(string? label, Debate after)
    {
        if (label is not null && after.Concessions.TryGetValue(label, out var concession))
            yield return (after.Contributions[concession.What].Speaker, NoticeKind.Concession, concession.What);
        if (label is not null && after.Contributions.TryGetValue(label, out var made))
        {
            if (made.Anchor?.Contribution is { } quoted)
                yield return (after.Contributions[quoted].Speaker, NoticeKind.Quote, quoted);
            if (made.Anchor?.Source is { } source)
                yield return (after.Sources[source].Speaker, NoticeKind.Quote, source);
            if (made.Parent is { } answered)
                yield return (after.Contributions[answered].Speaker, NoticeKind.Reply, answered);
        }
        foreach (var turn in after.Changes.Where(shift => shift.IsTurn))
            foreach (var held in after.HoldersOf(turn.Label))
                yield return (held.Speaker, NoticeKind.Standing, turn.Label);
    }
}
