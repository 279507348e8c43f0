using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer;

/// <summary>What several formats cannot carry, in the same words.</summary>
static class Losses
{
    internal const string Gone = "A contribution that was withdrawn or hidden is left out.";
    internal const string EarlierWordings = "Only the latest wording of an amended contribution is written.";
    internal const string Credences = "Credences are not written.";
    internal const string Concession = "A concession is not written, nor that it gives something up; how it moved the standing is.";
    internal const string Title = "A title is not written.";
    internal const string Scheme = "The scheme of a link is not written.";
    internal const string Source = "A source is not written, only the quotes taken from it.";

    /// <summary>Takes note of what a contribution has beside its latest words.</summary>
    internal static void AddHistoryOf(this LossList losses, Contribution it)
    {
        if (it.Revision > 1)
            losses.Add(EarlierWordings, it.Label);
        if (!it.Credences.IsEmpty)
            losses.Add(Credences, it.Label);
    }

    /// <summary>Takes note of titles, where there is no place for them.</summary>
    internal static void AddTitles(this LossList losses, WritableDebate debate)
    {
        foreach (var it in debate.Standing.Where(it => debate.State.TitleOf(it) is not null))
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
