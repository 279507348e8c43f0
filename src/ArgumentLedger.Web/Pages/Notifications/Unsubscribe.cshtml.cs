using ArgumentLedger.Web.Notifying.Digests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Notifications;

/// <summary>
/// Where the link in a digest leads. Reading it changes nothing, since programs follow links in letters too; what posts there
/// ends the digests, a person from this page or their mail program by itself (RFC 8058). The code proves enough.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class UnsubscribeModel(DigestStore digests, DigestCodes codes) : PageModel
{
    /// <summary>The code of the letter.</summary>
    [FromQuery(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Whether it is anybody's.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether they get no more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Asks.</summary>
    public void OnGet() => IsKnown = codes.PersonOf(Code) is not null;

    /// <summary>Ends them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (codes.PersonOf(Code) is not { } person)
            return BadRequest();
        await digests.SetAsync(person, DigestRhythm.None, ct);
        IsKnown = IsOver = true;
        return Page();
    }
}
