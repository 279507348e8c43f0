using System.Globalization;
using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Projections.Indexing;
using ArgumentLedger.Web.Projections.Turning;
using Marten;

namespace ArgumentLedger.Web.Projections.Rebuilding;

/// <summary>The command <c>rebuild</c>: makes all rows that pages and queries read again from the events, also while the site runs.</summary>
public static class RebuildCommand
{
    /// <summary>How it is called.</summary>
    public const string Usage =
        """
        rebuild
          makes what pages and queries read again from the events, also while the site runs
        """;

    static readonly TimeSpan TellsEvery = TimeSpan.FromSeconds(1);

    /// <summary>Makes them; 0 when all are as the events make them.</summary>
    public static async Task<int> RunAsync(CommandLine given, IServiceProvider services, TextWriter say, TextWriter tell, CancellationToken ct)
    {
        if (given.Positional.Count > 0 || given.Unknown() is not null)
            return await given.ExplainAsync(Usage, tell);
        await services.GetRequiredService<IDocumentStore>().Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await services.GetRequiredService<RowIndex>().StartAsync(ct);
        await services.GetRequiredService<TurnIndex>().StartAsync(ct);
        var next = TellsEvery;
        var made = await services.GetRequiredService<RowRebuild>().RunAsync(progress =>
        {
            if (progress.Took < next)
                return;
            next = progress.Took + TellsEvery;
            tell.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Rebuilt {progress.Debates:N0} of {progress.AllDebates:N0} debates, {progress.Events:N0} of {progress.AllEvents:N0} events; about {progress.Left?.TotalSeconds ?? 0:N0} s left"));
        }, ct);
        await say.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"Rebuilt {made.Debates:N0} debates of {made.Events:N0} events in {made.Took.TotalSeconds:N1} s; {made.Repaired:N0} rows were not as the events make them."));
        return 0;
    }
}
