using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages;

/// <summary>Searches all words; what is found can be narrowed to a kind, a status, a person or a debate.</summary>
[ResponseCache(NoStore = true)]
public sealed class SearchModel(SearchList search) : PageModel
{
    static readonly IReadOnlyDictionary<string, Status> Statuses = Enum.GetValues<Status>().ToDictionary(Rows.Word);

    /// <summary>What is searched for.</summary>
    [FromQuery(Name = "q")]
    public string? Wanted { get; set; }

    /// <summary>What was found; null when nothing was searched for, or it was asked wrongly.</summary>
    public SearchPageView? Found { get; private set; }

    /// <summary>What is wrong with what was asked; null when nothing is.</summary>
    public string? Wrong { get; private set; }

    /// <summary>By what the search is narrowed.</summary>
    public IReadOnlyDictionary<string, string> Narrowed { get; private set; } = new Dictionary<string, string>();

    /// <summary>Searches.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Narrowed = Request.Query.Where(one => one.Key is "kind" or "debate" or "speaker" or "status" && one.Value.ToString().Length > 0).ToDictionary(one => one.Key, one => one.Value.ToString());
        if (string.IsNullOrWhiteSpace(Wanted))
            return;
        (Found, var problem) = await search.FindAsync(Request, User.ContributorId(), ct);
        if (problem is ProblemHttpResult { ProblemDetails.Detail: var detail })
            (Wrong, Response.StatusCode) = (detail, StatusCodes.Status400BadRequest);
    }

    /// <summary>The address of the same search, narrowed by one thing more, or no longer (null), from the first page or another.</summary>
    public string AddressOf(string? name = null, string? value = null, string? after = null)
    {
        var query = new Dictionary<string, string?>(Narrowed.ToDictionary(one => one.Key, one => (string?)one.Value)) { ["q"] = Wanted, ["after"] = after };
        if (name is not null)
            query[name] = value;
        return "/search" + QueryString.Create(query.Where(one => !string.IsNullOrEmpty(one.Value)));
    }

    /// <summary>The address of the same search as a feed.</summary>
    public string FeedAddress => "/api" + AddressOf().Replace("?", "/feed?", StringComparison.Ordinal);

    /// <summary>Where something that was found can be read.</summary>
    public static string PlaceOf(SearchItemView item) => $"/debates/{item.Debate}" + item switch
    {
        { Label: null } => "",
        { Kind: "source" } => $"/sources/{item.Label}",
        _ => $"/{item.Label}",
    };

    /// <summary>A status in words; the word of anything else as it is.</summary>
    public static string WordOf(string value) => Statuses.TryGetValue(value, out var status) ? status.Word() : value;
}
