namespace ArgumentLedger.Web.Importing;

/// <summary>Puts importing into the host.</summary>
public static class ImportSetup
{
    /// <summary>Adds the imports and the drafts of the page.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddSingleton<ImportJobs>().AddHostedService(provider => provider.GetRequiredService<ImportJobs>()).AddSingleton<ImportDrafts>();
}
