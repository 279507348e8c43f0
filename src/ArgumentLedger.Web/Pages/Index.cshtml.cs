using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Live;
using ArgumentLedger.Web.Projections;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages;

/// <summary>The debates there are: public ones, and those one takes part in.</summary>
public sealed class IndexModel(IDocumentStore store, SiteBroadcast live) : PageModel
{
    const int Size = 50;

    /// <summary>Words that the motion contains.</summary>
    [FromQuery(Name = "q")]
    public string? Wanted { get; set; }

    /// <summary>active, new, title or contested.</summary>
    [FromQuery]
    public string? Sort { get; set; }

    /// <summary>Which part of the list is shown, from 1.</summary>
    [FromQuery(Name = "part")]
    public int Part { get; set; } = 1;

    /// <summary>The debates on this part.</summary>
    public IReadOnlyList<DebateCard> Cards { get; private set; } = [];

    /// <summary>How many were found in all.</summary>
    public int Total { get; private set; }

    /// <summary>How many parts they fill.</summary>
    public int Parts => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The id from which the page goes on to hear of debates.</summary>
    public string Position { get; private set; } = "";

    /// <summary>Lists what was asked for.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        // Before the list: what moves in between is then told, though it may be in the list already.
        Position = live.IdOf(live.Now.Value.Position);
        await using var session = store.QuerySession();
        var found = Found(session);
        Total = await found.CountAsync(ct);
        Part = Math.Clamp(Part, 1, Parts);
        Cards = await Sorted(found).Skip((Part - 1) * Size).Take(Size).ToListAsync(ct);
    }

    IQueryable<DebateCard> Found(IQuerySession session)
    {
        IQueryable<DebateCard> cards = session.Query<DebateCard>();
        cards = User.ContributorId() is { } me
            ? cards.Where(card => card.Visibility == "public" || card.Participants.Contains(me))
            : cards.Where(card => card.Visibility == "public");
        if (Wanted?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } words)
            cards = cards.Where(card => card.Motion.Contains(words, StringComparison.OrdinalIgnoreCase));
        return cards;
    }

    // The id last, so that the order is the same on every part.
    IQueryable<DebateCard> Sorted(IQueryable<DebateCard> found) => Sort switch
    {
        "new" => found.OrderByDescending(card => card.OpenedAt).ThenBy(card => card.Id),
        "title" => found.OrderBy(card => card.Motion).ThenBy(card => card.Id),
        "contested" => found.OrderByDescending(card => card.Unanswered).ThenByDescending(card => card.Rebuttals).ThenBy(card => card.Id),
        _ => found.OrderByDescending(card => card.LastAt).ThenBy(card => card.Id),
    };

    /// <summary>The address of another part.</summary>
    public string AddressOf(int part) => "/" + QueryString.Create(
        new Dictionary<string, string?> { ["q"] = Wanted, ["sort"] = Sort, ["part"] = part.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            .Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
