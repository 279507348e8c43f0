using System.Diagnostics.CodeAnalysis;

namespace ArgumentLedger.Domain;

// What deciders ask of a debate: who may, and is that which they name really there.
public sealed partial record Debate
{
    /// <summary>Whether a contributor moderates this debate: its opener, an admitted moderator, an administrator.</summary>
    public bool IsModerator(Utterance said) => said.Administrator || IsModerator(said.By);

    /// <summary>Whether a contributor moderates this debate by their place in it.</summary>
    public bool IsModerator(string contributor) =>
        contributor == Opener || (Participants.TryGetValue(contributor, out var role) && role == Role.Moderator);

    /// <summary>Whether a contributor, or somebody not signed in (null), may read this debate.</summary>
    public bool MayRead(string? contributor) =>
        Visibility != Visibility.Private
        || (contributor is not null && (contributor == Opener || Participants.ContainsKey(contributor)));

    /// <summary>Whether a contributor may make moves in this debate.</summary>
    public bool MayContribute(string contributor) =>
        Visibility != Visibility.Private || IsModerator(contributor)
        || (Participants.TryGetValue(contributor, out var role) && role >= Role.Contributor);

    /// <summary>Whose words a speaker's are: an identified cast member's are their account's.</summary>
    public string Canonical(string speaker) =>
        Cast.TryGetValue(speaker, out var member) && member.Contributor is { } contributor ? contributor : speaker;

    /// <summary>Whether two speakers are one person.</summary>
    public bool SamePerson(string one, string other) => Canonical(one) == Canonical(other);

    /// <summary>The label that a reference stands for: itself, or what <c>@name</c> was given to in this batch; null for an unknown name.</summary>
    internal string? Resolve(string? reference) =>
        reference is ['@', .. var name] ? Named.GetValueOrDefault(name) : reference;

    /// <summary>The cast member a move names, or null.</summary>
    internal CastMember? SpeakerNamed(string? reference) =>
        Resolve(reference) is { } label ? Cast.GetValueOrDefault(label) : null;

    /// <summary>The cast member of a name, whatever its case; null when the cast has none.</summary>
    public CastMember? CastNamed(string name) =>
        Cast.Values.FirstOrDefault(member => string.Equals(member.Name.Text?.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));

    Refusal? CheckParticipation(Utterance said)
    {
        if (said.Administrator || MayContribute(said.By))
            return null;
        return MayRead(said.By)
            ? new("not-a-contributor", null, "You may read this debate but not contribute: ask a moderator to admit you as a contributor.")
            : new("unknown-debate", null, "There is no such debate.");
    }

    Refusal? CheckSpeaker(Move move, Utterance said)
    {
        if (move.Speaker is not { } reference || move is Moves.IdentifySpeaker)
            return null;
        if (!move.IsSpoken)
            return new("speaker-not-allowed", "speaker", "This is the contributor's own act, not somebody's words: leave the speaker out.");
        if (SpeakerNamed(reference) is not { } member)
            return new("unknown-speaker", "speaker", $"Nobody called “{Shown(reference)}” is in this debate's cast: introduce them first.");
        return member.Contributor is { } account && account != said.By
            ? new("speaker-identified", "speaker", $"{member.Label} has an account here and speaks for themselves.")
            : null;
    }

    // Amending, confirming and withdrawing are done in the voice of whoever said the thing; no other may be named.
    Refusal? SpeaksForAnother(Move move) =>
        move.IsSpoken && SpeakerNamed(move.Speaker) is { } named && move.VoiceIn(this) != named.Label
            ? new("not-author", "speaker", $"Those are not {named.Label}'s words: leave the speaker out.")
            : null;

    /// <summary>The voice in which a contributor makes a move: the cast member it names, else their own.</summary>
    internal string VoiceOf(Move move, Utterance said) => SpeakerNamed(move.Speaker)?.Label ?? said.By;

    /// <summary>Finds a contribution that is neither withdrawn nor hidden.</summary>
    internal Refusal? FindLive(string field, string? reference, [NotNull] out Contribution? found)
    {
        found = null!;
        if (FindContribution(field, reference, out var contribution) is { } refusal)
            return refusal;
        found = contribution;
        if (contribution.Withdrawn is not null)
            return new("target-withdrawn", field, $"{contribution.Label} was withdrawn by its author: there is nothing left to answer.");
        return Hidden.ContainsKey(contribution.Label)
            ? new("target-hidden", field, $"{contribution.Label} was hidden by a moderator.")
            : null;
    }

    /// <summary>Finds a contribution that is live and has a standing, so that one can argue about it.</summary>
    internal Refusal? FindArguable(string field, string? reference, [NotNull] out Contribution? found)
    {
        if (FindLive(field, reference, out found) is { } refusal)
            return refusal;
        return found.IsArguable
            ? null
            : new("not-arguable", field, $"{found.Label} is a question: answer it with a claim instead.");
    }

    /// <summary>Finds a contribution in any state.</summary>
    internal Refusal? FindContribution(string field, string? reference, [NotNull] out Contribution? found)
    {
        found = null!;
        if (string.IsNullOrEmpty(reference))
            return new("unknown-contribution", field, "Name a contribution by its label, such as c1.");
        if (Resolve(reference) is not { } label)
            return UnknownName(field, reference);
        if (!Contributions.TryGetValue(label, out var contribution))
            return new("unknown-contribution", field, $"There is no contribution “{Shown(reference)}” in this debate.");
        found = contribution;
        return null;
    }

    /// <summary>Finds a link by its own label (<c>l1</c>) or by the contribution that owns it.</summary>
    internal Refusal? FindLink(string field, string? reference, [NotNull] out Link? found)
    {
        found = null!;
        if (string.IsNullOrEmpty(reference))
            return new("unknown-contribution", field, "Name a link by its label, such as l1, or by the contribution that owns it.");
        if (Resolve(reference) is not { } label)
            return UnknownName(field, reference);
        if (Links.TryGetValue(label, out var link) || Links.TryGetValue(Link.OwnedBy(label), out link))
        {
            found = link;
            return null;
        }
        return Contributions.ContainsKey(label)
            ? new("no-link", field, $"{label} is not offered for or against anything, so it has no link.")
            : new("unknown-contribution", field, $"There is no contribution or link “{Shown(reference)}” in this debate.");
    }

    /// <summary>Finds a source.</summary>
    internal Refusal? FindSource(string field, string? reference, [NotNull] out Source? found)
    {
        found = null!;
        if (Resolve(reference) is not { } label)
            return UnknownName(field, reference ?? "");
        if (!Sources.TryGetValue(label, out var source))
            return new("unknown-source", field, $"There is no source “{Shown(reference!)}” in this debate: record it first.");
        found = source;
        return null;
    }

    internal static Refusal UnknownName(string field, string reference) =>
        new("unknown-name", field, $"No earlier move of this batch was given the name “{Shown(reference)}”.");

    /// <summary>
    /// Refuses unless the contributor may act for the author of something already said: themselves, or for a cast
    /// member without an account here whoever reported the words, or a moderator.
    /// </summary>
    internal Refusal? CheckAuthor(string field, string speaker, string recorder, Utterance said, string what)
    {
        if (Canonical(speaker) == said.By)
            return null;
        var hasAccount = !Cast.ContainsKey(Canonical(speaker));
        if (!hasAccount && (recorder == said.By || IsModerator(said)))
            return null;
        return new("not-author", field, hasAccount
            ? $"Only the author of {what} may do that."
            : $"Only the contributor who reported {what}, or a moderator, may do that.");
    }

    /// <summary>The revision of an element: a contribution's; that of its contribution for an owned link; 1 for an explicit one.</summary>
    public int RevisionOf(string element)
    {
        if (Contributions.TryGetValue(element, out var contribution))
            return contribution.Revision;
        var link = Links[element];
        return link.IsOwned ? Contributions[link.From].Revision : 1;
    }

    /// <summary>The revision of where a link comes from that counts for it: the current one for an owned link.</summary>
    public int FromRevisionOf(Link link) => link.IsOwned ? Contributions[link.From].Revision : link.FromRevision;

    /// <summary>
    /// Whether what a link joins has been reworded since it was made or confirmed. Amending the contribution that
    /// owns a link never makes that link stale.
    /// </summary>
    public bool IsStale(Link link) =>
        RevisionOf(link.To) > link.ToRevision
        || (!link.IsOwned && Contributions[link.From].Revision > link.FromRevision);

    /// <summary>The event that made a link stale, by rewording what it joins; null when it is not stale.</summary>
    public long? StaleSince(Link link)
    {
        var atTarget = RevisionOf(link.To) > link.ToRevision ? Contributions[ContributionOf(link.To)].Wordings[link.ToRevision].Version : (long?)null;
        var atSource = !link.IsOwned && Contributions[link.From].Revision > link.FromRevision ? Contributions[link.From].Wordings[link.FromRevision].Version : (long?)null;
        return atTarget is null || atSource < atTarget ? atSource : atTarget;
    }

    /// <summary>Whether a link still counts: neither taken back itself nor with the contribution it comes from.</summary>
    public bool IsLive(Link link) =>
        link.Withdrawn is null && Contributions[link.From].Withdrawn is null && !Hidden.ContainsKey(link.From);

    /// <summary>Whether a contribution is neither withdrawn nor hidden.</summary>
    public bool Stands(Contribution contribution) =>
        contribution.Withdrawn is null && !Hidden.ContainsKey(contribution.Label);

    /// <summary>
    /// Whether a contribution still waits for an answer: a question for a claim, anything else for an attack on it, an
    /// undercut of its link, or a concession.
    /// </summary>
    public bool IsOpen(Contribution contribution) =>
        contribution.Kind == ContributionKind.Question
            ? !Replies.At(contribution.Label).Select(label => Contributions[label]).Any(reply => reply.Kind == ContributionKind.Claim && Stands(reply))
            : !IsChallenged(contribution)
                && !ConcessionsOf.At(contribution.Label).Exists(label => Concessions[label].Withdrawn is null);

    bool IsChallenged(Contribution contribution) =>
        Standings.IsChallenged(contribution.Label) || Standings.IsChallenged(contribution.OwnLink);

    /// <summary>How many <see cref="Challenges"/> there are, without looking at each.</summary>
    public int CountChallenges(Contribution contribution) =>
        Standings.ChallengesOf(contribution.Label) + Standings.ChallengesOf(contribution.OwnLink);

    /// <summary>How many <see cref="Supports"/> there are, without looking at each.</summary>
    public int CountSupports(Contribution contribution) => Standings.SupportsOf(contribution.Label);

    /// <summary>The live attacks on a contribution and undercuts of the link it owns, in the order they were made.</summary>
    public IReadOnlyList<Link> Challenges(Contribution contribution) =>
        [.. Incoming.At(contribution.Label).Concat(Incoming.At(contribution.OwnLink))
            .Select(id => Links[id])
            .Where(link => link.Kind != LinkKind.Support && IsLive(link))
            .OrderBy(link => link.Version)];

    /// <summary>The live links that support a contribution, in the order they were made.</summary>
    public IReadOnlyList<Link> Supports(Contribution contribution) =>
        [.. Incoming.At(contribution.Label)
            .Select(id => Links[id])
            .Where(link => link.Kind == LinkKind.Support && IsLive(link))];

    /// <summary>The contribution that an element belongs to: itself, or for a link the one it comes from.</summary>
    internal string ContributionOf(string element) => Links.TryGetValue(element, out var link) ? link.From : element;

    /// <summary>The cast member who is the speaker of a contribution; null when it is an account's own or unknown.</summary>
    internal string? CastSpeakerOf(string reference) =>
        Resolve(reference) is { } label && Contributions.TryGetValue(label, out var found) && Cast.ContainsKey(found.Speaker)
            ? found.Speaker
            : null;

    /// <summary>Whether a label stands for something with words that can be hidden.</summary>
    internal bool HasWords(string label) =>
        Contributions.ContainsKey(label) || Concessions.ContainsKey(label) || Cast.ContainsKey(label) || Sources.ContainsKey(label)
        || (Links.TryGetValue(label, out var link) && link is { IsOwned: false, Scheme: not null });

    /// <summary>The title of a contribution as readers may see it; null when it has none or was hidden with the words.</summary>
    public string? TitleOf(Contribution contribution) => Hidden.ContainsKey(contribution.Label) ? null : contribution.Title?.Text;

    /// <summary>The scheme of a link as readers may see it; null when it has none or was hidden.</summary>
    public string? SchemeOf(Link link) => Hidden.ContainsKey(link.IsOwned ? link.From : link.Id) ? null : link.Scheme?.Text;

    /// <summary>Whether a text has the form of a label: a letter and a number.</summary>
    public static bool IsLabel(string text) =>
        text.Length is >= 2 and <= 11 && char.IsAsciiLetterLower(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    internal static string Shown(string reference) => reference.Length <= 40 ? reference : reference[..39] + "…";
}
