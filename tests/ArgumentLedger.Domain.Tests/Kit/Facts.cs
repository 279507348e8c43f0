namespace ArgumentLedger.Domain.Tests.Kit;

/// <summary>The people and the moves that many tests begin with. A comment names the label where it is always the same.</summary>
public static class Facts
{
    /// <summary>Opens the debates and so moderates them.</summary>
    public static readonly Person Olga = new("olga");

    public static readonly Person Ann = new("ann");
    public static readonly Person Bob = new("bob");
    public static readonly Person Cleo = new("cleo");

    /// <summary>Administers the site.</summary>
    public static readonly Person Root = new("root", Administrator: true);

    public const string Post = "Words are tools. A tool is judged by its use. Words are tools.";

    public static readonly Deed Opened = Olga.Says(new OpenDebate("Are crisp words better than fuzzy ones?"));
    public static readonly Deed OpenedPrivately =
        Olga.Says(new OpenDebate("Are crisp words better than fuzzy ones?") { Visibility = Visibility.Private });
    public static readonly Deed Closed = Olga.Says(new CloseDebate());

    /// <summary>c1</summary>
    public static readonly Deed AnnClaims = Ann.Says(new MakeClaim("Fuzzy words are useful."));

    /// <summary>r1, against c1</summary>
    public static readonly Deed BobRebuts = Bob.Says(new RebutClaim("c1", "Only crisp words can be tested."));

    /// <summary>c2, for c1</summary>
    public static readonly Deed CleoSupports = Cleo.Says(new MakeClaim("Most words in use are fuzzy.") { Supports = "c1" });

    /// <summary>u1, against the link of c2</summary>
    public static readonly Deed BobUndercuts =
        Bob.Says(new RebutClaim("c2", "To be in use is not to be useful.") { Aim = Aim.Link });

    /// <summary>a1, about the motion</summary>
    public static readonly Deed BobAsks = Bob.Says(new AskQuestion("What is a crisp word?"));

    /// <summary>p1</summary>
    public static readonly Deed CleoIntroducesPaula = Cleo.Says(new IntroduceSpeaker("Paula"));

    /// <summary>s1</summary>
    public static readonly Deed CleoRecordsThePost = Cleo.Says(new RecordSource("A post", Post));

    /// <summary>A claim of Paula's, who is p1 and has no account here.</summary>
    public static readonly Deed CleoReportsPaula = Cleo.Says(new MakeClaim("Crisp words mislead.") { Speaker = "p1" });

    public static readonly Deed OlgaIdentifiesPaulaAsAnn = Olga.Says(new IdentifySpeaker("ann") { Speaker = "p1" });
    public static readonly Deed AnnAgreesSheIsPaula = Ann.Says(new IdentifySpeaker("ann") { Speaker = "p1" });

    public static Deed Amends(this Person author, string target, string text) =>
        author.Says(new AmendContribution(target, text, "To be clearer."));

    public static Deed Withdraws(this Person author, string target) =>
        author.Says(new WithdrawContribution(target, "I was wrong."));

    public static Deed Hides(this Person moderator, string target) =>
        moderator.Says(new HideContribution(target, "It names a private person."));
}
