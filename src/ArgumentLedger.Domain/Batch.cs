using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ArgumentLedger.Domain;

/// <summary>A move and the circumstances in which it is made.</summary>
public sealed record SpokenMove(Move Move, Utterance Said);

/// <summary>What came of hearing a batch: either a refusal, or the entries and the debate after them.</summary>
/// <param name="Refusal">Why the batch was refused; null when it was accepted.</param>
/// <param name="RefusedAt">Index of the refused move, from 0; −1 when accepted.</param>
/// <param name="Entries">What is to be appended; empty when nothing changes.</param>
/// <param name="After">The debate after the entries; as it was when refused.</param>
/// <param name="Labels">What each name given with <c>as</c> came to stand for.</param>
/// <param name="Shifted">Labels of what was there before and stands otherwise now, in the order in which they shifted.</param>
/// <param name="Altered">Labels of the contributions that are new or otherwise now (<see cref="Entry.Alters"/>).</param>
public sealed record Hearing(
    Refusal? Refusal,
    int RefusedAt,
    ImmutableArray<Entry> Entries,
    Debate After,
    ImmutableDictionary<string, string> Labels,
    ImmutableArray<string> Shifted,
    IReadOnlySet<string> Altered);

/// <summary>Moves heard together: all or nothing, each seeing those before it, later ones calling earlier ones by name.</summary>
public static partial class Batch
{
    /// <summary>Decides the moves in order and folds what they become.</summary>
    /// <param name="debate">The debate before them.</param>
    /// <param name="moves">The moves.</param>
    /// <param name="watch">Told of each move before it is heard, by its index; what it refuses with ends the batch.</param>
    public static Hearing HearAll(this Debate debate, IReadOnlyList<SpokenMove> moves, Func<int, Refusal?>? watch = null)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        var shifted = new List<string>();
        var altered = new HashSet<string>(StringComparer.Ordinal);
        var now = debate;
        for (var i = 0; i < moves.Count; i++)
        {
            if ((watch?.Invoke(i) ?? Hear(ref now, moves[i], entries, shifted, altered)) is { } refusal)
                return new(refusal, i, [], debate, ImmutableDictionary<string, string>.Empty, [], ImmutableHashSet<string>.Empty);
        }
        return new(null, -1, entries.ToImmutable(), now with { Named = ImmutableDictionary<string, string>.Empty }, now.Named,
            [.. shifted.Distinct().Where(debate.Contributions.ContainsKey)], altered);
    }

    static Refusal? Hear(ref Debate now, SpokenMove spoken, ImmutableArray<Entry>.Builder entries, List<string> shifted, HashSet<string> altered)
    {
        var (move, said) = spoken;
        if (CheckName(now, move.As) is { } badName)
            return badName;
        var decision = now.Hear(move, said);
        if (decision is Refused refused)
            return refused.Refusal;
        var speaker = move.VoiceIn(now);
        string? made = null;
        foreach (var fact in ((Accepted)decision).Events)
        {
            // A ledger's times never run backwards, whatever a clock does.
            var at = said.At < now.LastAt ? now.LastAt : said.At;
            var entry = new Entry(now.Version + 1, at, said.By, speaker, Microseconds.Of(move.SaidAt), fact);
            var next = now.Apply(entry);
            altered.UnionWith(entry.Alters(now, next));
            now = next;
            entries.Add(entry);
            shifted.AddRange(now.Changes.Select(shift => shift.Label));
            made ??= fact.Creates();
        }
        if (move.As is { } name && made is not null)
            now = now with { Named = now.Named.SetItem(name, made) };
        return null;
    }

    static Refusal? CheckName(Debate now, string? name)
    {
        if (name is null)
            return null;
        if (!NamePattern().IsMatch(name))
            return new("bad-name", "as", "A name given with “as” has 1 to 40 letters, digits, - or _ and begins with a letter.");
        return now.Named.ContainsKey(name)
            ? new("name-taken", "as", $"An earlier move of this batch is called “{name}” already.")
            : null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,39}\z")]
    private static partial Regex NamePattern();
}
