using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Commands being decided one after the other, each on the state the earlier ones leave.</summary>
sealed class DecidedBatch(Guid debate, Debate before, IReadOnlyList<SentCommand> remembered)
{
    readonly Dictionary<string, SentCommand> known = remembered.ToDictionary(sent => sent.Id);
    readonly Dictionary<string, MovesMade> madeHere = [];
    readonly List<(PendingCommand Pending, MoveAnswer Answer)> answers = [];
    readonly List<(PendingCommand Pending, SentCommand Sent)> repeats = [];

    internal Debate After { get; private set; } = before;

    internal List<Entry> Entries { get; } = [];

    internal List<SentCommand> Sent { get; } = [];

    internal bool HasChanges => Entries.Count > 0 || Sent.Count > 0;

    internal void Decide(PendingCommand pending)
    {
        var command = pending.Command;
        var id = command.Key is { } key ? SentCommand.IdOf(key) : null;
        if (id is not null && known.TryGetValue(id, out var sent))
            Repeat(pending, sent);
        else if (command.ExpectedVersion is { } expected && expected != After.Version && MayKnow(command.Moves[0].Said))
            answers.Add((pending, new DebateMovedOn(After.Version)));
        else
            Hear(pending, id);
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

    void Hear(PendingCommand pending, string? id)
    {
        var hearing = After.HearAll(pending.Command.Moves, pending.Command.Watch);
        if (hearing.Refusal is { } refusal)
        {
            answers.Add((pending, new MovesRefused(refusal, hearing.RefusedAt)));
            return;
        }
        var made = new MovesMade(debate, hearing.After, hearing.Entries, hearing.Labels, hearing.Shifted, IsRepeat: false);
        if (id is not null)
            Remember(id, pending.Command, made);
        Entries.AddRange(hearing.Entries);
        After = hearing.After;
        answers.Add((pending, made));
    }

    void Remember(string id, MakeMove command, MovesMade made)
    {
        var sent = new SentCommand
        {
            Id = id,
            BodyHash = command.Key!.BodyHash,
            Debate = debate,
            Before = After.Version,
            After = made.State.Version,
            Labels = made.Labels,
            At = command.Moves[0].Said.At,
        };
        known.Add(id, sent);
        madeHere.Add(id, made);
        Sent.Add(sent);
    }

    /// <summary>Tells every sender; to be called only once everything is committed.</summary>
    internal async Task AnswerAsync(DebateReader reader)
    {
        foreach (var (pending, answer) in answers)
            pending.Complete(answer);
        foreach (var (pending, sent) in repeats)
            pending.Complete(await RecallAsync(reader, sent));
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
