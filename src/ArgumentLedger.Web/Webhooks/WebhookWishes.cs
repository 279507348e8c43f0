using System.Security.Claims;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Finding;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>What somebody wants a webhook to be.</summary>
/// <param name="Url">Where it is to be called.</param>
/// <param name="Debate">Of which debate it is to be told; null for positions of all debates.</param>
/// <param name="Label">Of which position of that debate.</param>
/// <param name="Query">Of which positions, as the parameters of a list of them.</param>
public sealed record WebhookWish(string? Url, Guid? Debate, string? Label, string? Query);

/// <summary>A wish that can be granted.</summary>
/// <param name="Address">Where it is to be called.</param>
/// <param name="Subject">What it is to be told of.</param>
/// <param name="After">The version of its debate that it is told after; null when it is of no one debate.</param>
sealed record GrantedWebhook(Uri Address, WebhookSubject Subject, long? After);

/// <summary>Reads what people want of webhooks.</summary>
public sealed class WebhookWishes(DebateReader reader, ContributorDirectory directory, WebhookOptions options, TimeProvider clock)
{
    /// <summary>The parameters of a list of positions that a webhook can be for: those that an event decides, and no clock.</summary>
    internal static readonly IReadOnlyList<string> Filters = ["debate", "kind", "status", "label", "stance", "by", "speaker", "holder", "concededBy", "challenged", "open", "q"];

    const int LongestQuery = 1_000;
    const string UnknownDebate = "There is no debate with this id, or you may not read it.";

    static readonly string[] People = ["by", "speaker", "holder", "concededBy"];

    /// <summary>The address that somebody typed, or what is wrong with it.</summary>
    internal (Uri? Address, string? Fault) ReadAddress(string? typed) => WebhookAddress.Read(typed, options);

    /// <summary>What is wanted, or what is wrong with it by field.</summary>
    internal async Task<(GrantedWebhook? Granted, Faults Faults)> ReadAsync(ClaimsPrincipal user, WebhookWish wish, CancellationToken ct)
    {
        var (address, fault) = ReadAddress(wish.Url);
        var faults = new Faults().Add("url", fault);
        var (subject, after) = await ReadSubjectAsync(user, wish, faults, ct);
        return faults.None ? (new(address!, subject!, after), faults) : (null, faults);
    }

    /// <summary>Whether somebody may still have what one of their webhooks is told of.</summary>
    internal async Task<bool> StandsAsync(ClaimsPrincipal user, Webhook webhook, CancellationToken ct) =>
        webhook.Subject.Debate is not { } debate || await FindAsync(user, debate, ct) is not null;

    async Task<(WebhookSubject? Subject, long? After)> ReadSubjectAsync(ClaimsPrincipal user, WebhookWish wish, Faults faults, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(wish.Query))
            return await ReadQueryAsync(user, wish, faults, ct);
        if (wish.Debate is not { } id)
        {
            faults.Add("debate", "Give a debate, or a query.");
            return default;
        }
        if (await FindAsync(user, id, ct) is not { } debate)
        {
            faults.Add("debate", UnknownDebate);
            return default;
        }
        var label = string.IsNullOrWhiteSpace(wish.Label) ? null : wish.Label.Trim();
        if (label is not null && !debate.Contributions.ContainsKey(label))
            faults.Add("label", "This debate has no contribution with that label.");
        return (new(id, label, null, null), debate.Version);
    }

    async Task<(WebhookSubject? Subject, long? After)> ReadQueryAsync(ClaimsPrincipal user, WebhookWish wish, Faults faults, CancellationToken ct)
    {
        if (wish.Debate is not null || !string.IsNullOrWhiteSpace(wish.Label))
            faults.Add("query", "Give either a debate or a query; a query can name a debate too: debate=….");
        if (Essence(wish.Query!) is not { Length: > 1 and <= LongestQuery } text)
        {
            faults.Add("query", $"Give the parameters of a list of positions, such as kind=claim&holder=ann, in at most {LongestQuery} characters.");
            return default;
        }
        var request = new DefaultHttpContext { Request = { QueryString = new(text) } }.Request;
        var (positions, problem) = request.CheckQuery(Filters) is { } unknown ? (null, unknown) : await PositionQuery.ReadWishAsync(request, directory, clock, ct);
        if (positions is null)
        {
            faults.Add("query", problem is ProblemHttpResult { ProblemDetails.Detail: { } detail } ? detail : "This cannot be read.");
            return default;
        }
        foreach (var name in People)
            if (request.Parameter(name) is { } who && !Speakers.IsCast(who) && await directory.IdOfAsync(who, ct) is null)
                faults.Add("query", $"{name}: nobody has this handle.");
        return (new(positions.Debate, null, text[1..], positions), await AfterAsync(user, positions, faults, ct));
    }

    // As the address of a list has it, whose form sends also what was left empty; how it is sorted and paged is of no concern.
    static string? Essence(string query)
    {
        if (!CodePoints.IsWellFormed(query) || query.Any(char.IsControl))
            return null;
        var asked = QueryHelpers.ParseQuery(query[(query.IndexOf('?', StringComparison.Ordinal) + 1)..].Trim());
        return QueryString.Create(asked.Where(one => one.Value.ToString().Length > 0 && one.Key is not ("sort" or "after" or "limit"))).ToString();
    }

    async Task<long?> AfterAsync(ClaimsPrincipal user, PositionWish positions, Faults faults, CancellationToken ct)
    {
        if (positions.Debate is not { } id)
            return null;
        if (await FindAsync(user, id, ct) is { } debate)
            return debate.Version;
        faults.Add("query", "debate: " + UnknownDebate);
        return null;
    }

    // What administrators may read to moderate is not sent elsewhere.
    async Task<Debate?> FindAsync(ClaimsPrincipal user, Guid id, CancellationToken ct) =>
        await reader.HeadForAsync(id, user, ct) is { } debate && debate.MayRead(user.ContributorId()) ? debate : null;
}
