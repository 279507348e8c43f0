using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Account;

/// <summary>One's own account: name, password and tokens.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(
    Accounts accounts, Tokens tokens, UserManager<Contributor> contributors, SignIns signIns) : AccountPage(contributors, signIns)
{
    private readonly UserManager<Contributor> contributors = contributors;

    /// <summary>The tokens that stand, newest first.</summary>
    public IReadOnlyList<ApiToken> Standing { get; private set; } = [];

    /// <summary>Whether the account is joined to one at the provider people may sign in with.</summary>
    public bool IsJoined { get; private set; }

    /// <summary>The token just made, with its secret, which is shown this once.</summary>
    public MadeToken? Made { get; private set; }

    /// <summary>The form for the name.</summary>
    [BindProperty]
    public NameForm Name { get; set; } = new();

    /// <summary>The form for the handle.</summary>
    [BindProperty]
    public HandleForm Handle { get; set; } = new();

    /// <summary>The form for the password.</summary>
    [BindProperty]
    public PasswordForm Password { get; set; } = new();

    /// <summary>The form for a token.</summary>
    [BindProperty]
    public TokenForm Token { get; set; } = new();

    /// <summary>Shows the account.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        Name.DisplayName = Me.DisplayName;
        return await ShowAsync(ct);
    }

    /// <summary>Changes the name.</summary>
    public async Task<IActionResult> OnPostNameAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        var faults = await accounts.RenameAsync(Me, Name.DisplayName);
        return faults.None ? Say($"From now on your words are shown as {Me.DisplayName}’s.") : await RefuseAsync(nameof(Name), faults, ct);
    }

    /// <summary>Changes the password.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        Name.DisplayName = Me.DisplayName;
        var faults = await accounts.ChangePasswordAsync(Me, Password.CurrentPassword, Password.NewPassword);
        if (!faults.None) return await RefuseAsync(nameof(Password), faults, ct);
        await SignIns.KeepOnlyThisAsync(HttpContext, Me);
        return Say("The password is changed. All other devices are signed out; tokens still stand.");
    }

    /// <summary>Changes the handle.</summary>
    public async Task<IActionResult> OnPostHandleAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        Name.DisplayName = Me.DisplayName;
        var faults = await accounts.ChangeHandleAsync(Me, Handle.Wanted);
        if (!faults.None) return await RefuseAsync(nameof(Handle), Faults.Of(nameof(HandleForm.Wanted), faults.ByField["handle"][0]), ct);
        await SignIns.RenewAsync(Me);
        return Say($"You are @{Me.UserName} now. Addresses with the old handle no longer find you.");
    }

    /// <summary>Makes a token and shows its secret, in this answer only.</summary>
    public async Task<IActionResult> OnPostTokenAsync(CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        Name.DisplayName = Me.DisplayName;
        var made = await tokens.MakeAsync(Me.Id, new TokenWish(Token.Name, Token.Scope, Token.ExpiresInDays), ct);
        if (!made.Faults.None) return await RefuseAsync(nameof(Token), made.Faults, ct);
        Made = made;
        ModelState.Clear();
        Token = new TokenForm();
        return await ShowAsync(ct);
    }

    /// <summary>Revokes a token; one that no longer stands is as good as revoked.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken ct)
    {
        if (!await FindMeAsync()) return Challenge();
        await tokens.RevokeAsync(Me.Id, id, ct);
        return Say("The token is revoked.");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Standing = await tokens.OfAsync(Me.Id, ct);
        IsJoined = (await contributors.GetLoginsAsync(Me)).Count > 0;
        return Page();
    }

    private Task<IActionResult> RefuseAsync(string form, Faults faults, CancellationToken ct)
    {
        Name.DisplayName ??= Me.DisplayName;
        ModelState.Add(form, faults);
        return ShowAsync(ct);
    }

    /// <summary>The fields of the form for the name.</summary>
    public sealed class NameForm
    {
        /// <summary>The wanted name.</summary>
        public string? DisplayName { get; set; }
    }

    /// <summary>The fields of the form for the handle.</summary>
    public sealed class HandleForm
    {
        /// <summary>The wanted handle.</summary>
        public string? Wanted { get; set; }
    }

    /// <summary>The fields of the form for the password.</summary>
    public sealed class PasswordForm
    {
        /// <summary>The password until now.</summary>
        public string? CurrentPassword { get; set; }

        /// <summary>The password from now on.</summary>
        public string? NewPassword { get; set; }
    }

    /// <summary>The fields of the form for a token.</summary>
    public sealed class TokenForm
    {
        /// <summary>What the token is for.</summary>
        public string? Name { get; set; }

        /// <summary>What it may do.</summary>
        public string? Scope { get; set; } = Scopes.Read;

        /// <summary>How long it stands, in days.</summary>
        public int? ExpiresInDays { get; set; } = TokenWish.UsualLife;
    }
}
