using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ArgumentLedger.Web.Identity;

/// <summary>People's accounts, their tokens and the keys of their sessions, in a PostgreSQL schema apart from the ledger's.</summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options)
    : IdentityUserContext<Contributor, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The schema all its tables are in.</summary>
    public const string Schema = "identity";

    /// <summary>Every token ever made, revoked ones too.</summary>
    public DbSet<ApiToken> Tokens => Set<ApiToken>();

    /// <summary>Where people are signed in.</summary>
    public DbSet<LoginSession> Sessions => Set<LoginSession>();

    /// <summary>Every invitation ever made, used ones too.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Every report to moderators, those dealt with too.</summary>
    public DbSet<Report> Reports => Set<Report>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal static void Connect(DbContextOptionsBuilder options, string? connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("migrations", Schema));

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("contributor_claims");
        builder.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("contributor_logins");
            // OpenID Connect lets a subject have so many characters (Core 1.0, section 2).
            login.Property(l => l.ProviderKey).HasMaxLength(255);
        });
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("contributor_passkeys");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("contributor_tokens");
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.Entity<Contributor>(contributor =>
        {
            contributor.ToTable("contributors");
            contributor.Property(c => c.DisplayName).HasMaxLength(AccountRules.LongestName);
            contributor.Property(c => c.WantedEmail).HasMaxLength(AccountRules.LongestEmail);
        });
        builder.Entity<ApiToken>(token =>
        {
            token.ToTable("api_tokens");
            token.Property(t => t.Name).HasMaxLength(AccountRules.LongestName);
            token.Property(t => t.Scope).HasMaxLength(8);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasOne<Contributor>().WithMany().HasForeignKey(t => t.ContributorId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<LoginSession>(session =>
        {
            session.ToTable("sessions");
            session.Property(s => s.Device).HasMaxLength(AccountRules.LongestName);
            session.HasOne<Contributor>().WithMany().HasForeignKey(s => s.ContributorId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Report>(report =>
        {
            report.ToTable("reports");
            report.Property(r => r.Label).HasMaxLength(16);
            report.Property(r => r.Reason).HasMaxLength(2 * Report.LongestReason);
            report.HasIndex(r => new { r.Debate, r.Label, r.By }).IsUnique().HasFilter("\"SettledAt\" is null");
            report.HasOne<Contributor>().WithMany().HasForeignKey(r => r.By).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations");
            invitation.HasIndex(i => i.Hash).IsUnique();
            invitation.HasIndex(i => i.Debate);
            invitation.HasOne<Contributor>().WithMany().HasForeignKey(i => i.MadeBy).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
