using ArgumentLedger.Web.Identity;
using Marten;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>Puts what the import pages need into the host.</summary>
public static class ImportSetup
{
    /// <summary>Adds the keeping of drafts.</summary>
    public static IServiceCollection AddImportPages(this IServiceCollection services)
    {
        services.ConfigureMarten(options => options.Schema.For<ThreadDraft>().UseNumericRevisions(true).Index(draft => draft.Owner));
        return services.AddSingleton<ThreadDrafts>().AddScoped<ThreadSending>().AddScoped<IKeepsPersonalData, ThreadDraftData>();
    }
}
