namespace ArgumentLedger.Web.Mail;

/// <summary>Puts the sending of mail into the host.</summary>
public static class MailSetup
{
    /// <summary>Adds the mailer of the configuration and its outbox.</summary>
    /// <exception cref="MailSettingsException">The configuration names a server and not all that it takes.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new();
        if (options.Fault is { } fault) throw new MailSettingsException(fault);
        return services
            .AddSingleton<IMailer>(new SmtpMailer(options))
            .AddSingleton<Outbox>()
            .AddHostedService(provider => provider.GetRequiredService<Outbox>());
    }
}
