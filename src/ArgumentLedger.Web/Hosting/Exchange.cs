using ArgumentLedger.Web.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace ArgumentLedger.Web.Hosting;

/// <summary>How answers travel: compressed where that is safe, and to scripts of other sites where the configuration allows it.</summary>
static class Exchange
{
    const string Origins = "Cors:Origins";
    const string Any = "*";

    /// <summary>Adds compression, and the origins in <c>Cors:Origins</c> (with blanks between them, or <c>*</c>; none when absent).</summary>
    internal static void AddExchange(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options => options.MimeTypes =
        [
            .. ResponseCompressionDefaults.MimeTypes, "application/problem+json", Lines.MediaType, "application/ld+json", "application/atom+xml",
            "application/schema+json", "image/svg+xml", "text/csv", "text/markdown",
        ]);
        var origins = (builder.Configuration[Origins] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy =>
        {
            // Scripts elsewhere come with a token or with nothing: cookies are for this site's own pages.
            policy.WithMethods("GET", "POST", "DELETE").AllowAnyHeader().SetPreflightMaxAge(TimeSpan.FromHours(1))
                .WithExposedHeaders("ETag", "Location", "Retry-After", "Link", "Losses");
            if (origins.Contains(Any)) policy.AllowAnyOrigin();
            else policy.WithOrigins(origins);
        }));
    }

    /// <summary>Compresses, over HTTPS only what the API answers: its answers hold nothing that an onlooker could have guessed at by their length.</summary>
    internal static void UseCompression(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.IsApi() && !context.Request.Path.StartsWithSegments("/api/tokens"))
                context.Features.Set<IHttpsCompressionFeature>(new CompressedOverHttps());
            return next(context);
        });
        app.UseResponseCompression();
    }

    /// <summary>Lets scripts of the sites allowed call the API.</summary>
    internal static void UseOtherOrigins(this WebApplication app) =>
        app.UseWhen(context => context.Request.IsApi(), api => api.UseCors());

    sealed class CompressedOverHttps : IHttpsCompressionFeature
    {
        public HttpsCompressionMode Mode { get; set; } = HttpsCompressionMode.Compress;
    }
}
