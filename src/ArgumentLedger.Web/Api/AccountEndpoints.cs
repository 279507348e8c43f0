using System.Security.Claims;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Api;

/// <summary>Accounts and tokens for programs: <c>/api/accounts</c> and <c>/api/tokens</c>.</summary>
public static class AccountEndpoints
{
    private const string Json = "application/json";
    private const int MostBytes = 64 * 1024;

    /// <summary>Maps registration and the making, listing and revoking of tokens.</summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder app)
    {
        var accounts = app.MapGroup("/api").WithTags("Accounts").WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        accounts.MapPost("/accounts", RegisterAsync).AllowAnonymous().WithName("OpenAccount")
            .WithSummary("Open an account").WithDescription("Opens an account where registration is open, or on an invitation. Then make a token.")
            .Accepts<NewAccount>(Json).Produces<AccountAnswer>(StatusCodes.Status201Created).Refuses(400, 403, 413, 415, 422, 429);
        accounts.MapPost("/tokens", MakeTokenAsync).AllowAnonymous().WithName("MakeToken")
            .WithSummary("Make a token").WithDescription("With handle and password in the body. The token is in this answer and is never shown again.")
            .Accepts<NewToken>(Json).Produces<TokenMade>(StatusCodes.Status201Created).Refuses(400, 401, 413, 415, 422, 429);
        accounts.MapGet("/tokens", ListTokensAsync).RequireAuthorization(Policies.CanRead).WithName("ListTokens")
            .WithSummary("List your tokens").WithDescription("Those that stand, newest first; never their secrets.")
            .Produces<TokenList>().Refuses(401);
        accounts.MapDelete("/tokens/{id}", RevokeTokenAsync).RequireAuthorization(Policies.CanRead).WithName("RevokeToken")
            .WithSummary("Revoke a token").WithDescription("Yours only. A token may revoke itself, or any other that can do no more than it can.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404);
        return app;
    }

    private static async Task<IResult> RegisterAsync(HttpRequest request, Accounts accounts, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<NewAccount>(request);
        if (!body.IsRead) return body.Refused;
        var wanted = body.Value;
        if (!await accounts.MayRegisterAsync(wanted.Invitation, ct))
            return Problems.Of(403, "registration-closed", "Registration is closed", "Ask whoever runs this site for an account, or for an invitation.");
        var outcome = await accounts.RegisterAsync(wanted.Handle, wanted.DisplayName, wanted.Password, wanted.Invitation, ct);
        return outcome.Contributor is { } made
            ? TypedResults.Json(new AccountAnswer(made.Id, made.UserName!, made.DisplayName, made.CreatedAt), statusCode: 201)
            : Refuse("account-refused", "The account was not opened", outcome.Faults);
    }

    private static async Task<IResult> MakeTokenAsync(HttpRequest request, Accounts accounts, Tokens tokens, CancellationToken ct)
    {
        var body = await JsonBody.ReadAsync<NewToken>(request);
        if (!body.IsRead) return body.Refused;
        var wanted = body.Value;
        var faults = wanted.Wish.FindFaults();
        if (!faults.None) return Refuse("token-refused", "The token was not made", faults);
        if (await accounts.VerifyAsync(wanted.Handle, wanted.Password) is not { } owner)
            return WrongPassword(request.HttpContext);
        var made = await tokens.MakeAsync(owner.Id, wanted.Wish, ct);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return made is { Token: { } token, Secret: { } secret }
            ? TypedResults.Created($"/api/tokens/{token.Id}", TokenMade.Of(token, secret))
            : Refuse("token-refused", "The token was not made", made.Faults);
    }

    private static async Task<IResult> ListTokensAsync(ClaimsPrincipal user, Tokens tokens, CancellationToken ct) =>
        TypedResults.Ok(new TokenList([.. (await tokens.OfAsync(IdOf(user), ct)).Select(TokenAnswer.Of)]));

    private static async Task<IResult> RevokeTokenAsync(string id, ClaimsPrincipal user, Tokens tokens, CancellationToken ct)
    {
        var mine = Guid.TryParse(id, out var token)
            ? (await tokens.OfAsync(IdOf(user), ct)).SingleOrDefault(t => t.Id == token)
            : null;
        if (mine is null)
            return Problems.Of(404, "unknown-token", "No such token", "None of your tokens that stand has this id; GET /api/tokens lists them.");
        if (!user.Includes(mine.Scope))
            return Problems.Of(403, "forbidden", "This login may not do that", $"A token that can do less cannot revoke one of scope {mine.Scope}: use your account page, or a token of that scope.");
        await tokens.RevokeAsync(IdOf(user), mine.Id, ct);
        return TypedResults.NoContent();
    }

    // The status is 401 whether the handle is unknown, the password wrong or the account locked for a while.
    private static IResult WrongPassword(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"ledger\"";
        return Problems.Of(401, "wrong-password", "Handle or password is wrong",
            "Check both. After five failures an account rests for five minutes, and even the right password is refused.");
    }

    private static IResult Refuse(string code, string title, Faults faults) =>
        Problems.Of(422, code, title, string.Join(" ", faults.ByField.Values.SelectMany(said => said)), faults.ByField);

    private static Guid IdOf(ClaimsPrincipal user) => Guid.Parse(user.ContributorId()!);

}
