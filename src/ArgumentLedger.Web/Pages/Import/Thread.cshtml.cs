using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer;
using ArgumentLedger.Web.Transfer.Threads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>Takes a pasted thread and makes a draft of it.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
[RequestFormLimits(ValueLengthLimit = 2 * FileText.MostBytes, MultipartBodyLengthLimit = 3L * FileText.MostBytes)]
[RequestSizeLimit(3L * FileText.MostBytes)]
public sealed class ThreadModel(ThreadDrafts drafts, DebateReader reader, TimeProvider clock) : PageModel
{
    /// <summary>What is typed into the form.</summary>
    public sealed record Typed
    {
        /// <summary>The thread.</summary>
        public string? Text { get; init; }

        /// <summary>The motion.</summary>
        public string? Motion { get; init; }

        /// <summary>Id or address of a debate to add to.</summary>
        public string? Debate { get; init; }

        /// <summary>Who may find the new debate.</summary>
        public Visibility Visibility { get; init; }

        /// <summary>What the thread answers: its title.</summary>
        public string? PostTitle { get; init; }

        /// <summary>Its text.</summary>
        public string? PostText { get; init; }

        /// <summary>Its author.</summary>
        public string? PostAuthor { get; init; }

        /// <summary>Its address.</summary>
        public string? PostUrl { get; init; }
    }

    /// <summary>What is typed into the form.</summary>
    [BindProperty]
    public Typed Form { get; set; } = new();

    /// <summary>A file with the thread, instead of a paste.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The sentence beside each wrong field.</summary>
    public Dictionary<string, string> Wrong { get; } = [];

    /// <summary>The contributor's other drafts.</summary>
    public IReadOnlyList<(Guid Id, string Motion, DateTimeOffset ChangedAt)> Drafts { get; private set; } = [];

    /// <summary>Shows the form, with the debate to add to when the address names one.</summary>
    public async Task OnGetAsync([FromQuery] string? debate, CancellationToken ct)
    {
        Form = new() { Debate = debate };
        Drafts = await drafts.OfAsync(User.ContributorId()!, ct);
    }

    /// <summary>Reads the thread and keeps a draft.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var text = await ReadTextAsync(ct);
        var post = ReadPost();
        var (debate, motion) = await ReadDebateAsync(ct);
        if (Wrong.Count == 0)
        {
            var conversation = ThreadReading.Read(text!, post);
            Check(conversation);
            if (Wrong.Count == 0)
                return await KeepAsync(conversation, debate, motion, ct);
        }
        Drafts = await drafts.OfAsync(User.ContributorId()!, ct);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    void Check(Conversation conversation)
    {
        if (!conversation.Messages.Exists(message => message.Pieces.Count > 0))
            Wrong["text"] = "No words were found in this: paste the comments or mails themselves.";
        else if (conversation.Messages.Sum(message => message.Pieces.Count) > FileText.MostContributions)
            Wrong["text"] = $"This comes to more than {FileText.MostContributions:N0} contributions: divide it.";
    }

    async Task<IActionResult> KeepAsync(Conversation conversation, Guid? debate, string motion, CancellationToken ct)
    {
        var draft = new ThreadDraft
        {
            Id = Guid.CreateVersion7(),
            Owner = User.ContributorId()!,
            ChangedAt = Microseconds.Of(clock.GetUtcNow()),
            Motion = motion.Length > 0 ? motion : Suggested(conversation),
            Visibility = Form.Visibility,
            Debate = debate,
            Conversation = conversation,
        };
        await drafts.KeepAsync(draft, ct);
        return Redirect($"/import/thread/{draft.Id}");
    }

    // The post's title, or the thread's first sentence.
    static string Suggested(Conversation conversation)
    {
        if (conversation.Post is { } post)
            return post.Title;
        var (message, piece) = conversation.Messages.SelectMany(one => one.Pieces.Select(part => (one, part))).First();
        var words = message.SaidIn(piece).ReplaceLineEndings(" ");
        var end = words.AsSpan(0, Math.Min(words.Length, 200)).IndexOfAny(".!?");
        if (end > 10)
            return words[..(words[end] == '?' ? end + 1 : end)];
        return Lines.Excerpt(words, 120);
    }

    async Task<string?> ReadTextAsync(CancellationToken ct)
    {
        byte[] bytes;
        if (Upload is { Length: > 0 })
        {
            using var whole = new MemoryStream();
            await Upload.CopyToAsync(whole, ct);
            bytes = whole.ToArray();
        }
        else
        {
            bytes = Encoding.UTF8.GetBytes(Form.Text ?? "");
        }
        if (!FileText.TryDecode(bytes, out var text, out var fault))
            Wrong["text"] = $"At {fault.Place}: {fault.Sentence}";
        else if (string.IsNullOrWhiteSpace(text))
            Wrong["text"] = "Paste the thread, or choose a file that has it.";
        return text;
    }

    Post? ReadPost()
    {
        if (string.IsNullOrWhiteSpace(Form.PostText))
            return null;
        var post = new Post(string.IsNullOrWhiteSpace(Form.PostTitle) ? "The post" : Form.PostTitle.Trim(), Form.PostText.ReplaceLineEndings("\n"))
        {
            Author = Form.PostAuthor?.Trim(),
            Url = string.IsNullOrWhiteSpace(Form.PostUrl) ? null : Form.PostUrl.Trim(),
        };
        foreach (var (field, sentence) in PostFields.Check(post))
            Wrong[field] = sentence;
        return post;
    }

    async Task<(Guid? Debate, string Motion)> ReadDebateAsync(CancellationToken ct)
    {
        var motion = Form.Motion?.Trim() ?? "";
        if (motion.Length > 0 && Limits.Check("motion", motion, Limits.Motion, "motion-length") is { } refusal)
            Wrong["motion"] = refusal.Sentence;
        if (string.IsNullOrWhiteSpace(Form.Debate))
            return (null, motion);
        var named = Form.Debate.Trim().Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => Guid.TryParse(part, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);
        if (named is { } found && await reader.HeadForAsync(found, User, ct) is { } there && there.MayRead(User.ContributorId()))
            return (found, motion.Length > 0 ? motion : there.Motion?.Text ?? "");
        Wrong["debate"] = "There is no such debate: give its address, or leave this empty to open a new one.";
        return (null, motion);
    }
}
