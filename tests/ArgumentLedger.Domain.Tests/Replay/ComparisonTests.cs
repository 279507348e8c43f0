using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain.Tests.Replay;

public sealed class ComparisonTests
{
    // 1 opened, 2 c1, 3 r1
    static readonly Scenario Argued = Given(Opened, AnnClaims, BobRebuts);

    [Fact]
    public void Nothing_differs_between_a_moment_and_itself()
    {
        var same = Compare(Argued, 3, 3);

        Assert.Equal(Canon.Of(new Comparison { From = 3, To = 3 }), Canon.Of(same));
    }

    [Fact]
    public void What_was_made_is_named_with_the_event_that_made_it()
    {
        var compared = Compare(Argued, 1, 3);

        Are([new("c1", 2), new("r1", 3)], compared.Made);
        Are(
            [new("ann", "c1", Ground.Said, true, 2), new("bob", "r1", Ground.Said, true, 3)],
            compared.Commitments);
        Assert.Empty(compared.Standing);
    }

    [Fact]
    public void From_before_the_first_event_everything_is_new()
    {
        var compared = Compare(Argued, 0, 3);

        Assert.Equal(["c1", "r1"], compared.Made.Select(made => made.Label));
        Assert.Null(compared.MotionReworded);
    }

    [Fact]
    public void A_rewording_names_both_revisions_and_the_link_that_it_made_stale()
    {
        var told = Argued.And(Ann.Amends("c1", "Fuzzy words are often useful."), Ann.Amends("c1", "Fuzzy words are mostly useful."));
        var compared = Compare(told, 3, 5);

        Are([new("c1", 1, 3, 5)], compared.Reworded);
        Are([new("r1>", 4)], compared.GoneStale);
        Assert.Empty(compared.Commitments);
    }

    [Fact]
    public void A_link_that_was_confirmed_is_no_longer_said_to_have_gone_stale()
    {
        var told = Argued.And(Ann.Amends("c1", "Fuzzy words are often useful."), Bob.Says(new ConfirmLink("r1")));
        var compared = Compare(told, 3, 5);

        Assert.Empty(compared.GoneStale);
        Are([new("r1>", 5)], compared.Confirmed);
    }

    [Fact]
    public void A_withdrawal_takes_the_commitment_with_it_and_changes_what_it_attacked()
    {
        var compared = Compare(Argued.And(Bob.Withdraws("r1")), 3, 4);

        Are([new("r1", 4)], compared.Withdrawn);
        Are([new("bob", "r1", Ground.Said, false, 4)], compared.Commitments);
        Assert.Contains(compared.Standing, shift => (shift.Label, shift.From.Status, shift.To.Status) == ("c1", Status.Refuted, Status.Unchallenged));
    }

    [Fact]
    public void Standing_names_every_event_that_turned_it_on_the_way()
    {
        var told = Argued.And(Ann.Says(new RebutClaim("r1", "Fuzzy ones can be tested too.")), Ann.Withdraws("r2"));
        var c1 = Compare(told, 2, 5).Standing.Single(shift => shift.Label == "c1");

        Assert.Equal((Status.Unchallenged, Status.Refuted), (c1.From.Status, c1.To.Status));
        Are([3L, 4, 5], c1.Versions);
    }

    [Fact]
    public void A_full_concession_gives_up_what_it_yields_and_commits_to_what_it_accepts()
    {
        var compared = Compare(Argued.And(Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" })), 3, 4);

        Are([new("k1", 4)], compared.Conceded);
        Are(
            [new("ann", "c1", Ground.Said, false, 4), new("ann", "r1", Ground.Conceded, true, 4)],
            compared.Commitments);
    }

    [Fact]
    public void A_partial_concession_moves_no_commitment()
    {
        var compared = Compare(Argued.And(Ann.Says(new ConcedeClaim("r1", Extent.Partial) { Yields = "c1" })), 3, 4);

        Are([new("k1", 4)], compared.Conceded);
        Assert.Empty(compared.Commitments);
        Assert.Equal(Status.PartlyConceded, compared.Standing.Single(shift => shift.Label == "c1").To.Status);
    }

    [Fact]
    public void A_concession_taken_back_gives_back_what_was_given_up()
    {
        var told = Argued.And(Ann.Says(new ConcedeClaim("r1", Extent.Full) { Yields = "c1" }), Ann.Withdraws("k1"), Ann.Amends("c1", "Fuzzy words are useful, I say."));
        var compared = Compare(told, 4, 6);

        Are([new("k1", 5)], compared.ConcessionsTakenBack);
        Are(
            [new("ann", "c1", Ground.Said, true, 5), new("ann", "r1", Ground.Conceded, false, 5)],
            compared.Commitments);
    }

    [Fact]
    public void What_came_and_went_in_between_is_no_difference()
    {
        var told = Argued.And(Olga.Hides("c1"), Olga.Says(new RestoreContribution("c1", "It names nobody.")), Closed, Olga.Says(new ReopenDebate()));
        var compared = Compare(told, 3, 7);

        Assert.Empty(compared.Hidden);
        Assert.Empty(compared.Restored);
        Assert.Null(compared.ClosedOrReopened);
    }

    [Fact]
    public void Hiding_and_restoring_are_told_with_their_events()
    {
        var told = Argued.And(Olga.Hides("c1"), Olga.Says(new RestoreContribution("c1", "It names nobody.")));

        Are([new("c1", 4)], Compare(told, 3, 4).Hidden);
        Are([new("c1", 5)], Compare(told, 4, 5).Restored);
    }

    [Fact]
    public void The_motion_the_end_the_cast_roles_and_credences_are_compared_too()
    {
        var told = Argued.And(
            Olga.Says(new RewordMotion("Do crisp words serve better?")), CleoIntroducesPaula, CleoRecordsThePost,
            Bob.Says(new StateCredence("c1", 0.25)), Bob.Says(new StateCredence("c1", 0.5)),
            Olga.Says(new AdmitParticipant("bob", Role.Moderator)), Closed);
        var compared = Compare(told, 3, 10);

        Assert.Equal(4, compared.MotionReworded);
        Are([new("p1", 5)], compared.Introduced);
        Are([new("s1", 6)], compared.Recorded);
        Are([new("bob", "c1", null, 0.5, 8)], compared.Credences);
        Are([new("bob", null, Role.Moderator, 9)], compared.Roles);
        Assert.Equal(10, compared.ClosedOrReopened);
    }

    [Fact]
    public void An_explicit_link_and_its_withdrawal_are_told()
    {
        var told = Argued.And(CleoSupports, Cleo.Says(new LinkContributions("c2", "r1", LinkKind.Attack)), Cleo.Withdraws("l1"));

        Are([new("l1", 5)], Compare(told, 4, 5).Linked);
        Are([new("l1", 6)], Compare(told, 5, 6).Unlinked);
    }

    [Fact]
    public void What_a_cast_member_held_is_held_by_their_account_once_that_is_known()
    {
        var told = Given(Opened, CleoIntroducesPaula, CleoReportsPaula, OlgaIdentifiesPaulaAsAnn, AnnAgreesSheIsPaula, Ann.Says(new MakeClaim("And crisp words age.")));
        var compared = Compare(told, 3, 6);

        Are([new("p1", 5)], compared.Identified);
        Are(
            [new("ann", "c1", Ground.Said, true, 5), new("p1", "c1", Ground.Said, false, 5), new("ann", "c2", Ground.Said, true, 6)],
            compared.Commitments);
    }

    [Fact]
    public void The_later_moment_cannot_be_before_the_earlier() =>
        Assert.Throws<ArgumentException>(() => Comparison.Between(At(Argued, 3), At(Argued, 2), []));

    static Comparison Compare(Scenario told, long from, long to) => Comparison.Between(
        At(told, from), At(told, to),
        told.Entries.Where(entry => entry.Version > from && entry.Version <= to && Comparison.NeededEvents.Contains(entry.Event.GetType())));

    static void Are<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected, actual);

    static Debate At(Scenario told, long version) => Debate.None.ApplyAll(told.Entries.Where(entry => entry.Version <= version));
}
