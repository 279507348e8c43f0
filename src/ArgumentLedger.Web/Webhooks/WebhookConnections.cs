using System.Net;
using System.Net.Sockets;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>The name of a receiver's host leads to no address that may be called.</summary>
sealed class AddressRefusedException() : IOException("The name leads to no address that may be called.");

/// <summary>
/// Connects to receivers. The address itself is looked at when the connection is made, and that very address is connected
/// to: what a name led to before, or leads to a moment later, is of no use to anybody. Redirects are not followed, no
/// proxy is used, and of an answer little is read.
/// </summary>
public sealed class WebhookConnections(WebhookOptions options) : IDisposable
{
    const int MostHeaderKilobytes = 16;
    const int MostBody = 8 * 1024;

    readonly HttpClient client = new(Handler(options)) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends a request and answers as soon as there is a status, within the time that the configuration allows.</summary>
    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(options.Timeout);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    static SocketsHttpHandler Handler(WebhookOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        MaxResponseDrainSize = MostBody,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = async (context, ct) => await ConnectAsync(context.DnsEndPoint, options.AllowPrivateNetworks, ct),
    };

    static async Task<Stream> ConnectAsync(DnsEndPoint to, bool allowsPrivate, CancellationToken ct)
    {
        var addresses = (await ResolveAsync(to.Host, ct)).Where(address => allowsPrivate || PublicAddresses.IsPublic(address)).ToArray();
        if (addresses.Length == 0)
            throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // A name that leads nowhere is answered as one that leads behind the walls: nobody is to learn names from here.
    static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, ct);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
