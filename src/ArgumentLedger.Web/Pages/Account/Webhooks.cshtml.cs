using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>One's webhooks, and the form for another.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class WebhooksModel(
    WebhookStore webhooks, WebhookWishes wishes, WebhookMaking making, DebateNames names, UserManager<Contributor> contributors, SignIns signIns) : AccountPage(contributors, signIns)
{
    /// <summary>The webhooks, the oldest first.</summary>
    public IReadOnlyList<Webhook> All { get; private set; } = [];

    /// <summary>The webhook just made, with its secret, which is shown this once.</summary>
    public (Webhook Webhook, string Secret)? Made { get; private set; }

    /// <summary>The form for a new one.</summary>
    [BindProperty]
    public HookForm Hook { get; set; } = new();

    /// <summary>The page that somebody came from, of which the new one is to be told.</summary>
    [FromQuery(Name = "of")]
    public string? Of { get; set; }

    IReadOnlyDictionary<Guid, string> Motions { get; set; } = new Dictionary<Guid, string>();

    /// <summary>What a webhook is told of, in words.</summary>
    public string AboutOf(Webhook webhook) => webhook.Subject switch
    {
        { Query: { } query } => $"Positions: {query}",
        { Label: { } label, Debate: { } debate } => $"{label} in {Motions.GetValueOrDefault(debate, "a debate")}",
        var whole => Motions.GetValueOrDefault(whole.Debate!.Value, "A debate"),
    };

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        Hook.Of = Of;
        return await ShowAsync(ct);
    }

    /// <summary>Makes one and shows its secret, in this answer only.</summary>
    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        var (granted, faults) = await wishes.ReadAsync(User, WebhookPlace.Read(Hook.Url, Hook.Of), ct);
        if (granted is null)
        {
            foreach (var (field, reasons) in faults.ByField)
                ModelState.AddModelError($"{nameof(Hook)}.{(field == "url" ? nameof(HookForm.Url) : nameof(HookForm.Of))}", reasons[0]);
            return await ShowAsync(ct);
        }
        Made = await making.MakeAsync(Me.Id, granted, ct);
        if (Made is null)
        {
            ModelState.AddModelError($"{nameof(Hook)}.{nameof(HookForm.Url)}", $"You have {Webhook.MostOfOne} webhooks, as many as you may: delete one first.");
            return await ShowAsync(ct);
        }
        ModelState.Clear();
        Hook = new HookForm();
        return await ShowAsync(ct);
    }

    async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        All = await webhooks.OfAsync(Me.Id, ct);
        Motions = await names.ReadableAsync(All.Select(one => one.Subject.Debate).OfType<Guid>(), Me.Id, ct);
        return Page();
    }

    /// <summary>The fields of the form for a webhook.</summary>
    public sealed class HookForm
    {
        /// <summary>Where it is to be called.</summary>
        public string? Url { get; set; }

        /// <summary>The address of the page that shows what it is to be told of.</summary>
        public string? Of { get; set; }
    }
}
