using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Mail;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ArgumentLedger.Web.Hosting;

/// <summary>What surrounds every page and answer: headers, failures, logins, assets, pages, the reference and the health check.</summary>
public static class Frame
{
    private const string UsualAddress = "http://localhost:5080";
    private const long MostKept = 32 << 20;

    /// <summary>Listens at the usual address unless the configuration names another.</summary>
    public static void UseUsualAddress(this WebApplicationBuilder builder)
    {
        string[] keys = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        var isNamed = keys.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!isNamed) builder.WebHost.UseUrls(UsualAddress);
    }

    /// <summary>Adds the frame's services; those of accounts are added by themselves.</summary>
    public static void AddFrame(this WebApplicationBuilder builder)
    {
        // Before it is published, wwwroot is in the source tree, and a list beside the program says where.
        builder.WebHost.UseStaticWebAssets();
        // The watching of those files would answer every address nothing else answers, so that 405 came out as 404.
        if (!builder.Environment.IsDevelopment()) builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Session keys are kept in the same database as the password hashes they would open: no worse a place.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        var outside = builder.Configuration.GetSection("OpenIdConnect").Get<OutsideSignInOptions>() ?? new();
        builder.Services.AddSingleton(outside).AddLedgerSecurityHeaders(outside.IsOn ? outside.Authority : null);
        builder.Services.AddAuthentication().AddOutsideSignIn(outside);
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddFailureAnswers();
        builder.Services.AddRateLimits();
        builder.Services.AddReference();
        builder.AddExchange();
        builder.Services.AddOutputCache(kept =>
        {
            kept.SizeLimit = MostKept;
            kept.AddPolicy(KeptAnswers.Policy, new KeptAnswers());
        });
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");
        builder.Services.AddRouting(options => options.LowercaseUrls = true);
        builder.Services.AddAntiforgery(options => options.Cookie.Name = "ledger.form");
        builder.Services.AddRazorPages(pages => pages.Conventions.ConfigureFilter(new KnownMethods())).AddApplicationPart(typeof(Frame).Assembly)
            .AddCookieTempDataProvider(options => options.Cookie.Name = SaidCookie.Name);
        builder.Services.AddSingleton<CookieTempDataProvider>().AddSingleton<ITempDataProvider, SaidCookie>();
    }

    /// <summary>Puts the frame around the endpoints and maps its own.</summary>
    public static void UseFrame(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseCompression();
        app.UseFailureAnswers();
        app.UseAddressLimits();
        app.UseRouting();
        app.UseOtherOrigins();
        app.UseLedgerLogins();
        app.Use(KeepFromSharedCaches);
        app.UsePersonLimits();
        app.UseOutputCache();
        app.MapStaticAssets();
        app.MapRazorPages();
        app.MapReference();
        app.MapHealthChecks("/health");
    }

    // What somebody who is signed in is answered may be for them alone, and a cookie by itself tells no cache of that.
    private static Task KeepFromSharedCaches(HttpContext context, RequestDelegate next)
    {
        if (context.User.Identity is { IsAuthenticated: true })
            context.Response.OnStarting(() =>
            {
                if (context.Response.Headers.CacheControl.Count == 0) context.Response.Headers.CacheControl = "private, no-cache";
                return Task.CompletedTask;
            });
        return next(context);
    }
}
