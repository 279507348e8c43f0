using ArgumentLedger.Web.Hosting;
using ArgumentLedger.Web.Mail;
using ArgumentLedger.Web.Transfer;
using JasperFx;
using Microsoft.AspNetCore.Connections;

if (args is ["label", .. var arguments])
    return await LabelCommand.RunAsync(arguments, Console.Out, Console.Error);
// Content lies beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (args is ["codegen", ..])
    return await Site.Build(builder, connectionString: "Host=localhost").RunJasperFxCommands(args);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, _) => stop.Cancel();
if (Commands.Knows(args))
    return await Commands.RunAsync(args, builder, stop.Token);
try
{
    await using var database = await LedgerDatabase.OpenAsync(builder.Configuration, Console.WriteLine, stop.Token);
    await using var site = Site.Build(builder, database.ConnectionString);
    return await site.RunUntilStoppedAsync(database, stop.Token) ? 0 : 1;
}
catch (LedgerDatabaseException unavailable)
{
    Console.Error.WriteLine(unavailable.Message);
    return 1;
}
catch (MailSettingsException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{taken.Message} Another program listens there: stop it, or choose another address with --urls=http://localhost:PORT.");
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}

/// <summary>The application; public so that tests can host it.</summary>
public partial class Program;
