using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections.Finding;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Find;

/// <summary>A contributor's record across debates, as far as the reader may find it.</summary>
public sealed class ContributorModel(
    ContributorDirectory directory, ContributorRecords records, PositionFinder finder, Concessions concessions, FoundInView found) : PageModel
{
    const int Most = 5;

    /// <summary>Their handle, as in the address.</summary>
    public string Handle { get; private set; } = "";

    /// <summary>The name beside their words.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>How much they did.</summary>
    public ContributorRecord Record { get; private set; } = new(0, NoCounts, NoCounts, 0, 0, 0, NoCounts, NoCounts);

    /// <summary>What they said last.</summary>
    public IReadOnlyList<FoundContribution> SaidLast { get; private set; } = [];

    /// <summary>Where they gave way last.</summary>
    public IReadOnlyList<ShownConcession> GaveWay { get; private set; } = [];

    /// <summary>Where others gave way to them last.</summary>
    public IReadOnlyList<ShownConcession> GivenWayTo { get; private set; } = [];

    static IReadOnlyDictionary<string, long> NoCounts { get; } = new Dictionary<string, long>();

    /// <summary>Shows the record of the contributor with a handle; 404 when there is none.</summary>
    public async Task<IActionResult> OnGetAsync(string handle, CancellationToken ct)
    {
        if (await directory.IdOfAsync(handle, ct) is not { } id)
            return NotFound();
        var (name, reader) = (await directory.OfAsync(id, ct), User.ContributorId());
        (Handle, DisplayName) = (name.Handle ?? handle, name.DisplayName);
        Record = await records.OfAsync(id, reader, ct);
        var said = new PositionWish { Voices = new Dictionary<VoiceRole, string> { [VoiceRole.Speaker] = id } };
        SaidLast = await found.ShowAsync((await finder.PageAsync(said, PositionSort.New, null, Most, reader, ct)).Items, ct);
        GaveWay = await ShowAsync(new(null, id, null, null));
        GivenWayTo = await ShowAsync(new(null, null, id, null));
        return Page();

        async Task<IReadOnlyList<ShownConcession>> ShowAsync(ConcessionWish wish) =>
            await found.ShowAsync((await concessions.PageAsync(wish, null, Most, reader, ct))!.Items, ct);
    }
}
