using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Ledger;
using ArgumentLedger.Web.Tests.Support;
using ArgumentLedger.Web.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Tracing;

public sealed class MeterTests : IClassFixture<SiteFixture>, IDisposable
{
    readonly SiteFixture site;
    readonly MeterListener listener = new();
    readonly ConcurrentQueue<(string Instrument, double Value, string? Tag)> measured = new();

    public MeterTests(SiteFixture site)
    {
        this.site = site;
        // Other sites in this process have meters of the same name, of other factories.
        var factory = site.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == "ArgumentLedger" && instrument.Meter.Scope == factory)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    [Fact]
    public async Task Commits_tell_how_many_commands_share_them_and_how_long_they_take_and_the_queue_how_many_wait()
    {
        var writers = site.Services.GetRequiredService<DebateWriters>();
        Func<Task<MoveAnswer>> Open(int n) => () => writers.SubmitAsync(HeldRows.Say(Guid.CreateVersion7(), new OpenDebate($"Counted {n}")), default);
        Task<MoveAnswer> Look()
        {
            listener.RecordObservableInstruments();
            return Task.FromResult<MoveAnswer>(new KeyReused());
        }

        await HeldRows.TogetherAsync(site, [Open(1), Open(2), Open(3), Look]);

        Assert.Contains(("ledger.queue.depth", 5, null), measured);
        Assert.Contains(("ledger.commit.commands", 3, null), measured);
        Assert.All(measured.Where(one => one.Instrument == "ledger.commit.duration"), one => Assert.InRange(one.Value, double.Epsilon, 60));
        Assert.Equal(
            measured.Count(one => one.Instrument == "ledger.commit.commands"), measured.Count(one => one.Instrument == "ledger.commit.duration"));
        listener.RecordObservableInstruments();
        Assert.Equal(("ledger.queue.depth", 0, null), measured.Last(one => one.Instrument == "ledger.queue.depth"));
    }

    [Fact]
    public async Task Refusals_are_counted_by_their_code()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it counted?");

        await debate.TryAsync("""{"move":"rebut-claim","target":"c7","text":"No."}""");
        await debate.TryAsync("""{"move":"make-claim","text":"Late."}""", ifMatch: "\"v9\"");
        await debate.MakeAsync("""{"move":"make-claim","text":"Well."}""");

        Assert.Equal(
            [("ledger.refusals", 1, "unknown-contribution"), ("ledger.refusals", 1, "moved-on")], measured.Where(one => one.Instrument == "ledger.refusals"));
    }

    [Fact]
    public async Task Reads_of_debates_are_counted_as_found_in_memory_behind_or_to_be_opened()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it at hand?");
        var (warm, reader) = (site.Services.GetRequiredService<WarmDebates>(), site.Services.GetRequiredService<DebateReader>());
        await debate.MakeAsync("""{"move":"make-claim","text":"It is."}""");
        var before = (await reader.AtAsync(debate.Id, 1, default))!;
        var head = warm.Find(debate.Id)!;
        measured.Clear();

        await reader.HeadAsync(debate.Id, default);
        warm.Forget(debate.Id);
        await reader.HeadAsync(debate.Id, default);
        warm.Forget(debate.Id);
        warm.Keep(debate.Id, head with { State = before });
        await reader.HeadAsync(debate.Id, default);

        var reads = measured.Where(one => one.Instrument == "ledger.warm.reads").Select(one => one.Tag).ToList();
        Assert.Equal(["hit", "miss", "behind"], reads.Where(tag => tag != "hit").Prepend(reads[0]));
    }

    [Fact]
    public async Task It_is_told_how_many_debates_have_moved_further_than_what_follows_commits_has_come()
    {
        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // As where the node that writes notices has been away for three moves.
        await using var hold = new NpgsqlCommand(
            """
            select pg_advisory_xact_lock(hashtextextended('ledger notices', 0)), pg_advisory_xact_lock(hashtextextended('ledger moved', 0)),
              pg_advisory_xact_lock(hashtextextended('ledger index', 0))
            """, connection);
        await hold.ExecuteNonQueryAsync();
        var ann = await site.SignedInAsync("ann");
        foreach (var motion in new[] { "One?", "Two?", "Three?" })
            await ann.OpenAsync(motion);

        await site.Services.GetRequiredService<ProjectionLag>().LookAsync(default);

        Assert.InRange(measured.Last(one => one.Tag == "moved").Value, 3, double.MaxValue);
        Assert.InRange(measured.Last(one => one.Tag == "notices").Value, 3, double.MaxValue);
        Assert.InRange(measured.Last(one => one.Tag == "index").Value, 3, double.MaxValue);
    }

    public void Dispose() => listener.Dispose();

    void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue((instrument.Name, value, tags.IsEmpty ? null : (string?)tags[0].Value));
}
