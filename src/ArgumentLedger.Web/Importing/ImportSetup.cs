using ArgumentLedger.Web.Identity;
using Marten;

namespace ArgumentLedger.Web.Importing;

/// <summary>Puts importing into the host.</summary>
public static class ImportSetup
{
    /// <summary>Adds the imports and what runs them.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.ConfigureMarten(options => options.Storage.ExtendedSchemaObjects.Add(ImportStore.Table));
        return services.AddSingleton<ImportStore>().AddSingleton<ImportRunner>().AddHostedService(provider => provider.GetRequiredService<ImportRunner>())
            .AddScoped<IKeepsPersonalData, ImportData>();
    }
}
