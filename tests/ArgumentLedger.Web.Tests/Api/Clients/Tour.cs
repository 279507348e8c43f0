using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace Generated;

/// <summary>README's tour by a client that was generated from the OpenAPI document; compiled together with it by a test.</summary>
public static class Tour
{
    /// <summary>Makes the tour, and tells what came of it.</summary>
    public static async Task<string> RunAsync(HttpClient http)
    {
        var client = new LedgerClient(http) { ReadResponseAsString = true };
        await client.OpenAccountAsync(new NewAccount { Handle = "robin", Password = "a long enough password" });
        var token = await client.MakeTokenAsync(new NewToken { Handle = "robin", Password = "a long enough password", Name = "tour", Scope = "write" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);

        var debate = (await client.OpenDebateAsync("tour 1", new OpenDebate { Motion = "Is tea better than coffee?" })).Id;
        await client.MakeMovesAsync(debate, "tour 2", "\"v1\"",
            [new MakeClaim { Stance = MakeClaimStance.For, Text = "Tea keeps its promise: it wakes you and lets you sleep." }]);
        var made = await client.MakeMovesAsync(debate, null, null,
        [
            new IntroduceSpeaker { As = "sam", Name = "Sam" },
            new RebutClaim { As = "r", Speaker = "@sam", Target = "c1", Aim = RebutClaimAim.Conclusion, Text = "Not after four in the afternoon." },
            new CiteQuote { Speaker = "@sam", Contribution = "c1", Exact = "lets you sleep", For = "@r" },
            new ConcedeClaim { What = "@r", Extent = ConcedeClaimExtent.Partial, Yields = "c1", Text = "Granted, strong tea is no nightcap." },
        ]);

        var claim = await client.ShowContributionAsync(debate, "c1", null, null, null, null);
        var then = await client.ShowContributionAsync(debate, "c1", 2, null, null, null);
        var history = await client.ContributionHistoryAsync(debate, "c1", 10, null, null, null, null);
        var compared = await client.CompareMomentsAsync(debate, "2", "5");
        var without = await client.WhatIfAsync(debate, made.Labels["r"], null, null, null, null);
        var ledger = await client.ShowLedgerAsync(debate, null, null, null);
        return string.Join("; ",
            $"v{made.Version} with {made.Events.Count} events",
            $"c1 was {then.Standing?.Status} and is {claim.Standing?.Status}",
            $"{history.Items.Count} events bear on it",
            $"{compared.Made.Count} were made",
            $"without r1 it is {without.Standing.First(standing => standing.Contribution == "c1").Status}",
            $"the ledger has {ledger.Length} entries");
    }
}

/// <summary>What is not set is not sent.</summary>
public partial class LedgerClient
{
    static partial void UpdateJsonSerializerSettings(JsonSerializerSettings settings) =>
        settings.NullValueHandling = NullValueHandling.Ignore;
}
