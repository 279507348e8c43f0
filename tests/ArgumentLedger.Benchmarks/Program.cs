using ArgumentLedger.Benchmarks;

switch (args)
{
    case ["growth"]:
        await using (var site = await MeasuredSite.StartAsync())
            await Growth.RunAsync(site);
        return 0;
    case ["standing"]:
        StandingCost.Run();
        return 0;
    case ["map"]:
        Mapping.Run();
        return 0;
    case ["quotes"]:
        QuoteSearch.Run();
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/ArgumentLedger.Benchmarks -- growth|standing|map|quotes");
        Console.Error.WriteLine("  growth   what a move costs in a debate of 10, 100, 1,000 and 10,000 events");
        Console.Error.WriteLine("  standing what one more rebuttal costs the fold in debates of 10,000 contributions of several shapes");
        Console.Error.WriteLine("  map      what the map of 5 to 10,000 contributions takes, folded and unfolded");
        Console.Error.WriteLine("  quotes   what checking quotes against a source of 1 MB costs, beside a plain Levenshtein window");
        return 2;
}
