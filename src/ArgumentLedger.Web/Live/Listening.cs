using System.Buffers;
using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Live;

/// <summary>
/// One listener. It holds nothing but how far it has come: each time it is woken it is told what came after that, as things
/// stand then. One that stops reading is waited for a little and dropped; it goes on later from the last id it has.
/// </summary>
public sealed class Listening(DebateBroadcasts debates, SiteBroadcast site, LastingLogin login)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Tells of a debate's events after a version, until the listener goes or may listen no more.</summary>
    internal async Task ToDebateAsync(Guid debate, long after, HttpContext http, CancellationToken ct)
    {
        var broadcast = debates.Join(debate);
        try
        {
            await login.BeginAsync(http);
            await FollowAsync(broadcast, after, http, ct);
        }
        finally
        {
            debates.Leave(debate);
        }
    }

    /// <summary>Tells of debates that move after a position (null: from now on), until the listener goes.</summary>
    internal async Task ToSiteAsync(long? after, HttpContext http, CancellationToken ct)
    {
        site.Join();
        try
        {
            await login.BeginAsync(http);
            await FollowSiteAsync(after ?? site.Now.Value.Position, http, ct);
        }
        finally
        {
            site.Leave();
        }
    }

    async Task FollowAsync(DebateBroadcast broadcast, long last, HttpContext http, CancellationToken ct)
    {
        var beat = -1L;
        while (true)
        {
            var (now, changed) = broadcast.Now;
            if (now.Head.Version > 0 && !(now.Head.MayRead(http.User) && await login.StandsAsync(ct)))
                return;
            if (last < now.Head.Version)
            {
                var news = await broadcast.AfterAsync(last, now, ct);
                await WriteAsync(http, news.Select(frame => frame.Bytes), ct);
                last = news.Count == 0 ? last : news[^1].Position;
                continue;
            }
            if (now.Head.Version > 0 && beat != now.Beat)
                await WriteAsync(http, [Frame.Comment], ct);
            beat = now.Head.Version > 0 ? now.Beat : beat;
            await changed.WaitAsync(ct);
        }
    }

    async Task FollowSiteAsync(long last, HttpContext http, CancellationToken ct)
    {
        var me = http.User.ContributorId();
        var beat = -1L;
        await WriteAsync(http, [Frame.IdAlone(site.IdOf(last))], ct);
        while (await login.StandsAsync(ct))
        {
            var (now, changed) = site.Now;
            if (last < now.Position)
            {
                var (news, position) = await site.AfterAsync(last, now, ct);
                await WriteAsync(http, news.Where(one => one.IsFor(me)).Select(one => one.Frame.Bytes), ct);
                last = position;
                continue;
            }
            if (beat != now.Beat)
                await WriteAsync(http, [Frame.Comment], ct);
            beat = now.Beat;
            await changed.WaitAsync(ct);
        }
    }

    static async Task WriteAsync(HttpContext http, IEnumerable<ReadOnlyMemory<byte>> frames, CancellationToken ct)
    {
        var to = http.Response.BodyWriter;
        foreach (var frame in frames)
            to.Write(frame.Span);
        // After what others may hear and this one may not, nothing is sent.
        if (to.UnflushedBytes == 0)
            return;
        var sent = to.FlushAsync(ct);
        if (sent.IsCompleted)
            await sent;
        else
            await WaitForReaderAsync(http, sent.AsTask(), ct);
    }

    static async Task WaitForReaderAsync(HttpContext http, Task sent, CancellationToken ct)
    {
        try
        {
            await sent.WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            http.Abort();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }
    }
}
