using ArgumentLedger.Domain.Replay.Checkpoints;
using ArgumentLedger.Domain.Tests.Ledger;
using CsCheck;

namespace ArgumentLedger.Domain.Tests.Properties;

// Every way to come by a state gives the same, down to the last thing that can be seen of it.
public sealed class ReplayProperties
{
    static readonly Gen<Told> Telling = Gen.Select(
        RandomMoves.Begun, RandomMoves.Deed.Array[0, 45],
        (begun, deeds) => deeds.Aggregate(new Told(begun.Debate, [.. begun.Entries]), (told, deed) => told.Then(deed)));

    [Fact]
    public void Every_version_is_the_same_live_folded_from_the_start_or_a_checkpoint_and_restored_from_an_export() =>
        Gen.Select(Telling, Gen.Int[0, 100]).Sample(
            (told, percent) =>
            {
                var exported = ExportLines.Read(ExportLines.Of(new("0198f3c1-7d2a-7c3e-9a51-000000000001"), told.Entries));
                var checkpoint = told.Entries.Count * percent / 100;
                var (folded, opened, restored) = (Debate.None, Debate.None, Debate.None);
                foreach (var (entry, read) in told.Entries.Zip(exported))
                {
                    folded = folded.Apply(entry);
                    opened = entry.Version == checkpoint ? Checkpoint.Read(Checkpoint.Write(folded)).Retold(entry) : opened.Apply(entry);
                    Assert.Null(restored.Admit(read, out restored));
                    var wanted = Rendering.Of(folded);
                    Assert.Equal(wanted, Rendering.Of(told.Debate.Again(entry)));
                    Assert.Equal(wanted, Rendering.Of(opened));
                    Assert.Equal(wanted, Rendering.Of(restored));
                }
                Assert.Equal((told.Entries.Count, told.Entries.Count), (exported.Count, (int)told.Debate.Version));
            },
            iter: 200, print: sample => Print(sample.Item1));

    [Fact]
    public void Looking_back_to_any_version_shows_what_was_there_then() =>
        Telling.Sample(
            told =>
            {
                var then = Debate.None;
                foreach (var entry in told.Entries)
                {
                    then = then.Apply(entry);
                    Assert.Equal(Rendering.Of(then, withChanges: false), Rendering.Of(told.Debate.At(entry.Version), withChanges: false));
                }
            },
            iter: 60, print: Print);

    [Fact]
    public void Going_on_from_an_earlier_version_leads_to_the_same_debate() =>
        Gen.Select(Telling, Gen.Int[0, 100], Gen.Int[0, 100]).Sample(
            (told, percent, again) =>
            {
                var cut = told.Entries.Count * percent / 100;
                var early = told.Debate.At(cut).ApplyAll(told.Entries.Skip(cut));
                var isSame = cut == told.Entries.Count;
                Assert.Equal(Rendering.Of(told.Debate, withChanges: !isSame), Rendering.Of(early, withChanges: !isSame));
                var earlier = cut * again / 100;
                Assert.Equal(
                    Rendering.Of(Debate.None.ApplyAll(told.Entries.Take(earlier)), withChanges: false),
                    Rendering.Of(early.At(cut).At(earlier), withChanges: false));
            },
            iter: 120, print: sample => Print(sample.Item1));

    [Fact]
    public void Entries_folded_in_a_run_make_what_they_make_one_by_one_and_leave_what_was_there_before_as_it_was() =>
        Gen.Select(Telling, Gen.Int[0, 100], Gen.Int[0, 100]).Sample(
            (told, percent, more) =>
            {
                var begun = told.Entries.Count * percent / 100;
                var halfway = begun + (told.Entries.Count - begun) * more / 100;
                var before = OneByOne(told, begun);
                var fold = new Fold(before);
                foreach (var entry in told.Entries.Take(halfway).Skip(begun))
                    fold.Apply(entry);
                var half = fold.Finish();
                foreach (var entry in told.Entries.Skip(halfway))
                    Assert.Null(fold.Admit(entry));
                Assert.Equal(Rendering.Of(told.Debate), Rendering.Of(fold.Finish()));
                Assert.Equal(Rendering.Of(OneByOne(told, halfway)), Rendering.Of(half));
                Assert.Equal(Rendering.Of(OneByOne(told, begun)), Rendering.Of(before));
            },
            iter: 120, print: sample => Print(sample.Item1));

    // Long enough for its series to have several leaves.
    [Fact]
    public void A_long_run_of_entries_makes_the_same_bytes_as_one_by_one_and_leaves_what_was_there_before_as_it_was() =>
        Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[150, 250], Gen.Int[1, 99]).Sample(
            (begun, deeds, percent) =>
            {
                var told = deeds.Aggregate(new Told(begun.Debate, [.. begun.Entries]), (told, deed) => told.Then(deed));
                var cut = Math.Max(1, told.Entries.Count * percent / 100);
                if (told.Entries.Count == 0)
                    return;
                var before = OneByOne(told, cut);
                var written = Checkpoint.Write(before).ToArray();
                Assert.Equal(Checkpoint.Write(told.Debate).ToArray(), Checkpoint.Write(before.ApplyAll(told.Entries.Skip(cut))).ToArray());
                Assert.Equal(written, Checkpoint.Write(before).ToArray());
            },
            iter: 20);

    [Fact]
    public void A_debate_read_from_its_checkpoint_is_the_one_that_was_written_and_goes_on_and_looks_back_as_it_would() =>
        Gen.Select(Telling, Gen.Int[0, 100]).Sample(
            (told, percent) =>
            {
                var then = Debate.None;
                foreach (var entry in told.Entries)
                {
                    var before = then;
                    then = then.Apply(entry);
                    var restored = Checkpoint.Read(Checkpoint.Write(then));
                    Assert.Equal(Rendering.Of(then), Rendering.Of(restored.Retold(entry)));
                    Assert.Equal(then.EstimateBytes(), restored.EstimateBytes());
                    if (before.Version > 0)
                        Assert.Equal(Rendering.Of(then), Rendering.Of(Checkpoint.Read(Checkpoint.Write(before)).Apply(entry)));
                }
                var cut = told.Entries.Count * percent / 100;
                if (cut == 0)
                    return;
                var early = Checkpoint.Read(Checkpoint.Write(Debate.None.ApplyAll(told.Entries.Take(cut)))).ApplyAll(told.Entries.Skip(cut));
                Assert.Equal(Rendering.Of(told.Debate), Rendering.Of(cut == told.Entries.Count ? told.Debate.Again(told.Entries[^1]) : early));
                foreach (var entry in told.Entries)
                    Assert.Equal(Rendering.Of(told.Debate.At(entry.Version)), Rendering.Of(early.At(entry.Version)));
                Assert.Equal(Checkpoint.Write(told.Debate).ToArray(), Checkpoint.Write(early).ToArray());
            },
            iter: 60, print: sample => Print(sample.Item1));

    [Fact]
    public void The_turns_of_a_standing_are_where_its_label_or_status_became_another() =>
        Gen.Select(Telling, Gen.Int[1, 100]).Sample(
            (told, percent) =>
            {
                var early = Math.Max(1, told.Debate.Version * percent / 100);
                foreach (var debate in told.Entries.Count == 0 ? [] : new[] { told.Debate, told.Debate.At(early), Checkpoint.Read(Checkpoint.Write(told.Debate)) })
                    foreach (var standing in debate.Standings.Values)
                    {
                        var all = standing.Backwards().ToList();
                        Assert.Equal(
                            all.Zip(all.Skip(1)).Where(pair => pair.First.IsTurnFrom(pair.Second)).Select(pair => (pair.Second.Since, pair.First.Since)),
                            standing.Turns().Select(turn => (turn.From.Since, turn.To.Since)));
                        Assert.Equal(all.TakeWhile(one => one.Status == standing.Status).Last().Since, standing.StatusSince);
                    }
            },
            iter: 100, print: sample => Print(sample.Item1));

    // Long enough for its series to have several leaves.
    [Fact]
    public void A_long_debate_read_from_its_checkpoint_goes_on_and_looks_back_as_it_would() =>
        Gen.Select(RandomMoves.Begun, RandomMoves.Deed.Array[150, 250], Gen.Int[1, 99]).Sample(
            (begun, deeds, percent) =>
            {
                var told = deeds.Aggregate(new Told(begun.Debate, [.. begun.Entries]), (told, deed) => told.Then(deed));
                if (told.Entries.Count == 0)
                    return;
                var cut = Math.Max(1, told.Entries.Count * percent / 100);
                var read = Checkpoint.Read(Checkpoint.Write(Debate.None.ApplyAll(told.Entries.Take(cut))));
                var on = read.ApplyAll(told.Entries.Skip(cut));
                Assert.Equal(Rendering.Of(told.Debate, withChanges: false), Rendering.Of(on, withChanges: false));
                foreach (var entry in told.Entries.Where(entry => entry.Version % 37 == 0))
                    Assert.Equal(Rendering.Of(told.Debate.At(entry.Version)), Rendering.Of(Checkpoint.Read(Checkpoint.Write(on)).At(entry.Version)));
                Assert.Equal(Checkpoint.Write(told.Debate).ToArray(), Checkpoint.Write(on).ToArray());
            },
            iter: 20);

    static Debate OneByOne(Told told, int count) => told.Entries.Take(count).Aggregate(Debate.None, (debate, entry) => debate.Apply(entry));

    static string Print(Told told) => string.Join('\n', told.Entries);
}
