using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Notifying.Digests;

namespace ArgumentLedger.Web.Notifying;

/// <summary>Puts notifications into the host.</summary>
public static class NotifyingSetup
{
    /// <summary>Adds the notices and what writes and mails them; after live updates, which tell of moves.</summary>
    public static IServiceCollection AddNotifying(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<NoticeStore>().AddSingleton<DebateSteps>().AddSingleton<IFollowsMoves, NoticeWriter>().AddHostedService<MoveFollower>()
        .AddSingleton(configuration.GetSection("Digests").Get<DigestOptions>() ?? new())
        .AddSingleton<DigestStore>().AddSingleton<DigestCodes>().AddSingleton<DigestLetter>().AddHostedService<DigestSender>()
        .AddScoped<IKeepsPersonalData, NoticeData>().AddScoped<IKeepsPersonalData, DigestData>();
}
