namespace ArgumentLedger.Domain;

/// <summary>What stands in a debate, counted: contributions that are neither withdrawn nor hidden.</summary>
/// <param name="Claims">Claims that answer the motion or a question.</param>
/// <param name="Supports">Claims offered for another contribution.</param>
/// <param name="Rebuttals">Rebuttals of conclusions.</param>
/// <param name="Undercuts">Rebuttals of links.</param>
/// <param name="Quotes">Quotes.</param>
/// <param name="Questions">Questions.</param>
/// <param name="Unanswered">Rebuttals and undercuts that nobody has attacked, undercut or conceded.</param>
/// <param name="OpenQuestions">Questions that no claim answers.</param>
public sealed record Tally(
    int Claims, int Supports, int Rebuttals, int Undercuts, int Quotes, int Questions, int Unanswered, int OpenQuestions)
{
    /// <summary>Nothing counted.</summary>
    public static readonly Tally Zero = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>All contributions that stand.</summary>
    public int Contributions => Claims + Supports + Rebuttals + Undercuts + Quotes + Questions;

    /// <summary>This tally with one contribution's share taken out as it was and put in as it is.</summary>
    internal Tally Moved(Tally was, Tally now) => was == now ? this : Plus(was, -1).Plus(now, 1);

    /// <summary>What one contribution adds to a debate's tally; nothing where it does not stand, or is not there.</summary>
    internal static Tally Of(Debate debate, string label)
    {
        if (!debate.Contributions.TryGetValue(label, out var contribution) || !debate.Stands(contribution))
            return Zero;
        return contribution.Kind switch
        {
            ContributionKind.Claim => Claim,
            ContributionKind.Support => Support,
            ContributionKind.Rebuttal => debate.IsOpen(contribution) ? OpenRebuttal : Rebuttal,
            ContributionKind.Undercut => debate.IsOpen(contribution) ? OpenUndercut : Undercut,
            ContributionKind.Quote => Quote,
            _ => debate.IsOpen(contribution) ? OpenQuestion : Question,
        };
    }

    static readonly Tally Claim = Zero with { Claims = 1 };
    static readonly Tally Support = Zero with { Supports = 1 };
    static readonly Tally Rebuttal = Zero with { Rebuttals = 1 };
    static readonly Tally OpenRebuttal = Rebuttal with { Unanswered = 1 };
    static readonly Tally Undercut = Zero with { Undercuts = 1 };
    static readonly Tally OpenUndercut = Undercut with { Unanswered = 1 };
    static readonly Tally Quote = Zero with { Quotes = 1 };
    static readonly Tally Question = Zero with { Questions = 1 };
    static readonly Tally OpenQuestion = Question with { OpenQuestions = 1 };

    Tally Plus(Tally other, int sign) => new(
        Claims + sign * other.Claims,
        Supports + sign * other.Supports,
        Rebuttals + sign * other.Rebuttals,
        Undercuts + sign * other.Undercuts,
        Quotes + sign * other.Quotes,
        Questions + sign * other.Questions,
        Unanswered + sign * other.Unanswered,
        OpenQuestions + sign * other.OpenQuestions);
}
