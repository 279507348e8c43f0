using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Slows floods and guessing: by network address before anybody is asked who they are, and by person after.</summary>
public static class RateLimiting
{
    static readonly string[] Guessed = ["/account/sign-in", "/account/register", "/account/recover", "/account/outside", "/account/forgot", "/account/reset", "/account/email", "/api/accounts", "/api/tokens"];

    /// <summary>Adds the limits of the configuration.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services
        .AddSingleton(s => s.GetRequiredService<IConfiguration>().GetSection(nameof(RateLimits)).Get<RateLimits>() ?? new())
        .AddRateLimiter(_ => { });

    /// <summary>Holds addresses to their limits; to be used before logins are read.</summary>
    public static void UseAddressLimits(this WebApplication app)
    {
        if (app.Services.GetRequiredService<RateLimits>() is not { Enabled: true } limits) return;
        var all = Bucket(context => AddressOf(context), limits.AddressBurst, limits.AddressPerSecond, TimeSpan.FromSeconds(1));
        var guesses = Bucket(context => IsGuess(context.Request) ? AddressOf(context) : null, limits.SignInBurst, limits.SignInPerMinute, TimeSpan.FromMinutes(1));
        app.UseRateLimiter(Options(PartitionedRateLimiter.CreateChained(guesses, all)));
    }

    /// <summary>Holds people to their limits; to be used once logins are read.</summary>
    public static void UsePersonLimits(this WebApplication app)
    {
        if (app.Services.GetRequiredService<RateLimits>() is not { Enabled: true } limits) return;
        app.UseRateLimiter(Options(Bucket(
            context => HttpMethods.IsGet(context.Request.Method) ? null : context.User.ContributorId(),
            limits.PersonBurst, limits.PersonPerSecond, TimeSpan.FromSeconds(1))));
    }

    static RateLimiterOptions Options(PartitionedRateLimiter<HttpContext> limiter) => new()
    {
        GlobalLimiter = limiter,
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        OnRejected = RefuseAsync,
    };

    // Where there is no key there is no limit.
    static PartitionedRateLimiter<HttpContext> Bucket(Func<HttpContext, string?> key, int burst, int runsIn, TimeSpan period) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context => key(context) is { } found
            ? RateLimitPartition.GetTokenBucketLimiter(found, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = runsIn,
                ReplenishmentPeriod = period,
                QueueLimit = 0,
                AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(""));

    static bool IsGuess(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && Guessed.Any(path => request.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    // Whoever has one IPv6 address usually has the 2^64 around it.
    static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0]).ToString() : address.ToString();
    }

    static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (context.Request.IsApi())
            await Problems.Of(429, "too-many-requests", "Too many requests", "Wait as many seconds as Retry-After says, then go on more slowly.").ExecuteAsync(context);
    }
}
