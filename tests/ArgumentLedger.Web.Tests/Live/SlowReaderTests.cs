using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ArgumentLedger.Web.Live;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Live;

/// <summary>A listener that stops reading costs the site nothing for long, and loses nothing.</summary>
public sealed class SlowReaderTests
{
    [Fact]
    public async Task A_listener_that_stops_reading_is_dropped_and_others_hear_on_and_it_can_come_back()
    {
        var site = new SiteFixture();
        await site.InitializeAsync();
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Who reads?");
        await using var reading = await EventReader.OpenAsync(site.Anonymous, $"{debate.Address}/events/stream");
        using var stuck = await StickAsync(site.Address, $"{debate.Address}/events/stream?after=1");
        var streams = site.Services.GetRequiredService<DebateBroadcasts>();
        Assert.Equal(2, streams.Listeners);

        var made = 0;
        while (streams.Listeners == 2)
        {
            await debate.MakeAsync(LongClaims);
            made += 10;
            await reading.TakeAsync(10);
        }

        Assert.Equal(1, streams.Listeners);
        await using var again = await EventReader.OpenAsync(site.Anonymous, $"{debate.Address}/events/stream", "1");
        var last = (await again.TakeAsync(made))[^1].GetProperty("version").GetInt64();
        Assert.Equal(await debate.VersionAsync(), last);
        await site.DisposeAsync();
    }

    static string LongClaims => $"[{string.Join(',', Enumerable.Repeat($$"""{"move":"make-claim","text":"{{new string('x', 10_000)}}"}""", 10))}]";

    static async Task<Socket> StickAsync(Uri site, string path)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(site.Host, site.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET {path} HTTP/1.1\r\nHost: {site.Host}:{site.Port}\r\n\r\n")));
        // Once, for the first words of the answer; then never again.
        await socket.ReceiveAsync(new byte[16]);
        return socket;
    }
}
