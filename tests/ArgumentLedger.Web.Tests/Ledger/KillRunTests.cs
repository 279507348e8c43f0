using System.Globalization;
using Xunit.Abstractions;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class KillRunTests(ITestOutputHelper output)
{
    // LEDGER_KILL_SECONDS=60 has it run for a minute.
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("LEDGER_KILL_SECONDS") is { Length: > 0 } given ? given : "5", CultureInfo.InvariantCulture));

    [Fact]
    public async Task Whatever_is_killed_when_everything_acknowledged_is_there_once_and_rows_and_notices_are_what_the_events_make()
    {
        var report = await new KillRun(Duration, seed: 7).RunAsync(output.WriteLine);

        Assert.Empty(report.Faults);
        Assert.True(report is { Acknowledged: > 100, Refused: > 0, Repeats: > 0, Kills: > 0, DatabaseKills: > 0 }, report.ToString());
    }
}
