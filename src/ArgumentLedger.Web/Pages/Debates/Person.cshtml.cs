using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>One person in a debate: what they stand by, what they gave up, how that moved, and where it clashes.</summary>
public sealed class PersonModel(DebateInView here, ContributorDirectory directory) : DebatePage(here)
{
    /// <summary>How many rows of a kind are shown.</summary>
    public const int Most = 200;

    /// <summary>The person: a cast label or a contributor's id; identified speakers as their account.</summary>
    public string Who { get; private set; } = "";

    /// <summary>Their labels in the cast.</summary>
    public IReadOnlyList<string> CastLabels { get; private set; } = [];

    /// <summary>What they stand by.</summary>
    public IReadOnlyList<Commitment> StandsBy { get; private set; } = [];

    /// <summary>How that moved, latest first.</summary>
    public IReadOnlyList<CommitmentShift> Shifts { get; private set; } = [];

    /// <summary>The last shift of each contribution that they no longer stand by, latest first.</summary>
    public IReadOnlyList<CommitmentShift> GivenUp { get; private set; } = [];

    /// <summary>Clashes between two of their own commitments.</summary>
    public IReadOnlyList<Clash> WithThemselves { get; private set; } = [];

    /// <summary>Clashes with others' commitments.</summary>
    public IReadOnlyList<Clash> WithOthers { get; private set; } = [];

    /// <summary>Shows the person; not found when nobody in the debate is called so.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string who, CancellationToken ct)
    {
        var voice = Debate.Cast.ContainsKey(who) ? who : await directory.IdOfAsync(who, ct);
        if (voice is null || !IsHere(Debate.Canonical(voice)))
            return NotFound();
        Who = Debate.Canonical(voice);
        CastLabels = [.. Debate.Cast.Values.Where(member => Debate.Canonical(member.Label) == Who).OrderBy(member => member.Version).Select(member => member.Label)];
        StandsBy = [.. Debate.CommitmentsOf(Who)];
        Shifts = [.. Debate.CommitmentShiftsOf(Who).Reverse()];
        GivenUp = [.. Shifts.DistinctBy(shift => shift.Contribution).Where(shift => shift.To is null)];
        var clashes = Debate.ClashesIn().Where(clash => clash.IsOf(Who)).ToLookup(clash => clash.AtOdds.Contains(Who));
        (WithThemselves, WithOthers) = ([.. clashes[true]], [.. clashes[false]]);
        await Here.LearnAsync(WithOthers.Take(Most).SelectMany(OthersIn).Append(Who).Append(Debate.Opener), ct);
        return Page();
    }

    /// <summary>Who stands on the other side of a clash.</summary>
    public IEnumerable<string> OthersIn(Clash clash) => (clash.For.Contains(Who) ? clash.Against : clash.For).Take(5);

    /// <summary>What an event did to what they stand by, in a clause.</summary>
    public string Tell(CommitmentShift shift) => (shift.From, shift.To) switch
    {
        (null, { Ground: Ground.Conceded }) => $"conceded {shift.Contribution}",
        (null, _) when shift.By is null => $"said {shift.Contribution}",
        (null, _) => $"stands by {shift.Contribution} again, a concession taken back",
        (_, null) => TellLoss(shift),
        ({ Ground: Ground.Conceded }, { IsStale: true }) => $"{shift.Contribution} was reworded; what they accepted is an earlier wording",
        ({ Ground: Ground.Conceded }, { Ground: Ground.Conceded }) => $"conceded {shift.Contribution} again, as it was reworded",
        _ => $"reworded {shift.Contribution}",
    };

    string TellLoss(CommitmentShift shift)
    {
        if (Debate.Contributions[shift.Contribution].Withdrawn?.Version == shift.Version)
            return shift.From!.Ground == Ground.Said ? $"withdrew {shift.Contribution}" : $"{shift.Contribution}, which they had conceded, was withdrawn";
        return shift.By is { } made && Debate.Concessions[made].Version == shift.Version
            ? $"gave {shift.Contribution} up, conceding {Debate.Concessions[made].What}"
            : $"took back that they had conceded {shift.Contribution}";
    }

    // Whoever has no part in a debate has no page in it.
    bool IsHere(string voice) =>
        Debate.Cast.ContainsKey(voice) || Debate.Contributors.Contains(voice) || Debate.Participants.ContainsKey(voice)
        || Debate.Cast.Values.Any(member => member.Contributor == voice);
}
