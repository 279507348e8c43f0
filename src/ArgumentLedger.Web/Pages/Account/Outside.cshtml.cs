using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>Signs in with an OpenID Connect provider, where one is configured: to an account joined to it, or to a new one.</summary>
[ResponseCache(NoStore = true)]
public sealed class OutsideModel(OutsideSignInOptions provider, Accounts accounts, SignIns signIns, UserManager<Contributor> contributors) : PageModel
{
    /// <summary>What people call the provider.</summary>
    public string Provider => provider.Name;

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the provider answered that it did not work.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    /// <summary>The code of an invitation, where one is needed.</summary>
    [BindProperty]
    public string? Invitation { get; set; }

    /// <summary>The wanted handle.</summary>
    [BindProperty]
    public string? Handle { get; set; }

    /// <summary>The name others will read.</summary>
    [BindProperty]
    public string? DisplayName { get; set; }

    /// <summary>Why nothing came of it; null when something did or can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Signs in whoever has an account joined to the provider's; offers others to open one.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!provider.IsOn) return NotFound();
        if (Failed || await OutsideSignIn.PersonAsync(HttpContext) is not { } person) return Refuse($"Signing in with {Provider} did not work: try again.");
        if (person.Joins is { } joins) return await JoinAsync(person, joins);
        if (await contributors.FindByLoginAsync(OutsideSignIn.Scheme, person.Subject) is { } known) return await GoInAsync(known);
        (Handle, DisplayName) = (AccountRules.FoldHandle(person.Handle), person.Name);
        return Page();
    }

    /// <summary>Goes to the provider to sign in.</summary>
    public IActionResult OnPostBegin() => provider.IsOn ? Challenge(OutsideSignIn.Asking(ReturnUrl, joins: null), OutsideSignIn.Scheme) : NotFound();

    /// <summary>Goes to the provider to join what one has there to one's account here.</summary>
    public async Task<IActionResult> OnPostJoinAsync()
    {
        if (!provider.IsOn) return NotFound();
        if (User.ContributorId() is not { } me) return Challenge();
        return await signIns.AreFreshAsync(HttpContext)
            ? Challenge(OutsideSignIn.Asking("/account", Guid.Parse(me)), OutsideSignIn.Scheme)
            : Refuse("You signed in a while ago: sign in again, then join it.");
    }

    /// <summary>Parts the account from what its owner has at the provider, if they can still sign in otherwise.</summary>
    public async Task<IActionResult> OnPostPartAsync()
    {
        if (!provider.IsOn) return NotFound();
        if (await contributors.GetUserAsync(User) is not { } me) return Challenge();
        if (me.PasswordHash is null && (await contributors.GetPasskeysAsync(me)).Count == 0)
            return Refuse("You could no longer sign in: add a passkey first, or set a password with a recovery code.");
        foreach (var login in await contributors.GetLoginsAsync(me))
            await contributors.RemoveLoginAsync(me, login.LoginProvider, login.ProviderKey);
        return Redirect("/account");
    }

    /// <summary>Opens an account for whoever the provider vouches for.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        if (!provider.IsOn) return NotFound();
        if (await OutsideSignIn.PersonAsync(HttpContext) is not { Joins: null } person) return Refuse($"That took too long: sign in with {Provider} again.");
        var opened = await accounts.RegisterOutsideAsync(Handle, DisplayName, new UserLoginInfo(OutsideSignIn.Scheme, person.Subject, Provider), Invitation, ct);
        if (opened.Contributor is { } contributor) return await GoInAsync(contributor);
        foreach (var (field, sentences) in opened.Faults.ByField)
            ModelState.AddModelError(field is "handle" ? nameof(Handle) : field is "displayName" ? nameof(DisplayName) : nameof(Invitation), sentences[0]);
        return Page();
    }

    // Whoever began this must be who ends it: else somebody could be made to join a stranger's login to their account.
    private async Task<IActionResult> JoinAsync(OutsidePerson person, Guid joins)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (User.ContributorId() != joins.ToString() || await contributors.GetUserAsync(User) is not { } me)
            return Refuse("You are not signed in as who began this: begin again on your account page.");
        if (await contributors.FindByLoginAsync(OutsideSignIn.Scheme, person.Subject) is { } owner)
            return owner.Id == me.Id ? Redirect("/account") : Refuse($"That login at {Provider} is joined to another account here.");
        return (await contributors.AddLoginAsync(me, new UserLoginInfo(OutsideSignIn.Scheme, person.Subject, Provider))).Succeeded
            ? Redirect("/account")
            : Refuse("Your account was changed elsewhere at the same moment: try again.");
    }

    private async Task<IActionResult> GoInAsync(Contributor contributor)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (contributor.BlockedAt is not null) return Refuse($"What you have at {Provider} signs nobody in here.");
        await signIns.InAsync(HttpContext, contributor, remember: false);
        return this.GoOn(ReturnUrl);
    }

    private PageResult Refuse(string why)
    {
        Refusal = why;
        return Page();
    }
}
