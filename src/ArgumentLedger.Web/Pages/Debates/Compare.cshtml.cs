using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>What differs between two moments of a debate.</summary>
public sealed class CompareModel(DebateInView here, Comparisons comparisons) : DebatePage(here)
{
    /// <summary>How many lines of a kind are shown.</summary>
    public const int Most = 200;

    /// <summary>What was typed as the earlier moment, or its version.</summary>
    public string From { get; private set; } = "";

    /// <summary>What was typed as the later moment, or its version.</summary>
    public string To { get; private set; } = "";

    /// <summary>Why the two cannot be compared; null when they were.</summary>
    public ComparedMoments.Fault? Fault { get; private set; }

    /// <summary>What differs; null when the moments cannot be compared.</summary>
    public Comparison? Compared { get; private set; }

    /// <summary>The debate at the earlier moment.</summary>
    public Debate Earlier { get; private set; } = Debate.None;

    /// <summary>Compares the moments asked for; the first version and the last when none are.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        (From, To) = (Request.Parameter("from") ?? "1", Request.Parameter("to") ?? FormattableString.Invariant($"{Here.Head.Version}"));
        (var moments, Fault) = ComparedMoments.Read(From, To, Here.Head);
        if (moments is null)
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        (From, To) = (FormattableString.Invariant($"{moments.From}"), FormattableString.Invariant($"{moments.To}"));
        var compared = await comparisons.BetweenAsync(Id, Here.Head, moments, ct);
        await Here.OpenAsync(Id, User, new Moment(moments.To, null, Clock.Logged), ct);
        (Compared, Earlier) = (compared.What, compared.Earlier);
        await Here.LearnAsync(People(compared.What), ct);
        return Page();
    }

    /// <summary>Pairs of moments that people ask for, each with a few words.</summary>
    public IEnumerable<(string Words, long From, long To)> Presets()
    {
        var head = Here.Head.Version;
        yield return ("from the first version to now", 1, head);
        yield return ("the last event", Math.Max(1, head - 1), head);
        if (head > 11)
            yield return ("the last ten events", head - 10, head);
        if (Compared is { From: > 1 } earlier)
            yield return ("the event before these", earlier.From - 1, earlier.From);
        if (Compared is { } later && later.To < head)
            yield return ("what came after these", later.To, head);
    }

    /// <summary>The address of a comparison.</summary>
    public string AddressOf(long from, long to) => Here.Now(FormattableString.Invariant($"compare?from={from}&to={to}"));

    IEnumerable<string> People(Comparison compared) =>
        compared.Made.Take(Most).Select(one => Debate.Contributions[one.Label].Speaker)
            .Concat(compared.Conceded.Take(Most).Select(one => Debate.Concessions[one.Label].Speaker))
            .Concat(compared.Commitments.Select(one => one.Speaker))
            .Concat(compared.Credences.Select(one => one.By))
            .Concat(compared.Roles.Select(one => one.Contributor))
            .Append(Debate.Opener).Distinct().Take(1000);
}
