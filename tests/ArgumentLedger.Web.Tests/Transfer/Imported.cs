using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

/// <summary>What a file becomes in a new debate, without a store.</summary>
internal static class Imported
{
    static readonly Guid Id = new("01980000-0000-7000-8000-000000000000");
    static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    static readonly ReadOnlyMemory<byte> Seed = "sixteen bytes or"u8.ToArray();

    /// <summary>Makes the moves of a file that can be read, none of which may be refused.</summary>
    public static Debate Debate(string format, string text) => Debate(Assert.IsType<Parsed>(Formats.All[format].Reader!.Read(text)));

    /// <summary>Makes the moves of a file, none of which may be refused.</summary>
    public static Debate Debate(Parsed read)
    {
        Move[] moves = [new OpenDebate("What follows?"), .. read.Moves.Select(placed => placed.Move)];
        var hearing = Domain.Debate.None.HearAll([.. moves.Select(move => new SpokenMove(move, new Utterance("ann", Noon, Seed)))]);
        Assert.Null(hearing.Refusal);
        return hearing.After;
    }

    /// <summary>Makes more moves in a debate.</summary>
    public static Debate Then(this Debate debate, params Move[] moves)
    {
        var hearing = debate.HearAll([.. moves.Select(move => new SpokenMove(move, new Utterance("bo", Noon, Seed)))]);
        Assert.Null(hearing.Refusal);
        return hearing.After;
    }

    /// <summary>Writes a debate.</summary>
    public static Written WrittenAs(this Debate debate, string format) => Formats.All[format].Writer!.Write(new(Id, debate, voice => voice));

    /// <summary>Claims with their words and attacks between them: all that a framework says.</summary>
    public static (IEnumerable<string?> Words, IEnumerable<string> Attacks) Argument(this Debate debate) =>
        (debate.Order.Select(label => debate.Contributions[label].Text.Text),
         debate.Links.Values.OrderBy(link => link.Version).Select(link => $"{link.From} {link.To}"));
}
