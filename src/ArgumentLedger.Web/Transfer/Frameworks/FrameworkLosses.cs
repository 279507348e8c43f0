using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>What a debate says that no abstract framework can.</summary>
static class FrameworkLosses
{
    internal static void Tell(WritableDebate debate, IReadOnlyCollection<Contribution> written, LossList losses)
    {
        losses.Add("Who said what, when, and why is not written: a framework has only arguments and attacks.", "the debate");
        foreach (var it in debate.Standing.Where(it => !it.IsArguable))
            losses.Add("A question is left out: it is no argument.", it.Label);
        foreach (var it in written)
            Tell(debate.State, it, losses);
        foreach (var link in debate.LiveLinks)
            Tell(link, losses);
        losses.AddTitles(debate, written);
        losses.AddSchemes(debate, debate.LiveLinks.Where(link => link.Kind == LinkKind.Attack));
        losses.AddAllBeside(debate, written);
        losses.AddDescription(debate);
    }

    static void Tell(Debate debate, Contribution it, LossList losses)
    {
        if (debate.AsksOrAnswers(it) && debate.Stands(debate.Contributions[it.Parent!]))
            losses.Add("What answers a question is written as an argument of its own.", it.Label);
        if (it.Kind == ContributionKind.Quote)
            losses.Add("A quote is written as an argument, without what it quotes.", it.Label);
    }

    static void Tell(Link link, LossList losses)
    {
        if (link.Kind == LinkKind.Support)
            losses.Add("A support is not written; the contribution that supports is an argument of its own.", link.Id);
        else if (link.Kind == LinkKind.Undercut)
            losses.Add("An undercut is not written: in a framework only arguments are attacked.", link.Id);
    }
}
