using System.Text;
using ArgumentLedger.Web.Tests.Api;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Ledger;

public sealed class KilledImportTests
{
    const int Arguments = 30_000;

    [Fact]
    public async Task An_import_that_was_cut_off_by_a_kill_is_taken_up_again_and_arrives_once()
    {
        await using var site = new KilledSite();
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        await KillTests.SignInAsync(client);
        var submitted = (await client.SendAsync("/api/imports?format=tgf&motion=Whole%3F", File(), contentType: "text/plain")).Expect(202).Body;
        var debate = submitted.GetProperty("debate").GetString();

        await ImportTests.UntilAsync(client, submitted, now => now.GetProperty("decided").GetInt32() > 0);
        await site.KillAsync();
        await site.StartAsync();

        var done = await ImportTests.EndedAsync(client, submitted);
        Assert.Equal(("done", 2L * Arguments), (done.GetProperty("state").GetString(), done.GetProperty("version").GetInt64()));
        // Nothing came of the first attempt, neither in this debate nor in another.
        var (length, debates) = ((await client.ReadAsync($"/api/debates/{debate}/ledger")).Body.GetProperty("length").GetInt64(), (await client.ReadAsync("/api/debates")).Body.GetProperty("items").GetArrayLength());
        Assert.Equal((2L * Arguments, 1), (length, debates));
    }

    // Arguments 1 to n, each but the first attacking the one before it; and the move that opens the debate.
    static string File()
    {
        var file = new StringBuilder();
        for (var i = 1; i <= Arguments; i++)
            file.Append(i).Append(" Argument ").Append(i).Append(".\n");
        file.Append("#\n");
        for (var i = 2; i <= Arguments; i++)
            file.Append(i).Append(' ').Append(i - 1).Append('\n');
        return file.ToString();
    }
}
