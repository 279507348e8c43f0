using System.Collections.Immutable;
using ArgumentLedger.Domain.Quotes;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

/// <summary>Random moves of every kind, most of them plausible, some of them nonsense.</summary>
static class RandomMoves
{
    static readonly string Long = new('x', Limits.Text + 1);

    static readonly Gen<string> Label = Mixed(
        (30, Gen.OneOf("c1", "c1", "c2", "c2", "c3", "r1", "r1", "r2", "u1")),
        (8, Gen.OneOf("q1", "a1", "k1", "k2", "l1", "l2", "s1", "p1", "c2>", "r1>", "u1>")),
        (2, Gen.OneOf("", " ", "@", "@a", "@b", "zz", "c01", "C1", ">", "l1>", "c1\0", "\ud800", null!, Long)));

    static readonly Gen<string> Text = Mixed(
        (20, Gen.OneOf("Words are tools.", "No.", "Yes.", "😀", "e\u0301")),
        (1, Gen.OneOf("", " ", "\0", "\udc00", null!, Long)),
        (1, Gen.String));

    static readonly Gen<string> Reason = Mixed((10, Gen.Const("Because.")), (1, Text));

    static readonly Gen<string> Contributor = Gen.OneOf("ann", "bob", "cleo", "olga", "dora", "", null!, "\0");

    static readonly Gen<Excerpt> Excerpt = Mixed(
        (1, Gen.Const((Excerpt)null!)),
        (4, Gen.Select(Text, Label, (exact, label) => new Excerpt(exact) { Contribution = label })),
        (2, Gen.Select(Text, Label, Gen.Int[-1, 3], (exact, label, revision) => new Excerpt(exact) { Contribution = label, Revision = revision })),
        (2, Gen.Select(Text, Text, (exact, context) => new Excerpt(exact) { Source = "s1", Prefix = context, Suffix = context })),
        (1, Gen.Select(Text, Label, (exact, label) => new Excerpt(exact) { Source = label, Contribution = label })),
        (1, Text.Select(exact => new Excerpt(exact))));

    static readonly Gen<ImmutableArray<Excerpt>> Excerpts = Mixed(
        (8, Gen.Const(ImmutableArray<Excerpt>.Empty)),
        (2, Excerpt.Array[0, 3].Select(excerpts => excerpts.ToImmutableArray())),
        (1, Gen.Const(default(ImmutableArray<Excerpt>))));

    static readonly Gen<Move> Move = Mixed(
        (8, Gen.Select(Text, Label, Gen.Int[0, 4], Excerpts, (text, label, aim, quotes) => (Move)new MakeClaim(text)
        {
            Supports = aim == 1 ? label : null,
            Answers = aim == 2 ? label : null,
            Stance = aim == 3 ? Stance.For : null,
            Quotes = quotes,
        })),
        (8, Gen.Select(Label, Text, Gen.Enum<Aim>(), Excerpts, (label, text, aim, quotes) =>
            (Move)new RebutClaim(label, text) { Aim = aim, Quotes = quotes })),
        (2, Gen.Select(Label, Text, Optional(Text), Optional(Text), (label, text, title, scheme) =>
            (Move)new MakeClaim(text) { Supports = label, Title = title, Scheme = scheme })),
        (2, Gen.Select(Label, Text, Optional(Text), Optional(Text), (label, text, title, scheme) =>
            (Move)new RebutClaim(label, text) { Title = title, Scheme = scheme })),
        (10, Gen.Select(Label, Gen.Enum<Extent>(), Optional(Label), Optional(Text), (what, extent, yields, text) =>
            (Move)new ConcedeClaim(what, extent) { Yields = yields, Text = text })),
        (6, Gen.Select(Label, Text, Reason, (label, text, reason) => (Move)new AmendContribution(label, text, reason))),
        (5, Gen.Select(Label, Label, Gen.Enum<LinkKind>(), (from, to, kind) => (Move)new LinkContributions(from, to, kind))),
        (2, Gen.Select(Label, Label, Gen.Enum<LinkKind>(), Optional(Text), (from, to, kind, scheme) => (Move)new LinkContributions(from, to, kind) { Scheme = scheme })),
        (3, Label.Select(label => (Move)new ConfirmLink(label))),
        (3, Gen.Select(Label, Reason, (label, reason) => (Move)new WithdrawContribution(label, reason))),
        (3, Gen.Select(Label, Gen.OneOf<double?>(0, 0.5, 1, null, -1, double.NaN), (label, probability) =>
            (Move)new StateCredence(label, probability))),
        (3, Gen.Select(Excerpt, Optional(Label), (excerpt, label) => (Move)new CiteQuote(excerpt?.Exact!)
        {
            Source = excerpt?.Source,
            Contribution = excerpt?.Contribution,
            Revision = excerpt?.Revision,
            Prefix = excerpt?.Prefix,
            Suffix = excerpt?.Suffix,
            For = label,
        })),
        (2, Gen.Select(Text, Optional(Label), (text, about) => (Move)new AskQuestion(text) { About = about })),
        (2, Gen.Select(Text, Optional(Text), (name, about) => (Move)new IntroduceSpeaker(name) { About = about, Url = about })),
        (2, Contributor.Select(contributor => (Move)new IdentifySpeaker(contributor) { Speaker = "p1" })),
        (1, Gen.Select(Text, Text, (title, text) => (Move)new RecordSource(title, text))),
        (2, Gen.Select(Label, Reason, (label, reason) => (Move)new HideContribution(label, reason))),
        (2, Gen.Select(Label, Reason, (label, reason) => (Move)new RestoreContribution(label, reason))),
        (2, Gen.Select(Contributor, Gen.Enum<Role>(), (contributor, role) => (Move)new AdmitParticipant(contributor, role))),
        (1, Contributor.Select(contributor => (Move)new RemoveParticipant(contributor))),
        (1, Gen.Select(Text, Optional(Text), (motion, text) => (Move)new RewordMotion(motion) { Description = text })),
        (1, Gen.OneOf<Move>(new CloseDebate(), new ReopenDebate(), new ReopenDebate(), new OpenDebate("Is it so?"))));

    /// <summary>A move by somebody, in their own voice or another, under a name or not.</summary>
    public static readonly Gen<Deed> Deed = Gen.Select(
        Gen.OneOf(Ann, Ann, Ann, Bob, Bob, Bob, Cleo, Olga, Olga, Root),
        Move,
        Mixed((20, Gen.Const((string?)null)), (4, Gen.Const<string?>("p1")), (1, Label!)),
        Mixed((20, Gen.Const((string?)null)), (4, Gen.OneOf<string?>("a", "b")), (1, Gen.OneOf<string?>("1", "", "@a"))),
        Gen.Int[-5, 200],
        (person, move, speaker, name, ago) => person.Says(move with
        {
            Speaker = move.IsSpoken || ago == 0 ? speaker : move.Speaker,
            As = name,
            SaidAt = ago > 5 ? null : Noon.AddSeconds(-ago),
        }));

    static readonly Deed[] Beginning = [CleoIntroducesPaula, CleoRecordsThePost, AnnClaims, CleoSupports, BobRebuts, BobUndercuts, BobAsks];

    static readonly Deed[] PrivateBeginning =
        [OpenedPrivately, .. new[] { "ann", "bob", "cleo" }.Select(id => Olga.Says(new AdmitParticipant(id, Role.Contributor))), .. Beginning];

    /// <summary>A debate that has begun.</summary>
    public static readonly Gen<Scenario> Begun = Mixed(
        (1, Gen.Const(Given())), (1, Gen.Const(Given(Opened))), (8, Gen.Const(Given([Opened, .. Beginning]))), (2, Gen.Const(Given(PrivateBeginning))));

    static Gen<string?> Optional(Gen<string> gen) => Mixed((3, Gen.Const((string?)null)), (2, gen!));

    static Gen<T> Mixed<T>(params (int Weight, IGen<T> Gen)[] parts) => Gen.Frequency(parts);
}
