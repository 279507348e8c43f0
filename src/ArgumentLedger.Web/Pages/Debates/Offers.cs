using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A move that a page offers: the word on the link and the form behind it.</summary>
/// <param name="Word">What the link says.</param>
/// <param name="Address">The form, with its first fields filled in.</param>
public sealed record Offer(string Word, string Address);

/// <summary>Which moves can succeed for the viewer, found by asking the rules themselves.</summary>
public static class Offers
{
    const string Some = "…";

    /// <summary>What can be done with a contribution.</summary>
    public static IEnumerable<Offer> On(DebateInView here, Contribution it)
    {
        if (here.Viewer is null)
            return [];
        var label = it.Label;
        var isQuestion = it.Kind == ContributionKind.Question;
        return Allowed(here,
            new("Answer", isQuestion ? new MakeClaim(Some) { Answers = label } : null, $"answers={label}"),
            new("Rebut", isQuestion ? null : new RebutClaim(label, Some), $"target={label}"),
            new("Undercut", isQuestion ? null : new RebutClaim(label, Some) { Aim = Aim.Link }, $"target={label}&aim=link"),
            new("Support", isQuestion ? null : new MakeClaim(Some) { Supports = label }, $"supports={label}"),
            new("Concede", isQuestion ? null : Conceding(here, it), $"what={label}"),
            new("Ask", isQuestion || it.Kind == ContributionKind.Quote ? null : new AskQuestion(Some) { About = label }, $"about={label}"),
            new("Quote", it.Kind == ContributionKind.Quote || it.Withdrawn is not null ? null : new CiteQuote(Some) { Contribution = label }, $"contribution={label}&revision={it.Revision}"),
            new("Credence", isQuestion ? null : new StateCredence(label, null), $"target={label}"),
            new("Link", isQuestion ? null : new StateCredence(label, null), $"from={label}", "link"),
            new("Amend", new AmendContribution(label, it.Text.Text + Some, Some), $"target={label}"),
            new("Withdraw", new WithdrawContribution(label, Some), $"target={label}"))
            .Concat(Hiding(here, label));
    }

    /// <summary>What can be done with a quote that stands inside what it is offered for.</summary>
    public static IEnumerable<Offer> OnQuoteInside(DebateInView here, Contribution quote) =>
        On(here, quote).Where(offer => offer.Word is "Rebut" or "Undercut" or "Withdraw" or "Hide" or "Restore");

    /// <summary>What can be done with the debate as a whole by anybody who takes part.</summary>
    public static IEnumerable<Offer> OnMotion(DebateInView here) => Allowed(here,
        new("Make a claim", new MakeClaim(Some)),
        new("Ask a question", new AskQuestion(Some)),
        new("Quote", new CiteQuote(Some)),
        new("Record a source", new RecordSource(Some, Some)),
        new("Introduce a speaker", new IntroduceSpeaker(Some + here.Debate.Version)));

    /// <summary>What a moderator can do with the debate as a whole.</summary>
    public static IEnumerable<Offer> OfModerators(DebateInView here) => Allowed(here,
        new("Reword the motion", new RewordMotion(Some)),
        new("Admit somebody", here.IsModerated ? new AdmitParticipant(Some, Role.Reader) : null),
        new("Close the debate", new CloseDebate()),
        new("Reopen the debate", new ReopenDebate()));

    /// <summary>The form that confirms a link, if the viewer may do so and there is need.</summary>
    public static Offer? Confirming(DebateInView here, Link link)
    {
        var name = link.IsOwned ? link.From : link.Id;
        return Allowed(here, new Wish("Confirm", new ConfirmLink(name), $"link={name}")).FirstOrDefault();
    }

    /// <summary>The form that takes something back, if the viewer may.</summary>
    public static Offer? Withdrawing(DebateInView here, string label) =>
        Allowed(here, new Wish("Withdraw", new WithdrawContribution(label, Some), $"target={label}")).FirstOrDefault();

    /// <summary>The forms by which a moderator hides the words of something, or shows them again.</summary>
    public static IEnumerable<Offer> Hiding(DebateInView here, string label) => here.Viewer is null ? [] : Allowed(here,
        new("Hide", new HideContribution(label, Some), $"target={label}"),
        new("Restore", new RestoreContribution(label, Some), $"target={label}"));

    // A wish is tried on the rules; one whose own move needs a second party yet is tried with a move like it.
    sealed record Wish(string Word, Move? Probe, string? Query = null, string? Name = null);

    static IEnumerable<Offer> Allowed(DebateInView here, params IEnumerable<Wish> wishes) =>
        from wish in wishes
        let probe = wish.Probe
        where probe is not null && here.Allows(probe)
        select new Offer(wish.Word, here.FormFor(wish.Name ?? Vocabulary.NameOf(probe), wish.Query));

    // One concedes what others said; somebody of the cast may concede what is one's own.
    static ConcedeClaim? Conceding(DebateInView here, Contribution it)
    {
        var voice = here.Debate.Cast.Values.FirstOrDefault(member =>
            member.Contributor is null && member.Label != it.Speaker)?.Label;
        return here.Debate.SamePerson(it.Speaker, here.Viewer!)
            ? voice is null ? null : new(it.Label, Extent.Partial) { Speaker = voice }
            : new(it.Label, Extent.Full);
    }
}
