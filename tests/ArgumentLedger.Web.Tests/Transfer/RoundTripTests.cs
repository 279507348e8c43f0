using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class RoundTripTests
{
    static readonly Gen<string> Words = Gen.OneOf(
        "It is so.", "It is (not) so.", "#tag [x] <y> {z: 1}", "// no comment", "- a list", "-> See 1.1.", "1. one", "2. Con: two", "a: b", "*bold* and _not_", "“quoted”",
        "\\ back\\", "= sum", "https://a.example/b//c", "(1) premise", "----", "=== x", "/* c */ <!-- d -->", "[c1]: no", "<r1>", "@[c1]", "\"x\", y", "& \t tab", "é 😀 العربية", "+> > - ><");

    /// <summary>A step of an argument: which kind of move, about which earlier ones.</summary>
    sealed record Step(int Kind, int First, int Second, string Words);

    static readonly Gen<Step[]> Steps = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 99], Gen.Int[0, 99], Words, (kind, first, second, words) => new Step(kind, first, second, words)).Array[1, 25];

    // Each has words of its own, so that words tell contributions apart.
    static Debate Told(Step[] steps, bool undercuts)
    {
        var (moves, made, owners, links) = (new List<Move>(), new List<string>(), new List<string>(), new HashSet<(string, string, LinkKind)>());
        for (var i = 0; i < steps.Length; i++)
        {
            var (kind, words, name) = (steps[i].Kind, $"{steps[i].Words} {i}", $"n{i}");
            if (kind < 2 || made.Count == 0)
                moves.Add(new MakeClaim(words) { As = name });
            else if (kind == 9 && made.Count > 1)
            {
                var (from, to, link) = (made[steps[i].First % made.Count], made[steps[i].Second % made.Count], steps[i].First % 2 == 0 ? LinkKind.Attack : LinkKind.Support);
                if (from != to && links.Add((from, to, link)))
                    moves.Add(new LinkContributions(from, to, link));
                continue;
            }
            else if (kind > 6 && undercuts && owners.Count > 0)
            {
                moves.Add(new RebutClaim(owners[steps[i].First % owners.Count], words) { Aim = Aim.Link, As = name });
                owners.Add("@" + name);
            }
            else
            {
                var parent = made[steps[i].First % made.Count];
                moves.Add(kind % 2 == 0 ? new MakeClaim(words) { Supports = parent, As = name } : new RebutClaim(parent, words) { As = name });
                links.Add(("@" + name, parent, kind % 2 == 0 ? LinkKind.Support : LinkKind.Attack));
                owners.Add("@" + name);
            }
            made.Add("@" + name);
        }
        return Imported.Debate(new Parsed([], [])).Then([.. moves]);
    }

    static void ComesBack(string format, bool undercuts) => Steps.Sample(
        steps =>
        {
            var debate = Told(steps, undercuts);
            var written = debate.WrittenAs(format);

            var read = Formats.All[format].Reader!.Read(written.Text);

            var again = Imported.Debate(Assert.IsType<Parsed>(read));
            Assert.Equal(Sketch.Of(debate).Select(Tidy), Sketch.Of(again).Select(Tidy));
        },
        iter: 300);

    /// <summary>Debates with words of every awkward kind.</summary>
    internal static readonly Gen<Debate> Debates = Steps.Select(steps => Told(steps, true));

    /// <summary>Words with single blanks: formats of one line per claim keep no two together.</summary>
    internal static string Tidy(string words) => string.Join(' ', words.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Argdown_brings_back_every_claim_and_every_link() => ComesBack("argdown", true);

    [Fact]
    public void Aif_brings_back_every_claim_and_every_link() => ComesBack("aif", true);

    [Fact]
    public void Kialo_brings_back_every_claim_support_and_rebuttal() => ComesBack("kialo", false);
}
