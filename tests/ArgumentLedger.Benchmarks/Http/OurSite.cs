using ArgumentLedger.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>The whole site, as it is, on an empty database and without limits of rate.</summary>
static class OurSite
{
    internal static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DemoData"] = "false", ["RateLimits:Enabled"] = "false" });
        return Site.Build(builder, connectionString);
    }
}
