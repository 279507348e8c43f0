using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Finding;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Find;

/// <summary>Positions across debates: those that fit what is asked, and how many there are of each kind and status.</summary>
public sealed class PositionsModel(PositionFinder finder, ContributorDirectory directory, FoundInView found, TimeProvider clock) : PageModel
{
    static readonly IReadOnlyList<string> Kept = [.. PositionQuery.Wishes.Select(wish => wish.Name), "sort"];

    /// <summary>What was found.</summary>
    public IReadOnlyList<FoundContribution> Shown { get; private set; } = [];

    /// <summary>How many there are in all.</summary>
    public long Total { get; private set; }

    /// <summary>How many there are of each kind and of each status, with all else as it is asked for.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<(string Value, string Words, long Count)> Values)> Facets { get; private set; } = [];

    /// <summary>What is wrong with the question; null when it can be answered.</summary>
    public string? Wrong { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Whether anything is asked for but an order.</summary>
    public bool IsAsked => PositionQuery.Wishes.Any(wish => Asked(wish.Name) is not null);

    /// <summary>What is asked for under a name; null when nothing is.</summary>
    public string? Asked(string name) => Request.Parameter(name);

    /// <summary>The moment asked for, as its field takes it, UTC; empty when none is.</summary>
    public string MomentAsked => Asked("asOf") is { } given && Moment.TryInstant(given, out var instant)
        ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture)
        : "";

    /// <summary>Finds what is asked for.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        var (query, problem) = Request.CheckQuery([.. Kept, "after"]) is { } unknown
            ? (null, unknown)
            : await PositionQuery.ReadAsync(Request, finder, directory, clock, ct);
        if (query is null)
        {
            Wrong = (problem as ProblemHttpResult)?.ProblemDetails.Detail ?? "This cannot be asked.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var reader = User.ContributorId();
        var page = await finder.PageAsync(query.Wish, query.Sort, query.After, FoundInView.Size, reader, ct);
        var counts = await finder.CountAsync(query.Wish, reader, ct);
        (Total, Facets) = (counts.Total(query.Wish), FacetsOf(counts.ByFacet(query.Wish)));
        Shown = await found.ShowAsync(page.Items, query.Wish.AsOf, ct);
        Next = page.Next is { } next ? AddressWith("after", next) : null;
    }

    /// <summary>The address of the same question with another value under one name, from its first page.</summary>
    public string AddressWith(string name, string? value) => "/positions" + QueryString.Create(
        Kept.Where(kept => kept != name).Select(kept => KeyValuePair.Create(kept, Asked(kept)))
            .Append(KeyValuePair.Create(name, value))
            .Where(pair => !string.IsNullOrEmpty(pair.Value)));

    static IReadOnlyList<(string, IReadOnlyList<(string, string, long)>)> FacetsOf(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> counts) =>
    [
        ("kind", Values<ContributionKind>(counts["kind"], kind => Projections.Rows.Word(kind))),
        ("status", Values<Status>(counts["status"], status => status.Word())),
    ];

    static List<(string, string, long)> Values<T>(IReadOnlyDictionary<string, long> counts, Func<T, string> words) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => (Projections.Rows.Word(value), words(value), counts.GetValueOrDefault(Projections.Rows.Word(value)))).Where(one => one.Item3 > 0)];
}
