namespace ArgumentLedger.Web.Live;

/// <summary>Puts live updates into the host.</summary>
public static class LiveSetup
{
    /// <summary>Adds the feed and the streams; after the ledger, whose tables the feed watches.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<MovedDebates>().AddSingleton<DebateBroadcasts>().AddSingleton<SiteBroadcast>()
        .AddSingleton<ListenerLimit>().AddScoped<Listening>()
        .AddHostedService<LedgerFeed>();
}
