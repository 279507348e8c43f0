using System.Security.Claims;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>The debate that a page is about and who looks at it; partials and tag helpers ask it for names, words and places.</summary>
public sealed class DebateInView(DebateReader reader, ContributorDirectory directory, TimeProvider clock)
{
    static readonly byte[] NoChance = new byte[32];

    readonly Dictionary<string, ContributorName> names = new(StringComparer.Ordinal);

    /// <summary>The debate's id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Its state at the moment in view; <see cref="Domain.Debate.None"/> until one is opened.</summary>
    public Debate Debate { get; private set; } = Debate.None;

    /// <summary>Its state now.</summary>
    public Debate Head { get; private set; } = Debate.None;

    /// <summary>Whether an earlier moment is in view, where nothing can be done.</summary>
    public bool IsPast { get; private set; }

    /// <summary>Id of whoever is signed in, or null.</summary>
    public string? Viewer { get; private set; }

    /// <summary>The label whose history is told; null elsewhere.</summary>
    public string? About { get; set; }

    /// <summary>Whether the viewer is signed in as an administrator of the site.</summary>
    public bool IsAdministered { get; private set; }

    /// <summary>What the event in view changed; null where no single event is in view.</summary>
    public Marks? Marks { get; set; }

    /// <summary>Brings a debate into view as it is now; false when there is none, or none that this viewer may read.</summary>
    public Task<bool> OpenAsync(Guid id, ClaimsPrincipal viewer, CancellationToken ct) => OpenAsync(id, viewer, Moment.Now, ct);

    /// <summary>Brings a debate into view at a moment; false when there is none, or not yet, or none that this viewer may read.</summary>
    public async Task<bool> OpenAsync(Guid id, ClaimsPrincipal viewer, Moment moment, CancellationToken ct)
    {
        if (await reader.HeadForAsync(id, viewer, ct) is not { } head)
            return false;
        IsAdministered = viewer.IsAdministrator();
        if (await reader.LookBackAsync(id, head, moment.VersionIn(head), ct) is not { } then)
            return false;
        (Id, Debate, Head, Viewer, IsPast) = (id, then, head, viewer.ContributorId(), !moment.IsNow);
        return true;
    }

    /// <summary>Shows the moment in view as a record even when it is the head: links stay at it, and nothing can be done.</summary>
    public void ShowAsRecord() => IsPast = true;

    /// <summary>Tells who looks, where no debate is in view yet.</summary>
    public void SeenBy(string? viewer) => Viewer = viewer;

    /// <summary>Fetches the names of contributors in one query, before a page asks for each.</summary>
    public async Task LearnAsync(IEnumerable<string> speakers, CancellationToken ct)
    {
        var contributors = speakers.Select(Debate.Canonical).Where(who => !Debate.Cast.ContainsKey(who)).ToHashSet();
        contributors.ExceptWith(names.Keys);
        foreach (var (id, name) in await directory.OfAsync(contributors, ct))
            names[id] = name;
    }

    /// <summary>The name of a contributor.</summary>
    public async ValueTask<ContributorName> NameAsync(string contributor)
    {
        if (!names.TryGetValue(contributor, out var name))
            names[contributor] = name = await directory.OfAsync(contributor, CancellationToken.None);
        return name;
    }

    /// <summary>Whether a moderator has hidden the words of a label.</summary>
    public bool IsHidden(string label) => Debate.Hidden.ContainsKey(label);

    /// <summary>The words of a label in short, or that they are hidden.</summary>
    public string Excerpt(string label, Words? words, int most = 140)
    {
        if (Debate.Hidden.TryGetValue(label, out var hiding))
            return $"hidden by a moderator: {hiding.Reason}";
        return Shorten(words?.Text ?? "(erased)", most);
    }

    /// <summary>A cast member's name, or that it is hidden.</summary>
    public string CastName(string label) =>
        IsHidden(label) ? $"{label}, name hidden by a moderator" : Debate.Cast[label].Name.ToString();

    /// <summary>The current words of a contribution in short.</summary>
    public string ExcerptOf(string label, int most = 140) => Excerpt(label, Debate.Contributions[label].Text, most);

    /// <summary>The address of the debate, or of something below it, at the moment in view.</summary>
    /// <param name="below">A path below the debate's, perhaps with a fragment.</param>
    /// <param name="query">A query without its question mark.</param>
    public string Place(string? below = null, string? query = null)
    {
        var parts = (below ?? "").Split('#', 2);
        var asked = string.Join('&', new[] { IsPast ? $"at={Debate.Version}" : null, query }.Where(part => !string.IsNullOrEmpty(part)));
        return Now(parts[0]) + (asked.Length == 0 ? "" : "?" + asked) + (parts.Length == 1 ? "" : "#" + parts[1]);
    }

    /// <summary>The address of the debate, or of something below it, as it is now.</summary>
    public string Now(string? below = null) => string.IsNullOrEmpty(below) ? $"/debates/{Id}" : $"/debates/{Id}/{below}";

    /// <summary>The address where an event is replayed, beside something it changed.</summary>
    public string EventAt(long version, string? label = null) =>
        Now(FormattableString.Invariant($"replay?at={version}")) + (label is null ? "" : "#" + label);

    /// <summary>The address of the form for a move.</summary>
    public string FormFor(string move, string? query = null) => Now($"move/{move}") + (query is null ? "" : "?" + query);

    /// <summary>Whether the viewer may make moves here and the debate takes them.</summary>
    public bool TakesMoves => Viewer is not null && !IsPast && !Debate.IsClosed && (IsAdministered || Debate.MayContribute(Viewer));

    /// <summary>Whether the viewer moderates the debate.</summary>
    public bool IsModerated => Viewer is not null && !IsPast && (IsAdministered || Debate.IsModerator(Viewer));

    /// <summary>Whether the rules would take a move from the viewer as things stand.</summary>
    public bool Allows(Move move) => Viewer is not null && !IsPast && Debate.Hear(move, Said()) is Accepted;

    /// <summary>The marks of quotes in the current words of a contribution; those taken back or hidden leave none.</summary>
    public IReadOnlyList<Mark> MarksIn(Contribution it) =>
        [.. QuotesIn(it.Label).Where(quote => quote.Anchor!.Revision == it.Revision).SelectMany(quote => QuoteInView.Of(Debate, quote).Marks)];

    /// <summary>The marks of quotes in a source.</summary>
    public IReadOnlyList<Mark> MarksIn(Source source) =>
        [.. QuotesIn(source.Label).SelectMany(quote => QuoteInView.Of(Debate, quote).Marks)];

    IEnumerable<Contribution> QuotesIn(string label) =>
        Debate.QuotesOf.GetValueOrDefault(label, []).Select(quote => Debate.Contributions[quote]).Where(Debate.Stands);

    /// <summary>What would come of moves as things stand; nothing is logged.</summary>
    public Hearing Try(IReadOnlyList<Move> moves)
    {
        var said = Said();
        return Debate.HearAll([.. moves.Select(move => new SpokenMove(move, said))]);
    }

    Utterance Said() => new(Viewer!, Microseconds.Of(clock.GetUtcNow()), NoChance, IsAdministered);

    /// <summary>The contribution a label or a link's id belongs to.</summary>
    public string OwnerOf(string element) => Debate.Links.TryGetValue(element, out var link) ? link.From : element;

    /// <summary>The beginning of a text, cut between words.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var cut = text.LastIndexOf(' ', most - 1);
        if (cut < most / 2)
            cut = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..cut].TrimEnd() + "…";
    }
}
