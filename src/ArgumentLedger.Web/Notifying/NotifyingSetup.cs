using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Notifying;

/// <summary>Puts notifications into the host.</summary>
public static class NotifyingSetup
{
    /// <summary>Adds the notices and what writes them; after live updates, which tell of moves.</summary>
    public static IServiceCollection AddNotifying(this IServiceCollection services) => services
        .AddSingleton<NoticeStore>().AddSingleton<DebateSteps>().AddSingleton<IFollowsMoves, NoticeWriter>().AddHostedService<MoveFollower>()
        .AddScoped<IKeepsPersonalData, NoticeData>();
}
