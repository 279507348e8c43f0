namespace ArgumentLedger.Domain.Tests.Kit;

/// <summary>A debate in which every kind of move is made.</summary>
public static class Example
{
    /// <summary>All that is said, in order.</summary>
    public static readonly Deed[] Deeds =
    [
        Opened,
        Olga.Says(new RewordMotion("Do crisp words serve better than fuzzy ones?")),
        CleoIntroducesPaula,
        CleoRecordsThePost,
        AnnClaims,
        CleoSupports,
        BobRebuts,
        BobUndercuts,
        BobAsks,
        Ann.Says(new MakeClaim("One with a test.") { Answers = "a1" }),
        Ann.Says(new CiteQuote("A tool is judged by its use.") { Source = "s1", For = "c1" }),
        Cleo.Says(new LinkContributions("c1", "r1", LinkKind.Attack)),
        Ann.Amends("c1", "Fuzzy words are often useful."),
        Bob.Says(new ConfirmLink("r1")),
        Ann.Says(new ConcedeClaim("r1", Extent.Partial) { Yields = "c1", Text = "Some must be crisp." }),
        Bob.Says(new StateCredence("c1", 0.25)),
        OlgaIdentifiesPaulaAsAnn,
        AnnAgreesSheIsPaula,
        Cleo.Withdraws("l1"),
        Olga.Hides("u1"),
        Olga.Says(new RestoreContribution("u1", "It names nobody.")),
        Olga.Says(new AdmitParticipant("bob", Role.Moderator)),
        Olga.Says(new RemoveParticipant("bob")),
        Closed,
        Olga.Says(new ReopenDebate()),
    ];

    /// <summary>The debate with all that said.</summary>
    public static Scenario Told { get; } = Given(Deeds);

    /// <summary>One move of each kind by its name.</summary>
    public static IReadOnlyDictionary<string, Move> Moves { get; } =
        Deeds.Select(deed => deed.Move).GroupBy(Vocabulary.NameOf).ToDictionary(moves => moves.Key, moves => moves.First());
}
