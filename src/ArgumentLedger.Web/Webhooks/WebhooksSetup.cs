using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Notifying;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>Puts webhooks into the host.</summary>
public static class WebhooksSetup
{
    /// <summary>Adds webhooks and what calls them; after notifications, which go through what was logged and make the tables.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Webhooks").Get<WebhookOptions>() ?? new())
        .AddSingleton<WebhookTables>().AddSingleton<WebhookStore>().AddSingleton<WaitingDeliveries>().AddSingleton<WebhookSignal>()
        .AddSingleton<WebhookSecrets>().AddSingleton<WebhookConnections>().AddSingleton<WebhookCourier>()
        .AddSingleton<WebhookMaking>().AddSingleton<WebhookTrial>()
        .AddSingleton<IFollowsMoves, WebhookMatcher>()
        .AddScoped<WebhookWishes>().AddScoped<IKeepsPersonalData, WebhookData>()
        .AddHostedService<WebhookSender>();
}
