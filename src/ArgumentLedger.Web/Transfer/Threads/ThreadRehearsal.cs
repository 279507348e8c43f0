using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What a plan would come to: the debate after it, and what the rules would refuse, without a word being logged.</summary>
/// <param name="After">The debate as it would be, without what is refused.</param>
/// <param name="Before">The version of the debate now.</param>
/// <param name="Faults">What is refused, each beside its piece; at most <see cref="MostFaults"/>.</param>
public sealed record ThreadRehearsal(Debate After, long Before, ImmutableList<PlanFault> Faults)
{
    /// <summary>So many refusals are told at once.</summary>
    public const int MostFaults = 10;

    // So many moves are made in all: what misses a refused one is refused in its turn, and each time all begins anew.
    const int MostMade = 300_000;

    /// <summary>Makes the moves in memory.</summary>
    /// <param name="moves">The moves, with those that open the debate.</param>
    /// <param name="debate">The debate they are made in.</param>
    /// <param name="by">Id of the contributor.</param>
    /// <param name="at">The time now.</param>
    public static ThreadRehearsal Of(IReadOnlyList<PlannedMove> moves, Debate debate, string by, DateTimeOffset at)
    {
        var said = new Utterance(by, at, new byte[32]);
        var left = moves.ToList();
        var faults = ImmutableList.CreateBuilder<PlanFault>();
        for (var attempt = 0; attempt < 10 * MostFaults && (attempt == 0 || attempt * left.Count < MostMade); attempt++)
        {
            var hearing = debate.HearAll([.. left.Select(planned => new SpokenMove(planned.Move, said))]);
            if (hearing.Refusal is not { } refusal)
                return new(hearing.After, debate.Version, faults.ToImmutable());
            var refused = left[hearing.RefusedAt];
            // What only misses something refused before needs no telling.
            if (refusal.Code != "unknown-name" || faults.Count == 0)
                faults.Add(new(refused.Message, refused.Piece, refusal.Sentence));
            if (faults.Count >= MostFaults || refused.Piece is null)
                return new(debate, debate.Version, faults.ToImmutable());
            left.RemoveAt(hearing.RefusedAt);
        }
        return new(debate, debate.Version, faults.ToImmutable());
    }
}
