namespace ArgumentLedger.Web.Pages.Find;

/// <summary>Puts what the pages across debates share into the host.</summary>
public static class FindSetup
{
    /// <summary>Adds the services of the pages across debates.</summary>
    public static IServiceCollection AddFindPages(this IServiceCollection services) => services.AddScoped<FoundInView>();
}
