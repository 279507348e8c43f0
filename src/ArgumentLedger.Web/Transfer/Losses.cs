using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer;

/// <summary>What several formats cannot carry, in the same words.</summary>
static class Losses
{
    internal const string Gone = "A contribution that was withdrawn or hidden is left out.";
    internal const string TakenBack = "A link or a concession that was taken back is left out.";
    internal const string SaidOfGone = "That something is said of what was withdrawn or hidden is not written.";
    internal const string Stale = "A link that was made for earlier words is written as if it were made for the latest.";
    internal const string EarlierWordings = "Only the latest wording of an amended contribution is written.";
    internal const string Credences = "Credences are not written.";
    internal const string Stance = "Whether a claim speaks for the motion is not written.";
    internal const string Description = "The description of the debate is not written.";
    internal const string Concession = "A concession is not written, nor that it gives something up; how it moved the standing is.";
    internal const string Title = "A title is not written.";
    internal const string Scheme = "The scheme of a link is not written.";
    internal const string Source = "A source is not written, only the quotes taken from it.";

    /// <summary>Takes note of what no longer stands, and of what is said of that.</summary>
    internal static void AddGone(this LossList losses, WritableDebate debate)
    {
        var state = debate.State;
        foreach (var it in debate.Contributions.Where(it => !state.Stands(it)))
            losses.Add(Gone, it.Label);
        var live = debate.LiveLinks.Select(link => link.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var link in state.Links.Values.Where(link => state.Stands(state.Contributions[link.From]) && !live.Contains(link.Id)))
            losses.Add(link.Withdrawn is null ? SaidOfGone : TakenBack, link.Id);
        foreach (var it in debate.Standing.Where(it => state.AsksOrAnswers(it) && !state.Stands(state.Contributions[it.Parent!])))
            losses.Add(SaidOfGone, it.Label);
        foreach (var made in state.Concessions.Values.Where(made => made.Withdrawn is not null))
            losses.Add(TakenBack, made.Label);
    }

    /// <summary>Whether a contribution bears on another without a link: a question about it, or the answer to it.</summary>
    internal static bool AsksOrAnswers(this Debate debate, Contribution it) =>
        it.Parent is { } parent && (it.Kind == ContributionKind.Question || it.Kind == ContributionKind.Claim && debate.Contributions[parent].Kind == ContributionKind.Question);

    /// <summary>Takes note of all that words and relations leave unsaid of contributions that are written.</summary>
    internal static void AddAllBeside(this LossList losses, WritableDebate debate, IReadOnlyCollection<Contribution> written)
    {
        losses.AddGone(debate);
        foreach (var it in written)
        {
            if (it.Stance is not null)
                losses.Add(Stance, it.Label);
            losses.AddHistoryOf(it);
        }
        losses.AddStale(debate);
        losses.AddConcessionsAndSources(debate);
    }

    /// <summary>Takes note of links that were not confirmed since what they join was amended.</summary>
    internal static void AddStale(this LossList losses, WritableDebate debate)
    {
        foreach (var link in debate.LiveLinks.Where(debate.State.IsStale))
            losses.Add(Stale, link.Id);
    }

    /// <summary>Takes note of what a contribution has beside its latest words.</summary>
    internal static void AddHistoryOf(this LossList losses, Contribution it)
    {
        if (it.Revision > 1)
            losses.Add(EarlierWordings, it.Label);
        if (!it.Credences.IsEmpty)
            losses.Add(Credences, it.Label);
    }

    /// <summary>Takes note of the description, where there is no place for it.</summary>
    internal static void AddDescription(this LossList losses, WritableDebate debate)
    {
        if (debate.State.Description?.Text is not null)
            losses.Add(Description, "the debate");
    }

    /// <summary>Takes note of titles, where there is no place for them.</summary>
    internal static void AddTitles(this LossList losses, WritableDebate debate, IEnumerable<Contribution> written)
    {
        foreach (var it in written.Where(it => debate.State.TitleOf(it) is not null))
            losses.Add(Title, it.Label);
    }

    /// <summary>Takes note of the schemes of links that are written, where there is no place for them.</summary>
    internal static void AddSchemes(this LossList losses, WritableDebate debate, IEnumerable<Link> links)
    {
        foreach (var link in links.Where(link => debate.State.SchemeOf(link) is not null))
            losses.Add(Scheme, link.Id);
    }

    /// <summary>Takes note of what stands beside the contributions: concessions and sources.</summary>
    internal static void AddConcessionsAndSources(this LossList losses, WritableDebate debate)
    {
        foreach (var made in debate.Concessions)
            losses.Add(Concession, made.Label);
        losses.AddSources(debate);
    }

    /// <summary>Takes note of the sources.</summary>
    internal static void AddSources(this LossList losses, WritableDebate debate, string what = Source)
    {
        foreach (var source in debate.Sources)
            losses.Add(what, source.Label);
    }
}
