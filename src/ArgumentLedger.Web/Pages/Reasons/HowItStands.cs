using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Pages.Debates;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Reasons;

/// <summary>How a contribution stands and why, what people think of it, and how that came about.</summary>
public sealed class StandingInView
{
    /// <summary>The contribution.</summary>
    public required Contribution It { get; init; }

    /// <summary>How it stands.</summary>
    public required Standing Now { get; init; }

    /// <summary>Why.</summary>
    public required Reason Why { get; init; }

    /// <summary>The dispute about it, or a part of that further down.</summary>
    public required DisputeTree Tree { get; init; }

    /// <summary>What leads from the contribution down to the tree: labels with their places; empty at the top.</summary>
    public required IReadOnlyList<(string Label, string Path)> Way { get; init; }

    /// <summary>What people think.</summary>
    public required Opinion Opinion { get; init; }

    /// <summary>What last changed its label or status; null when nothing did.</summary>
    public required Turn? Last { get; init; }

    /// <summary>Its latest turns, the last first.</summary>
    public required IReadOnlyList<(Standing From, Standing To)> Turns { get; init; }

    /// <summary>Its whole history as a plot.</summary>
    public required StandingPlot Plot { get; init; }

    /// <summary>Its strength as a picture.</summary>
    public required StrengthPicture Picture { get; init; }
}

/// <summary>The section of a page that says how a contribution stands.</summary>
public sealed class HowItStands(DebateInView here, Turns turns) : ViewComponent
{
    const int Levels = 3;
    const int MostPlaces = 60;
    const int MostTurns = 12;
    const int LongestWay = 300;

    /// <summary>Writes the section; nothing for a question.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string label)
    {
        var debate = here.Debate;
        if (debate.StandingOf(label) is not { } now || debate.OpinionOf(label) is not { } opinion)
            return Content("");
        var it = debate.Contributions[label];
        var why = debate.Explain(label);
        var (way, place) = Follow(why.DisputeOn(label), Request.Query["unfold"].ToString());
        var tree = DisputeTree.Of(place, Levels, MostPlaces);
        var last = await LastAsync(label, now);
        await here.LearnAsync(Speakers(tree).Concat(it.Credences.Select(credence => credence.By)).Concat(last is null ? [] : [last.Entry.By, last.Entry.Voice]), HttpContext.RequestAborted);
        return View("/Pages/Reasons/_HowItStands.cshtml", new StandingInView
        {
            It = it,
            Now = now,
            Why = why.ReasonOf(label),
            Tree = tree,
            Way = way,
            Opinion = opinion,
            Last = last,
            Turns = [.. now.Turns().Take(MostTurns)],
            Plot = new(now, debate.Version),
            Picture = new(now, opinion, [.. it.Credences.Where(credence => credence.Revision == it.Revision).Select(credence => credence.Probability)]),
        });
    }

    /// <summary>The name of a place among those beside it: the label of the contribution, or of the explicit link by which it attacks.</summary>
    public static string StepTo(Dispute place) => place.Attack!.TrimEnd('>');

    // Goes down the steps that an address names, as far as there are such steps.
    static (List<(string Label, string Path)> Way, Dispute Place) Follow(Dispute root, string path)
    {
        var (way, place) = (new List<(string, string)>(), root);
        var sofar = "";
        foreach (var step in path.Split('.', LongestWay + 1).Take(LongestWay))
        {
            if (place.Unfold().FirstOrDefault(below => StepTo(below) == step) is not { } next)
                break;
            way.Add((place.Label, sofar));
            sofar = sofar.Length == 0 ? step : $"{sofar}.{step}";
            place = next;
        }
        if (way.Count > 0)
            way.Add((place.Label, sofar));
        return (way, place);
    }

    async Task<Turn?> LastAsync(string label, Standing now)
    {
        if (now.Turns().Select(turn => new TurningPoint(turn.To.Since, label, turn.From, turn.To)).FirstOrDefault() is not { } point)
            return null;
        return (await turns.OfAsync(here.Id, here.Debate, [point], HttpContext.RequestAborted))[0];
    }

    IEnumerable<string> Speakers(DisputeTree tree)
    {
        var it = here.Debate.Contributions[tree.Place.Label];
        return new[] { it.Speaker, it.Recorder }.Concat((tree.Below ?? []).SelectMany(Speakers));
    }
}
