using System.Collections.Immutable;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Replay;

/// <summary>Finds what differs between two states. They share structure: what is one object in both is passed over.</summary>
sealed class Comparing(Debate earlier, Debate later, IReadOnlyList<Entry> between)
{
    readonly List<Contribution> changed = [.. Changed(earlier.Contributions, later.Contributions).OrderBy(it => it.Version)];
    readonly List<Concession> concessions = [.. Changed(earlier.Concessions, later.Concessions).OrderBy(made => made.Version)];
    readonly List<Link> links = [.. Changed(earlier.Links, later.Links).OrderBy(link => link.Version)];

    internal Comparison Compare() => new()
    {
        From = earlier.Version,
        To = later.Version,
        Made = Since(changed, it => it.Label, it => it.Version),
        Reworded = [.. changed.Where(it => it.Revision > RevisionBefore(it.Label))
            .Select(it => new Rewording(it.Label, RevisionBefore(it.Label), it.Revision, it.Wordings[^1].Version))],
        Withdrawn = Since(changed, it => it.Label, it => it.Withdrawn?.Version),
        Hidden = Since(later.Hidden.Where(pair => !earlier.Hidden.ContainsKey(pair.Key)), pair => pair.Key, pair => pair.Value.Version),
        Restored = Since(earlier.Hidden.Keys.Where(label => !later.Hidden.ContainsKey(label)), label => label, Restoration),
        Conceded = Since(concessions, made => made.Label, made => made.Version),
        ConcessionsTakenBack = Since(concessions, made => made.Label, made => made.Withdrawn?.Version),
        Linked = Since(links.Where(link => !link.IsOwned), link => link.Id, link => link.Version),
        Unlinked = Since(links, link => link.Id, link => link.Withdrawn?.Version),
        Confirmed = Since(links, link => link.Id, link => link.Confirmed),
        GoneStale = GoneStale(),
        Introduced = Since(Changed(earlier.Cast, later.Cast), member => member.Label, member => member.Version),
        Identified = Since(later.Cast.Values.Where(member => member.Contributor != earlier.Cast.GetValueOrDefault(member.Label)?.Contributor), member => member.Label, Identification),
        Recorded = Since(Changed(earlier.Sources, later.Sources), source => source.Label, source => source.Version),
        MotionReworded = IsMotionReworded ? Last<MotionReworded>() : null,
        ClosedOrReopened = earlier.IsClosed == later.IsClosed ? null : later.IsClosed ? Last<DebateClosed>() : Last<DebateReopened>(),
        Standing = Restanding(),
        Commitments = new Holding(earlier, later, between).Moved(changed, concessions),
        Credences = [.. changed.SelectMany(CredencesMoved)],
        Roles = RolesMoved(),
    };

    static IEnumerable<T> Changed<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after) where T : class =>
        ReferenceEquals(before, after) ? [] : after.Where(pair => !ReferenceEquals(before.GetValueOrDefault(pair.Key), pair.Value)).Select(pair => pair.Value);

    ImmutableArray<Happening> Since<T>(IEnumerable<T> all, Func<T, string> label, Func<T, long?> version) =>
        [.. all.Select(one => (Label: label(one), Version: version(one)))
            .Where(one => one.Version > earlier.Version)
            .Select(one => new Happening(one.Label, one.Version!.Value))
            .OrderBy(one => one.Version).ThenBy(one => one.Label, StringComparer.Ordinal)];

    bool IsMotionReworded => earlier.Version > 0
        && (earlier.Motion?.Text != later.Motion?.Text || earlier.Description?.Text != later.Description?.Text);

    int RevisionBefore(string label) => earlier.Contributions.GetValueOrDefault(label)?.Revision ?? 1;

    // A rewording makes links of others stale: those that point at what was reworded, or explicitly come from it.
    ImmutableArray<Happening> GoneStale()
    {
        var reworded = changed.Where(it => it.Revision > RevisionBefore(it.Label)).ToList();
        var near = reworded.SelectMany(it => later.Incoming.At(it.Label).Concat(later.Incoming.At(it.OwnLink)).Concat(later.Outgoing.At(it.Label)))
            .Distinct().Select(id => later.Links[id])
            .Where(link => later.IsLive(link) && later.IsStale(link) && !WasStale(link));
        return Since(near, link => link.Id, later.StaleSince);
    }

    bool WasStale(Link link) => earlier.Links.TryGetValue(link.Id, out var before) && earlier.IsStale(before);

    // With a contribution come the quotes of it that were hidden because of it.
    long? Restoration(string label) => Last<ContributionRestored>(restored => later.WithRepeaters(restored.Target).Contains(label));

    long? Identification(CastMember member) => Last<SpeakerIdentified>(identified => identified.Speaker == member.Label);

    ImmutableArray<Restanding> Restanding()
    {
        var found = ImmutableArray.CreateBuilder<Restanding>();
        foreach (var (label, now) in later.Standings)
            if (now.Since > earlier.Version && now.At(earlier.Version) is { } then && !now.Says(then))
                found.Add(new(label, then, now, now.IsTurnFrom(then) ? TurnsOf(now) : []));
        return found.ToImmutable();
    }

    ImmutableArray<long> TurnsOf(Standing now) =>
        [.. now.Turns().Select(turn => turn.To.Since).TakeWhile(version => version > earlier.Version).Reverse()];

    IEnumerable<CredenceMoved> CredencesMoved(Contribution it)
    {
        var before = earlier.Contributions.GetValueOrDefault(it.Label)?.Credences ?? [];
        foreach (var now in it.Credences)
            if (now.Version > earlier.Version)
                yield return new(now.By, it.Label, before.Find(one => one.By == now.By)?.Probability, now.Probability, now.Version);
        foreach (var gone in before)
            if (!it.Credences.Exists(one => one.By == gone.By))
                yield return new(gone.By, it.Label, gone.Probability, null, between.Last(entry => entry.By == gone.By && entry.Event is CredenceStated stated && stated.Target == it.Label).Version);
    }

    ImmutableArray<RoleMoved> RolesMoved()
    {
        Role? Before(string who) => earlier.Participants.TryGetValue(who, out var role) ? role : null;
        Role? After(string who) => later.Participants.TryGetValue(who, out var role) ? role : null;
        return [.. earlier.Participants.Keys.Union(later.Participants.Keys).Where(who => Before(who) != After(who))
            .Select(who => new RoleMoved(who, Before(who), After(who), After(who) is null
                ? Last<ParticipantRemoved>(removed => removed.Contributor == who)
                : Last<ParticipantAdmitted>(admitted => admitted.Contributor == who)))
            .OrderBy(moved => moved.Version)];
    }

    long Last<T>(Predicate<T>? fits = null) where T : DebateEvent =>
        between.Last(entry => entry.Event is T fact && fits?.Invoke(fact) != false).Version;
}
