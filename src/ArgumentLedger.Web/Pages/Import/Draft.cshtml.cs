using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer;
using ArgumentLedger.Web.Transfer.Threads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>A draft of a thread beside its text, as a form in which everything can be corrected.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
[RequestFormLimits(ValueCountLimit = 20_000, ValueLengthLimit = 2 * FileText.MostBytes, MultipartBodyLengthLimit = 3L * FileText.MostBytes)]
[RequestSizeLimit(3L * FileText.MostBytes)]
public sealed class DraftModel(ThreadDrafts drafts, ThreadSending sending, DebateReader reader) : PageModel
{
    /// <summary>The draft's id.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>What was just done, in a sentence.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>The draft.</summary>
    public ThreadDraft Draft { get; private set; } = null!;

    /// <summary>The conversation.</summary>
    public Conversation Conversation => Draft.Conversation;

    /// <summary>How messages and pieces are called.</summary>
    public DraftNumbers Numbers { get; private set; } = null!;

    /// <summary>The pages of the draft.</summary>
    public IReadOnlyList<IReadOnlyList<DraftSlice>> Pages { get; private set; } = [];

    /// <summary>The page shown, from 1.</summary>
    public int At { get; private set; } = 1;

    /// <summary>What is wrong, by the field's name; under the empty name what is wrong as a whole.</summary>
    public Dictionary<string, string> Wrong { get; private set; } = [];

    /// <summary>What keeps pieces and messages from being logged.</summary>
    public IReadOnlyList<PlanFault> Faults { get; private set; } = [];

    /// <summary>Names to pick an author from.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Shows the draft.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery] int page, [FromQuery] bool check, CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, User.ContributorId()!, ct) is not { } draft)
            return NotFound();
        await ShowAsync(draft, page, ct);
        if (check)
            Faults = (await sending.RehearseAsync(draft, ct))?.Faults ?? [];
        return Page();
    }

    /// <summary>Keeps what was typed, and does what the button says.</summary>
    public async Task<IActionResult> OnPostAsync([FromQuery] int page, CancellationToken ct)
    {
        if (await drafts.FindAsync(Id, User.ContributorId()!, ct) is not { } draft)
            return NotFound();
        var (what, id) = ReadButton(Request.Form["do"].ToString());
        if (what == "delete")
        {
            await drafts.DeleteAsync(Id, ct);
            return Redirect("/import/thread");
        }
        if (Request.Form["edition"] != draft.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            return await AgainAsync(draft, page, new() { [""] = "This draft was changed in another window meanwhile. Here it is as it is now; what you just typed is not in it." }, ct);
        var form = new DraftForm(draft.Conversation, Request.Form);
        var typed = WithDebate(draft with { Conversation = form.Read() }, form.Wrong);
        var changed = typed with { Conversation = Do(typed.Conversation, what, id, form.Wrong) };
        if (!await drafts.KeepAsync(changed, ct))
            return await AgainAsync(await drafts.FindAsync(Id, User.ContributorId()!, ct) ?? draft, page, new() { [""] = "This draft was changed in another window meanwhile." }, ct);
        if (form.Wrong.Count > 0)
            return await AgainAsync(await drafts.FindAsync(Id, User.ContributorId()!, ct) ?? changed, page, form.Wrong, ct);
        if (what == "preview")
            return Redirect($"/import/thread/{Id}/preview");
        var shown = DraftPages.Of(changed.Conversation);
        var isPiece = changed.Conversation.Messages.Exists(message => message.Pieces.Exists(piece => piece.Id == id));
        var at = id == 0 ? page : DraftPages.PageWith(shown, isPiece ? null : id, isPiece ? id : null);
        Done = Sentences.GetValueOrDefault(what, "The draft is kept.");
        return Redirect($"/import/thread/{Id}?page={Math.Clamp(at, 1, shown.Count)}{(id == 0 ? "" : isPiece ? $"#p{id}" : $"#m{id}")}");
    }

    static readonly Dictionary<string, string> Sentences = new()
    {
        ["suggest"] = "The suggestions were made anew.",
        ["post"] = "The quotes were looked for in the post.",
        ["join-piece"] = "The pieces are one now.",
        ["split-piece"] = "The piece is two now.",
        ["join-message"] = "The messages are one now.",
        ["split-message"] = "The message is two now.",
    };

    static (string What, int Id) ReadButton(string button)
    {
        var parts = button.Split(':');
        return (parts[0], parts.Length > 1 && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0);
    }

    Conversation Do(Conversation conversation, string what, int id, Dictionary<string, string> wrong)
    {
        switch (what)
        {
            case "suggest":
                return ThreadReading.ReadAgain(conversation);
            case "post":
                return ReadPost(conversation, wrong);
            case "join-piece":
                return conversation.JoinPieces(id);
            case "join-message":
                return conversation.JoinMessages(id);
            case "split-message":
                return conversation.SplitMessage(id);
            case "split-piece":
                if (conversation.SplitPiece(id, Request.Form[$"split-{id}"].ToString()) is { } split)
                    return split;
                wrong[$"split-{id}"] = "These words do not stand in the piece after its beginning: give its first words from where the second part begins.";
                return conversation;
            default:
                return conversation;
        }
    }

    Conversation ReadPost(Conversation conversation, Dictionary<string, string> wrong)
    {
        string? Typed(string field) => Request.Form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
        if (Typed("postText") is not { } text)
        {
            wrong["postText"] = "Paste the text of the post.";
            return conversation;
        }
        var post = new Post(Typed("postTitle") ?? "The post", text.ReplaceLineEndings("\n")) { Author = Typed("postAuthor"), Url = Typed("postUrl") };
        foreach (var (field, sentence) in PostFields.Check(post))
            wrong[field] = sentence;
        return wrong.Keys.Any(field => field.StartsWith("post", StringComparison.Ordinal)) ? conversation : (conversation with { Post = post }).FindQuotes();
    }

    ThreadDraft WithDebate(ThreadDraft draft, Dictionary<string, string> wrong)
    {
        var motion = Request.Form["motion"].ToString().Trim();
        if (!Request.Form.ContainsKey("motion") || motion == draft.Motion)
            return draft;
        if (Limits.Check("motion", motion, Limits.Motion, "motion-length") is not { } refusal)
            return draft with { Motion = motion };
        wrong["motion"] = refusal.Sentence;
        return draft;
    }

    async Task<IActionResult> AgainAsync(ThreadDraft draft, int page, Dictionary<string, string> wrong, CancellationToken ct)
    {
        await ShowAsync(draft, page, ct);
        Wrong = wrong;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    async Task ShowAsync(ThreadDraft draft, int page, CancellationToken ct)
    {
        Draft = draft;
        Numbers = new(draft.Conversation);
        Pages = DraftPages.Of(draft.Conversation);
        At = Math.Clamp(page, 1, Pages.Count);
        var debate = draft.Debate is { } id ? await reader.HeadAsync(id, ct) : null;
        var cast = debate is not null && debate.MayRead(User.ContributorId()) ? debate.Cast.Values.Where(member => !debate.Hidden.ContainsKey(member.Label)).Select(member => member.Name.Text) : [];
        Names = [.. cast.Concat(draft.Conversation.Authors.Select(author => author.Name)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(200)];
    }
}
