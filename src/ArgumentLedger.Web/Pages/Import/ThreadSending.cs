using System.Collections.Immutable;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>What a confirmed draft comes to: tries it in memory, and sends it as one command, all or nothing.</summary>
public sealed class ThreadSending(DebateReader reader, MoveSender sender, TimeProvider clock)
{
    /// <summary>What would be logged, and what the rules would refuse; null when the debate to add to is not there.</summary>
    public async Task<ThreadRehearsal?> RehearseAsync(ThreadDraft draft, CancellationToken ct)
    {
        if (await DebateOfAsync(draft, ct) is not { } debate)
            return null;
        var plan = ThreadPlan.Of(draft.Conversation, debate);
        var rehearsal = ThreadRehearsal.Of(WithOpening(draft, plan), debate, draft.Owner, Microseconds.Of(clock.GetUtcNow()));
        return rehearsal with { Faults = plan.Faults.AddRange(rehearsal.Faults) };
    }

    /// <summary>Logs it. Sent twice it counts once.</summary>
    public async Task<(MoveAnswer? Answer, ImmutableList<PlanFault> Faults)> SendAsync(ThreadDraft draft, CancellationToken ct)
    {
        if (await DebateOfAsync(draft, ct) is not { } debate)
            return (null, [new(null, null, "The debate that this was to be added to is not there.")]);
        var plan = ThreadPlan.Of(draft.Conversation, debate);
        if (plan.Faults.Count > 0)
            return (null, plan.Faults);
        var moves = WithOpening(draft, plan);
        var key = MoveSender.KeyOf(draft.Owner, $"thread {draft.Id}", $"{draft.Version}");
        var answer = await sender.SendAsync(draft.Owner, draft.Debate ?? draft.Id, [.. moves.Select(planned => planned.Move)], key, null, ct);
        return answer is MovesRefused refused
            ? (answer, [new(moves[refused.Index].Message, moves[refused.Index].Piece, refused.Refusal.Sentence)])
            : (answer, []);
    }

    static ImmutableList<PlannedMove> WithOpening(ThreadDraft draft, ThreadPlan plan) =>
        draft.Debate is null ? plan.Moves.Insert(0, new(new OpenDebate(draft.Motion) { Visibility = draft.Visibility }, null, null)) : plan.Moves;

    async Task<Debate?> DebateOfAsync(ThreadDraft draft, CancellationToken ct)
    {
        if (draft.Debate is not { } id)
            return Debate.None;
        return await reader.HeadAsync(id, ct) is { } debate && debate.MayRead(draft.Owner) ? debate : null;
    }
}
