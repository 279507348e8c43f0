namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>Puts what the debate pages share into the host.</summary>
public static class PagesSetup
{
    /// <summary>Adds the services of the debate pages; Razor Pages themselves are added by the frame.</summary>
    public static IServiceCollection AddDebatePages(this IServiceCollection services) => services
        .AddScoped<DebateInView>();
}
