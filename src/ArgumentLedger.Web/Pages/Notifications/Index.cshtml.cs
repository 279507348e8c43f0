using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Mail;
using ArgumentLedger.Web.Notifying;
using ArgumentLedger.Web.Notifying.Digests;
using ArgumentLedger.Web.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Notifications;

/// <summary>What concerns whoever is signed in: replies, quotes and concessions, and changes of how something stands that they hold.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(
    NoticeStore notices, WebhookStore webhooks, DigestStore digests, IMailer mailer, UserManager<Contributor> contributors, ContributorDirectory directory) : PageModel
{
    const int Size = 50;

    /// <summary>Only those before this number; the latest when absent.</summary>
    [FromQuery(Name = "before")]
    public long Before { get; set; } = long.MaxValue;

    /// <summary>The notices, the latest first.</summary>
    public IReadOnlyList<NoticeStore.Row> Rows { get; private set; } = [];

    /// <summary>Webhooks of theirs that the site has disabled.</summary>
    public IReadOnlyList<Webhook> Disabled { get; private set; } = [];

    /// <summary>Whether there are older ones.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The names of those who logged what is told of, by id.</summary>
    public IReadOnlyDictionary<string, ContributorName> Names { get; private set; } = new Dictionary<string, ContributorName>();

    /// <summary>How often they have what is new mailed.</summary>
    public DigestRhythm Rhythm { get; private set; }

    /// <summary>Whether this site sends mail.</summary>
    public bool SendsMail => mailer.IsOn;

    /// <summary>Whether they have an address that can be written to.</summary>
    public bool HasAddress { get; private set; }

    /// <summary>What was just done, in a sentence.</summary>
    [TempData]
    public string? Done { get; set; }

    Guid Me => Guid.Parse(User.ContributorId()!);

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await notices.OfAsync(Me, Before, unreadOnly: false, Size + 1, ct);
        (Rows, HasMore) = ([.. found.Take(Size)], found.Count > Size);
        Names = await directory.OfAsync(Rows.Select(row => row.By), ct);
        Disabled = await webhooks.DisabledOfAsync(Me, ct);
        if (!SendsMail)
            return;
        Rhythm = await digests.OfAsync(Me, ct);
        HasAddress = await contributors.GetUserAsync(User) is { EmailConfirmed: true };
    }

    /// <summary>Marks as read what was shown, and not what has come since.</summary>
    public async Task<IActionResult> OnPostReadAsync(long upTo, CancellationToken ct)
    {
        await notices.ReadUpToAsync(Me, upTo, ct);
        return RedirectToPage();
    }

    /// <summary>Sets how often what is new is mailed.</summary>
    public async Task<IActionResult> OnPostDigestAsync(DigestRhythm rhythm, CancellationToken ct)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(rhythm))
            return BadRequest();
        await digests.SetAsync(Me, rhythm, ct);
        Done = rhythm switch
        {
            DigestRhythm.Daily => "What is new is mailed once a day from now on.",
            DigestRhythm.Weekly => "What is new is mailed once a week from now on.",
            _ => "Nothing of this is mailed.",
        };
        return RedirectToPage();
    }
}
