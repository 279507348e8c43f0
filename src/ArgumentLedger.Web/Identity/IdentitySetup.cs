using System.Reflection;
using ArgumentLedger.Web.Ledger;
using Medallion.Threading.Postgres;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ArgumentLedger.Web.Identity;

/// <summary>Puts accounts, sign-in, tokens and policies into the host.</summary>
public static class IdentitySetup
{
    internal static readonly IOptions<PasswordHasherOptions> Hashing =
        Options.Create(new PasswordHasherOptions { IterationCount = 210_000 });

    /// <summary>Adds everything people's accounts need, on PostgreSQL at the given connection string.</summary>
    public static IServiceCollection AddLedgerIdentity(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new AccountsDatabase(connectionString));
        services.AddDbContextFactory<AccountsContext>(options => AccountsContext.Connect(options, connectionString));
        services.AddDataProtection().SetApplicationName("argument-ledger").PersistKeysToDbContext<AccountsContext>();
        services.AddSingleton(s => s.GetRequiredService<IConfiguration>().GetSection("Registration").Get<RegistrationOptions>() ?? new());
        services.AddSingleton<ContributorDirectory>().AddSingleton<Tokens>().AddSingleton<LoginSessions>().AddSingleton<Invitations>().AddSingleton<Reports>();
        services.AddScoped<Accounts>().AddScoped<Administration>().AddScoped<SignIns>();
        services.AddSingleton<AccountLetters>().AddScoped<EmailAddresses>().AddScoped<PasswordResets>();
        services.AddScoped<LastingLogin>().AddScoped<PersonalData>().AddScoped<IKeepsPersonalData, AccountData>();
        services.AddIdentityCore<Contributor>(Rules)
            .AddEntityFrameworkStores<AccountsContext>()
            .AddClaimsPrincipalFactory<ContributorClaims>()
            .AddSignInManager();
        services.AddSingleton(Hashing);
        services.AddScoped<Passkeys>();
        // A passkey alone signs its owner in: the device has to know them, and they to be found by it.
        services.Configure<IdentityPasskeyOptions>(o => (o.UserVerificationRequirement, o.ResidentKeyRequirement) = ("required", "required"));
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(Logins.Scheme)
            .AddPolicyScheme(Logins.Scheme, null, o => o.ForwardDefaultSelector = Logins.SchemeFor)
            .AddScheme<BearerOptions, BearerAuthentication>(Logins.Bearer, null)
            // All of them: whoever ends a session ends the cookies of a second factor with it.
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        Policies.Add(services.AddAuthorizationBuilder());
        return services;
    }

    /// <summary>Brings the accounts' schema up to date; several machines may start at once.</summary>
    public static async Task MigrateIdentityAsync(this IServiceProvider services, CancellationToken ct)
    {
        if (await IsUpToDateAsync(services.GetRequiredService<AccountsDatabase>(), ct))
            return;
        await using var db = await services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContextAsync(ct);
        // The migrator's own lock is on its history table, which is not there the first time.
        var oneAtATime = new PostgresDistributedLock(
            new PostgresAdvisoryLockKey("argument-ledger identity", allowHashing: true), db.Database.GetConnectionString()!);
        await using var held = await oneAtATime.AcquireAsync(cancellationToken: ct);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>Makes ready what the first to sign in would else wait for; asks the database nothing.</summary>
    public static void PrepareIdentity(this IServiceProvider services)
    {
        using var db = services.GetRequiredService<IDbContextFactory<AccountsContext>>().CreateDbContext();
        _ = db.Model;
    }

    // At most starts there is nothing to do, and the migrator would take a good part of the start to find that out.
    private static async Task<bool> IsUpToDateAsync(AccountsDatabase database, CancellationToken ct)
    {
        var last = typeof(AccountsContext).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Max(StringComparer.Ordinal);
        try
        {
            await using var connection = await database.OpenAsync(ct);
            return await connection.ValueAsync<bool>("""select exists (select from identity.migrations where "MigrationId" = $1)""", [last], ct);
        }
        catch (PostgresException none) when (none.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return false;
        }
    }

    // The third version of Identity's tables is the first that has them.
    internal static void HavePasskeys(IdentityOptions options) => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    private static void Rules(IdentityOptions options)
    {
        HavePasskeys(options);
        options.User.AllowedUserNameCharacters = AccountRules.HandleCharacters;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        options.Lockout.AllowedForNewUsers = true;
        options.Password.RequiredLength = AccountRules.ShortestPassword;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ledger";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = LoginSessions.Life;
        options.SlidingExpiration = true;
        options.Events = new SessionEvents();
    }
}
