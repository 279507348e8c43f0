using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer;

/// <summary>Random debates with everything that a debate can have; the words of each contribution are its own.</summary>
static class InventedDebates
{
    static readonly DateTimeOffset Noon = new(2025, 1, 2, 12, 0, 0, TimeSpan.Zero);

    static readonly string[] Words =
    [
        "It is so.", "It is (not) so.", "#tag [x] <y> {z: 1}", "// no comment", "- a list", "-> See 1.1.", "1. one", "2. Con: two", "a: b", "*bold* and _not_", "“quoted”",
        "\\ back\\", "https://a.example/b//c", "(1) premise", "----", "/* c */ <!-- d -->", "[c1]: no", "\"x\", y", "é 😀 العربية", "+> > - ><", "two\nlines", "p af 2", "c9",
    ];

    static readonly string[] Called = ["The bus", "Late", "c7", "[x]", "a // b", "It is so.", "Ünder", "α > β", "\"q\""];

    sealed record Step(int Kind, int First, int Second, int Third, int Chance);

    static readonly Gen<Step> Steps = Gen.Select(Gen.Int[0, 23], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 9], (kind, first, second, third, chance) => new Step(kind, first, second, third, chance));

    /// <summary>The debates; something is claimed in each.</summary>
    internal static readonly Gen<Debate> All = Steps.Array[1, 30].Select(Told).Where(debate => debate.Contributions.Values.Any(it => it.Kind == ContributionKind.Claim && debate.Stands(it)));

    static Debate Told(Step[] steps)
    {
        var debate = Domain.Debate.None;
        Make(new OpenDebate("What follows?") { Description = steps[0].Chance < 3 ? "All of it." : null }, "ann");
        Make(new IntroduceSpeaker("Ada"), "ann");
        Make(new IntroduceSpeaker("Bob"), "ann");
        for (var i = 0; i < steps.Length; i++)
            Make(MoveOf(debate, steps[i], i), steps[i].Second % 5 == 0 ? "bo" : "ann");
        return debate;

        // What the rules refuse is left out.
        void Make(Move? move, string by)
        {
            if (move is not null)
                debate = debate.HearAll([new(move, new Utterance(by, Noon.AddMinutes(debate.Version), "sixteen bytes or"u8.ToArray()))]).After;
        }
    }

    static Move? MoveOf(Debate debate, Step step, int number)
    {
        var all = debate.Order.ToList();
        var (one, other) = (all.Count == 0 ? "c1" : all[step.First % all.Count], all.Count == 0 ? "c1" : all[step.Second % all.Count]);
        var words = $"{Words[step.Third % Words.Length]} {number}";
        var move = MoveOf(debate, step, one, other, words);
        return move is not { IsSpoken: true } or ConcedeClaim { Yields: not null } ? move : move with
        {
            Speaker = step.Chance switch { < 3 => "p1", < 6 => "p2", _ => null },
            SaidAt = step.Third % 3 == 0 ? Noon.AddDays(-step.Third) : null,
        };
    }

    static Move? MoveOf(Debate debate, Step step, string one, string other, string words)
    {
        var title = step.First % 4 == 0 ? Called[step.Second % Called.Length] : null;
        var scheme = step.Second % 4 == 0 ? Called[step.First % Called.Length] : null;
        return step.Kind switch
        {
            < 4 => new MakeClaim(words) { Title = title, Stance = step.Chance % 3 == 0 ? Stance.Against : null },
            < 7 => new MakeClaim(words) { Supports = one, Title = title, Scheme = scheme },
            < 10 => new RebutClaim(one, words) { Title = title, Scheme = scheme },
            < 12 => new RebutClaim(one, words) { Aim = Aim.Link, Title = title, Scheme = scheme },
            12 => new AskQuestion(words) { About = step.Chance < 5 ? one : null },
            13 => new MakeClaim(words) { Answers = one },
            14 => step.Chance < 4 ? new CiteQuote(words) : new CiteQuote(words) { Contribution = step.Chance < 7 ? one : null, Source = step.Chance < 7 || debate.Sources.IsEmpty ? null : "s1", For = step.Chance % 2 == 0 ? other : null },
            15 => new RecordSource("A post", words),
            16 or 17 => new LinkContributions(one, other, (LinkKind)(step.Third % 3)) { Scheme = scheme },
            18 => new ConcedeClaim(one, step.Chance % 2 == 0 ? Extent.Full : Extent.Partial) { Text = title, Yields = step.Chance == 9 ? other : null },
            19 or 20 => new AmendContribution(one, words, "Better so.") { SaidAt = null },
            21 => new WithdrawContribution(Withdrawable(debate, step), "A slip."),
            22 => step.Chance < 3 ? new HideContribution(one, "Rude.") : new StateCredence(one, 0.5),
            _ => new ConfirmLink(one),
        };
    }

    static string Withdrawable(Debate debate, Step step)
    {
        List<string> all = [.. debate.Order, .. debate.Concessions.Keys, .. debate.Links.Values.Where(link => !link.IsOwned).Select(link => link.Id)];
        return all.Count == 0 ? "c1" : all[step.Second % all.Count];
    }
}
