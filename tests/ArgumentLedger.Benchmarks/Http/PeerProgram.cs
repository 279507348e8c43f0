using ArgumentLedger.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>A server that is measured, in a process of its own: it says where it answers and ends when its standard input does.</summary>
static class PeerProgram
{
    internal const string Ours = "ours";
    internal const string Crud = "crud";
    internal const string MartenWhole = "marten-whole";
    internal const string MartenShort = "marten-short";

    internal static async Task RunAsync(string name, string connectionString)
    {
        if (name == WritingLimit.Name)
        {
            await WritingLimit.ServeAsync(connectionString);
            return;
        }
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var site = name switch
        {
            Ours => OurSite.Build(builder, connectionString),
            Crud => await CrudPeer.BuildAsync(builder, connectionString),
            MartenWhole => MartenPeer.Build(builder, connectionString, isWhole: true),
            MartenShort => MartenPeer.Build(builder, connectionString, isWhole: false),
            _ => throw new ArgumentException($"There is no peer {name}.", nameof(name)),
        };
        if (name == Ours)
            await site.StartSiteAsync(CancellationToken.None);
        else
            await site.StartAsync();
        Console.WriteLine(site.Urls.Single());
        await Console.In.ReadToEndAsync();
        await site.StopAsync();
    }
}
