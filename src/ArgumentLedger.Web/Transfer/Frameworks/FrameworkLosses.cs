using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>What a debate says that no abstract framework can.</summary>
static class FrameworkLosses
{
    internal static void Tell(Debate debate, LossList losses)
    {
        losses.Add("Who said what, when, and why is not written: a framework has only arguments and attacks.", "the debate");
        foreach (var label in debate.Order)
            Tell(debate, debate.Contributions[label], losses);
        foreach (var link in debate.Links.Values.OrderBy(link => link.Version))
            Tell(debate, link, losses);
        foreach (var made in debate.Concessions.Values.Where(made => made.Withdrawn is null).OrderBy(made => made.Version))
            losses.Add("A concession is not written, nor that it gives something up.", made.Label);
    }

    static void Tell(Debate debate, Contribution it, LossList losses)
    {
        if (!debate.Stands(it))
            losses.Add("A contribution that was withdrawn or hidden is left out.", it.Label);
        else if (!it.IsArguable)
            losses.Add("A question is left out: it is no argument.", it.Label);
        if (it.Revision > 1)
            losses.Add("Only the latest wording of an amended contribution counts.", it.Label);
        if (debate.Stands(it) && debate.TitleOf(it) is not null)
            losses.Add(Losses.Title, it.Label);
        if (!it.Credences.IsEmpty)
            losses.Add("Credences are not written.", it.Label);
    }

    static void Tell(Debate debate, Link link, LossList losses)
    {
        if (!debate.IsLive(link))
            return;
        if (link.Kind == LinkKind.Support)
            losses.Add("A support is not written; the contribution that supports is an argument of its own.", link.Id);
        else if (link.Kind == LinkKind.Undercut)
            losses.Add("An undercut is not written: in a framework only arguments are attacked.", link.Id);
        else if (debate.IsStale(link))
            losses.Add("An attack that was made for earlier words is written as if it were confirmed.", link.Id);
        if (link.Kind == LinkKind.Attack && debate.SchemeOf(link) is not null)
            losses.Add(Losses.Scheme, link.Id);
    }
}
