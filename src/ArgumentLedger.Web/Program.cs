var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "Argument Ledger");
app.Run();

public partial class Program;
