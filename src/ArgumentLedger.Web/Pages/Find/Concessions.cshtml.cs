using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Find;

/// <summary>Who gave way to whom and on what, across debates, and who is quoted most.</summary>
public sealed class ConcessionsModel(
    Projections.Finding.Concessions concessions, Projections.Finding.QuotedSpeakers quoted, ContributorDirectory directory, FoundInView found) : PageModel
{
    /// <summary>So many are told of who is quoted most.</summary>
    public const int MostQuoted = 10;

    static readonly IReadOnlyList<string> Kept = [.. ConcessionEndpoints.Wishes.Select(wish => wish.Name)];

    /// <summary>What was found, the latest first.</summary>
    public IReadOnlyList<ShownConcession> Shown { get; private set; } = [];

    /// <summary>Who is quoted most, in all debates.</summary>
    public IReadOnlyList<Projections.Finding.QuotedSpeaker> Quoted { get; private set; } = [];

    /// <summary>What is wrong with the question; null when it can be answered.</summary>
    public string? Wrong { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Whether anything is asked for.</summary>
    public bool IsAsked => Kept.Any(name => Asked(name) is not null);

    /// <summary>What is asked for under a name; null when nothing is.</summary>
    public string? Asked(string name) => Request.Parameter(name);

    /// <summary>Finds what is asked for.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var reader = User.ContributorId();
        var (page, problem) = Request.CheckQuery([.. Kept, "after"]) is { } unknown
            ? (null, unknown)
            : await ConcessionEndpoints.FindAsync(Request, concessions, directory, reader, FoundInView.Size, ct);
        if (page is null)
        {
            Wrong = (problem as ProblemHttpResult)?.ProblemDetails.Detail ?? "This cannot be asked.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        Shown = await found.ShowAsync(page.Items, ct);
        Next = page.Next is null ? null : "/concessions" + QueryString.Create(
            Kept.Select(kept => KeyValuePair.Create(kept, Asked(kept))).Append(KeyValuePair.Create<string, string?>("after", page.Next)).Where(pair => !string.IsNullOrEmpty(pair.Value)));
        if (IsAsked)
            return;
        Quoted = await quoted.MostAsync(null, MostQuoted, reader, ct);
        await found.LearnAsync(Quoted.Select(one => one.Speaker), ct);
    }
}
