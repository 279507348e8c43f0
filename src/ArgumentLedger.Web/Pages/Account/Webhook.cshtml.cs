using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>One webhook: how it fares, what was sent to it, and all that its owner can do with it.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class WebhookModel(
    WebhookStore webhooks, WebhookWishes wishes, WebhookMaking making, WebhookTrial trial, DebateNames names, UserManager<Contributor> contributors, SignIns signIns)
    : AccountPage(contributors, signIns)
{
    const int Size = 50;

    /// <summary>The webhook's id.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Only deliveries before this number; the latest when absent.</summary>
    [FromQuery(Name = "before")]
    public long Before { get; set; } = long.MaxValue;

    /// <summary>The address that was typed.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>The webhook.</summary>
    public Webhook Hook { get; private set; } = null!;

    /// <summary>The motions of the debates that are named here, as far as its owner may read them.</summary>
    public IReadOnlyDictionary<Guid, string> Motions { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>What was and is to be sent to it, the latest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    /// <summary>Whether there are older ones.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The secret just made, which is shown this once.</summary>
    public string? Secret { get; private set; }

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => WithAsync(() => ShowAsync(ct), ct);

    /// <summary>Changes where it is called.</summary>
    public Task<IActionResult> OnPostChangeAsync(CancellationToken ct) => WithAsync(async () =>
    {
        var (address, fault) = wishes.ReadAddress(Address);
        if (address is not null)
            return await ChangeAsync(address, Hook.State == WebhookState.Paused, "It is called there from now on.", ct);
        ModelState.AddModelError(nameof(Address), fault!);
        return await ShowAsync(ct);
    }, ct);

    /// <summary>Has it wait.</summary>
    public Task<IActionResult> OnPostPauseAsync(CancellationToken ct) =>
        WithAsync(() => ChangeAsync(Hook.Address, isPaused: true, "It is paused: what is new is kept for it.", ct), ct);

    /// <summary>Has it called again, at once.</summary>
    public Task<IActionResult> OnPostResumeAsync(CancellationToken ct) =>
        WithAsync(() => ChangeAsync(Hook.Address, isPaused: false, "It is active, and called at once when something waits.", ct), ct);

    /// <summary>Gives it a new secret and shows it, in this answer only.</summary>
    public Task<IActionResult> OnPostRotateAsync(CancellationToken ct) => WithAsync(async () =>
    {
        (Secret, _) = await making.RotateAsync(Hook, ct);
        return await ShowAsync(ct);
    }, ct);

    /// <summary>Calls it with a test.</summary>
    public Task<IActionResult> OnPostTestAsync(CancellationToken ct) => WithAsync(async () => SayOf("The test", await trial.TestAsync(Hook, ct)), ct);

    /// <summary>Sends an event again.</summary>
    public Task<IActionResult> OnPostAgainAsync(long number, CancellationToken ct) => WithAsync(async () =>
        await webhooks.DeliveryAsync(Hook, number, ct) is { } delivery ? SayOf($"Number {number}", await trial.SendAgainAsync(Hook, delivery, ct)) : SayHere("That is kept no longer."), ct);

    /// <summary>Deletes it.</summary>
    public Task<IActionResult> OnPostDeleteAsync(CancellationToken ct) => WithAsync(async () =>
    {
        await webhooks.DeleteAsync(Hook, ct);
        Done = $"The webhook to {Hook.Address} is deleted.";
        return RedirectToPage("/Account/Webhooks");
    }, ct);

    async Task<IActionResult> WithAsync(Func<Task<IActionResult>> act, CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        if (await webhooks.FindAsync(Id, Me.Id, ct) is not { } hook) return NotFound();
        Hook = hook;
        return await act();
    }

    async Task<IActionResult> ChangeAsync(Uri address, bool isPaused, string done, CancellationToken ct)
    {
        if (!await wishes.StandsAsync(User, Hook, ct))
            return SayHere("You may no longer read its debate: delete it.");
        await webhooks.ChangeAsync(Hook, address, isPaused, ct);
        return SayHere(done);
    }

    RedirectToPageResult SayOf(string what, TrialOutcome? outcome) => SayHere(outcome switch
    {
        null => "It was called a moment ago: wait some seconds.",
        { IsDelivered: true } => $"{what} was delivered. {outcome.Outcome}",
        _ => $"{what} was not delivered. {outcome.Outcome}",
    });

    RedirectToPageResult SayHere(string done)
    {
        Done = done;
        return RedirectToPage(new { id = Id });
    }

    async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Address ??= Hook.Address.AbsoluteUri;
        var found = await webhooks.DeliveriesAsync(Hook, Before, Size + 1, ct);
        (Deliveries, HasMore) = ([.. found.Take(Size)], found.Count > Size);
        Motions = await names.ReadableAsync(Deliveries.Select(one => one.Debate).Concat(Hook.Subject.Debate is { } debate ? [debate] : []), Me.Id, ct);
        return Page();
    }
}
