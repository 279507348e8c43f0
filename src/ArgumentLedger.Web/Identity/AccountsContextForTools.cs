using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ArgumentLedger.Web.Identity;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting the site or a database.</summary>
internal sealed class AccountsContextForTools : IDesignTimeDbContextFactory<AccountsContext>
{
    public AccountsContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AccountsContext>();
        AccountsContext.Connect(options, connectionString: null);
        options.UseApplicationServiceProvider(new ServiceCollection().Configure<IdentityOptions>(IdentitySetup.HavePasskeys).BuildServiceProvider());
        return new AccountsContext(options.Options);
    }
}
