using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Maps;
using ArgumentLedger.Web.Tests.Maps;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ArgumentLedger.Benchmarks;

/// <summary>What the parts without any I/O take, each by itself, in time and memory.</summary>
[MemoryDiagnoser]
public class PureParts
{
    const int Length = 10_000;

    static readonly Utterance Said = new("0198f3c1-7d2a-7c3e-9a51-000000000001", new(2027, 1, 2, 12, 0, 0, TimeSpan.Zero), new byte[32]);
    static readonly SpokenMove[] Rebuttal = [new(new RebutClaim("c1", "That does not follow, and here is a sentence that says why."), Said)];

    readonly List<Entry> entries = LongDebate.Tell(1_000);
    readonly string text = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"word{n * 7919 % 8_000} and so on, said reader {n},"));
    readonly Debate drawn = InventedDebate.Of(50);
    Debate debate = Debate.None;
    Entry next = null!;
    QuotedText source = null!;
    string verbatim = "";
    string altered = "";

    /// <summary>Makes what is measured.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        debate = Debate.None.ApplyAll(LongDebate.Tell(Length));
        next = debate.HearAll([.. Rebuttal]).Entries[0];
        source = QuotedText.Prepare(text);
        verbatim = text.Substring(text.Length / 2, 200);
        altered = verbatim.Replace("reader", "raeder", StringComparison.Ordinal).Replace("and so", "and sö", StringComparison.Ordinal);
        source.Find(altered);
    }

    /// <summary>Folds 1,000 events of all kinds, standing and all.</summary>
    [Benchmark]
    public Debate Fold_1000_events() => Debate.None.ApplyAll(entries);

    /// <summary>Decides one more rebuttal in a debate of 10,000 events, which folds it too.</summary>
    [Benchmark]
    public Hearing Decide_a_rebuttal_among_10000_events() => debate.HearAll([.. Rebuttal]);

    /// <summary>Folds one more rebuttal, by which the standing of what it reaches changes.</summary>
    [Benchmark]
    public Debate Standing_after_a_rebuttal_among_10000_events() => debate.Apply(next);

    /// <summary>Spells an entry as it is stored, and hashes its canonical form onto the chain.</summary>
    [Benchmark]
    public IReadOnlyList<ChainedEntry> Spell_and_hash_an_entry() => ChainedEntry.Following("start", [next]);

    /// <summary>Finds 200 letters as they are in a source of some 800,000.</summary>
    [Benchmark]
    public object? Quote_verbatim() => source.Find(verbatim);

    /// <summary>Finds 200 letters of which some were altered.</summary>
    [Benchmark]
    public object? Quote_altered() => source.Find(altered);

    /// <summary>Lays out and draws the map of 50 contributions.</summary>
    [Benchmark]
    public string Map_of_50_as_SVG() =>
        new MapPicture(ArgumentMap.Of(MapTree.Of(drawn, MapView.Whole)!, who => who), new(label => label, null)) { Name = "Map" }.ToFile("");

    /// <summary>Runs them all, in this process: shortly unless it is to be exact.</summary>
    internal static void Run(bool isExact)
    {
        var job = (isExact ? Job.Default : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkRunner.Run<PureParts>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "ledger-benchmarks")));
    }
}
