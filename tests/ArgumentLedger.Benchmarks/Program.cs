using ArgumentLedger.Benchmarks;

if (args is ["standing"])
{
    StandingCost.Run();
    return 0;
}
if (args is ["map"])
{
    Mapping.Run();
    return 0;
}
if (args is not ["growth"])
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ArgumentLedger.Benchmarks -- growth|standing|map");
    Console.Error.WriteLine("  growth   what a move costs in a debate of 10, 100, 1,000 and 10,000 events");
    Console.Error.WriteLine("  standing what one more rebuttal costs the fold in debates of 10,000 contributions of several shapes");
    Console.Error.WriteLine("  map      what the map of 5 to 10,000 contributions takes, folded and unfolded");
    return 2;
}
await using var site = await MeasuredSite.StartAsync();
await Growth.RunAsync(site);
return 0;
