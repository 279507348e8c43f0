using System.Text.Json.Serialization;
using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Api;

/// <summary>Who wants an account.</summary>
/// <param name="Handle">2 to 32 of a to z, 0 to 9, - and _; capitals are made small.</param>
/// <param name="DisplayName">The name shown beside the words, to 80 characters; the handle when left out.</param>
/// <param name="Password">10 to 256 characters.</param>
/// <param name="Invitation">The code at the end of an invitation's link; needed only where registration is by invitation.</param>
public sealed record NewAccount(string? Handle, string? DisplayName, string? Password, string? Invitation);

/// <summary>An account that was opened.</summary>
public sealed record AccountAnswer(Guid Id, string Handle, string DisplayName, DateTimeOffset CreatedAt);

/// <summary>Who wants a token, and for what.</summary>
/// <param name="Handle">The account's handle.</param>
/// <param name="Password">The account's password.</param>
/// <param name="Name">What the token is for, to 80 characters.</param>
/// <param name="Scope">read, write or moderate; each may also do what those before it may.</param>
/// <param name="ExpiresInDays">1 to 366; 90 when left out.</param>
public sealed record NewToken(string? Handle, string? Password, string? Name, string? Scope, int? ExpiresInDays)
{
    [JsonIgnore]
    internal TokenWish Wish => new(Name, Scope, ExpiresInDays);
}

/// <summary>A new token with its secret, which is shown only here.</summary>
public sealed record TokenMade(
    Guid Id, string Token, string Name, string Scope, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    internal static TokenMade Of(ApiToken token, string secret) =>
        new(token.Id, secret, token.Name, token.Scope, token.CreatedAt, token.ExpiresAt);
}

/// <summary>A token that stands.</summary>
public sealed record TokenAnswer(
    Guid Id, string Name, string Scope, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt)
{
    internal static TokenAnswer Of(ApiToken token) =>
        new(token.Id, token.Name, token.Scope, token.CreatedAt, token.ExpiresAt, token.LastUsedAt);
}

/// <summary>All tokens that stand, newest first; there are at most 50, so there is no next page.</summary>
public sealed record TokenList(IReadOnlyList<TokenAnswer> Items)
{
    /// <summary>Always null.</summary>
    public string? Next { get; init; }
}
