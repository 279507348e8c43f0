using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Ledger.Commits;

/// <summary>A debate's commands decided one after the other, each on the state the earlier ones leave; nobody is told yet.</summary>
sealed class DecidedDebate
{
    readonly Dictionary<string, SentCommand> known;
    readonly Dictionary<string, MovesMade> madeHere = [];
    readonly List<(PendingCommand Pending, MoveAnswer Answer)> answers = [];
    readonly List<(PendingCommand Pending, SentCommand Sent)> repeats = [];
    readonly List<DebateStep> steps = [];

    internal DecidedDebate(Share share, WarmDebate before)
    {
        (Share, Before, After) = (share, before, before.State);
        known = share.Commands.Select(command => command.Earlier).OfType<SentCommand>().DistinctBy(sent => sent.Id).ToDictionary(sent => sent.Id);
        UncertainIds = [.. share.Commands.Where(command => command is { Id: not null, Earlier: null }).Select(command => command.Id!).Distinct()];
        foreach (var command in share.Commands)
            Decide(command);
        Chained = ChainedEntry.Following(before.Head, Entries);
    }

    internal Share Share { get; }

    internal Guid Id => Share.Debate;

    internal WarmDebate Before { get; }

    internal Debate After { get; private set; }

    /// <summary>The debate as it will be known once this is committed.</summary>
    internal WarmDebate Warm => new(After, Chained.Count == 0 ? Before.Head : Chained[^1].Hash);

    /// <summary>Ids of commands that are taken to be sent for the first time: the ledger must know none of them.</summary>
    internal IReadOnlyList<string> UncertainIds { get; }

    internal List<Entry> Entries { get; } = [];

    internal IReadOnlyList<ChainedEntry> Chained { get; }

    /// <summary>Whether it is found by other words than before, or by others.</summary>
    internal bool IsNamedAnew => (Before.State.Motion?.Text, Before.State.Description?.Text, Before.State.Visibility)
        != (After.Motion?.Text, After.Description?.Text, After.Visibility);

    /// <summary>Labels of the contributions whose rows are to be written.</summary>
    internal HashSet<string> Altered { get; } = new(StringComparer.Ordinal);

    internal List<SentCommand> Sent { get; } = [];

    void Decide(PendingCommand pending)
    {
        using var span = pending.Trace?.Decide();
        try
        {
            Answer(pending);
        }
        catch (Exception failure)
        {
            // A fault in deciding one command is no other's.
            pending.Fail(failure);
        }
    }

    void Answer(PendingCommand pending)
    {
        var command = pending.Command;
        if (pending.Id is { } id && known.TryGetValue(id, out var sent))
            Repeat(pending, sent);
        else if (command.ExpectedVersion is { } expected && expected != After.Version && MayKnow(command.Moves[0].Said))
            answers.Add((pending, new DebateMovedOn(After.Version)));
        else
            Hear(pending);
    }

    // Whoever may not read the debate is refused by its rules instead, which do not tell that it is there.
    bool MayKnow(Utterance said) => After.Version > 0 && (said.Administrator || After.MayRead(said.By));

    void Repeat(PendingCommand pending, SentCommand sent)
    {
        if (sent.BodyHash != pending.Command.Key!.BodyHash)
            answers.Add((pending, new KeyReused()));
        else if (madeHere.TryGetValue(sent.Id, out var made))
            answers.Add((pending, made with { IsRepeat = true }));
        else
            repeats.Add((pending, sent));
    }

    void Hear(PendingCommand pending)
    {
        var hearing = After.HearAll(pending.Command.Moves, pending.Command.Watch);
        if (hearing.Refusal is { } refusal)
        {
            answers.Add((pending, new MovesRefused(refusal, hearing.RefusedAt)));
            return;
        }
        var made = new MovesMade(Id, hearing.After, hearing.Entries, hearing.Labels, hearing.Shifted, IsRepeat: false);
        Remember(pending, made);
        if (hearing.Entries is [var only])
            steps.Add(new(only, hearing.After));
        Entries.AddRange(hearing.Entries);
        Altered.UnionWith(hearing.Altered);
        After = hearing.After;
        answers.Add((pending, made));
    }

    void Remember(PendingCommand pending, MovesMade made)
    {
        if (pending.Id is not { } id)
            return;
        var sent = new SentCommand
        {
            Id = id,
            BodyHash = pending.Command.Key!.BodyHash,
            Debate = Id,
            Before = After.Version,
            After = made.State.Version,
            Labels = made.Labels,
            At = pending.Command.Moves[0].Said.At,
        };
        known.Add(id, sent);
        madeHere.Add(id, made);
        Sent.Add(sent);
    }

    /// <summary>Keeps the state at hand and tells every sender; to be called only once everything is committed.</summary>
    internal void Tell(DebateReader reader)
    {
        if (Entries.Count > 0)
            reader.Committed(Id, Warm, steps);
        foreach (var (pending, answer) in answers)
            pending.Complete(answer);
        foreach (var (pending, sent) in repeats)
            _ = RecallAsync(reader, pending, sent);
    }

    // Nobody else waits until what was made once is read again.
    static async Task RecallAsync(DebateReader reader, PendingCommand pending, SentCommand sent)
    {
        try
        {
            pending.Complete(await RecallAsync(reader, sent));
        }
        catch (Exception failure)
        {
            pending.Fail(failure);
        }
    }

    static async Task<MoveAnswer> RecallAsync(DebateReader reader, SentCommand sent)
    {
        var state = await reader.AtAsync(sent.Debate, sent.After, CancellationToken.None) ?? Debate.None;
        var entries = sent.After == sent.Before
            ? []
            : await reader.EntriesAsync(sent.Debate, sent.Before + 1, (int)(sent.After - sent.Before), CancellationToken.None);
        return new MovesMade(
            sent.Debate, state, [.. entries], sent.Labels.ToImmutableDictionary(), [.. ShiftedSince(state, sent.Before)], IsRepeat: true);
    }

    static IEnumerable<string> ShiftedSince(Debate state, long version) =>
        state.Standings.Where(pair => pair.Value.Since > version && pair.Value.At(version) is not null).Select(pair => pair.Key);
}
