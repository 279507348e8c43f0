using ArgumentLedger.Web.Ledger;
using Wolverine;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLedger(builder.Configuration.GetConnectionString("Ledger")!);
builder.Host.UseWolverine(bus => bus.UseLedgerBus());
var app = builder.Build();
app.MapGet("/", () => "Argument Ledger");
app.Run();

/// <summary>The application; public so that tests can host it.</summary>
public partial class Program;
