using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer.Threads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>What a draft would come to, and the button that logs it.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class PreviewModel(ThreadDrafts drafts, ThreadSending sending) : PageModel
{
    /// <summary>Of a longer tree only its beginning is shown.</summary>
    public const int MostShown = 300;

    /// <summary>The draft's id.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What was just done, in a sentence.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The draft.</summary>
    public ThreadDraft Draft { get; private set; } = null!;

    /// <summary>How messages and pieces are called.</summary>
    public DraftNumbers Numbers { get; private set; } = null!;

    /// <summary>The debate as it would be.</summary>
    public Debate After { get; private set; } = Debate.None;

    /// <summary>What stands in the way.</summary>
    public IReadOnlyList<PlanFault> Faults { get; private set; } = [];

    /// <summary>What is new, each with how deep it stands below what was there.</summary>
    public IReadOnlyList<(int Depth, Contribution It)> Tree { get; private set; } = [];

    /// <summary>Shows what would be logged.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await ShowAsync(ct) ? Page() : NotFound();

    /// <summary>Logs it all, or says what stands in the way.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, User.ContributorId()!, ct) is not { } draft)
            return NotFound();
        var (answer, faults) = await sending.SendAsync(draft, ct);
        if (answer is MovesMade made)
        {
            await drafts.DeleteAsync(Id, ct);
            Done = $"The thread is on the ledger: {made.Entries.Length:N0} entries.";
            return Redirect($"/debates/{made.Debate}");
        }
        await ShowAsync(ct);
        Faults = faults.Count > 0 ? faults : [new(null, null, "The debate has moved on meanwhile. Look at what is new, then confirm again.")];
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Where a fault is shown beside its piece.</summary>
    public string AddressOf(PlanFault fault)
    {
        var page = DraftPages.PageWith(DraftPages.Of(Draft.Conversation), fault.Message, fault.Piece);
        return $"/import/thread/{Id}?page={page}&check=true{(fault.Piece is { } piece ? $"#p{piece}" : fault.Message is { } message ? $"#m{message}" : "")}";
    }

    /// <summary>How many contributions of a kind would be new.</summary>
    public int CountOf(ContributionKind kind) => New.Count(one => one.Kind == kind);

    /// <summary>How many speakers would join the cast.</summary>
    public int NewSpeakers => After.Cast.Values.Count(member => member.Version > before);

    /// <summary>The concessions that would be new.</summary>
    public IEnumerable<Concession> Concessions => After.Concessions.Values.Where(one => one.Version > before);

    IEnumerable<Contribution> New => After.Contributions.Values.Where(one => one.Version > before);

    long before;

    async Task<bool> ShowAsync(CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, User.ContributorId()!, ct) is not { } draft)
            return false;
        Draft = draft;
        Numbers = new(draft.Conversation);
        if (await sending.RehearseAsync(draft, ct) is not { } rehearsal)
            Faults = [new(null, null, "The debate that this was to be added to is not there.")];
        else
            (After, Faults, before) = (rehearsal.After, rehearsal.Faults, rehearsal.Before);
        var tree = new List<(int, Contribution)>();
        Grow(tree, "", 0);
        Tree = tree;
        return true;
    }

    void Grow(List<(int, Contribution)> tree, string parent, int depth)
    {
        foreach (var label in After.Replies.GetValueOrDefault(parent) ?? [])
        {
            if (tree.Count >= MostShown)
                return;
            if (After.Contributions[label].Version > before)
                tree.Add((Math.Min(depth, 6), After.Contributions[label]));
            if (depth < 100)
                Grow(tree, label, depth + 1);
        }
    }
}
