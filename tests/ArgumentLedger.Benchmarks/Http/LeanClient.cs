using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>One HTTP/1.1 connection that costs next to nothing, so that what is measured is the server.</summary>
sealed class LeanClient : IDisposable
{
    readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] buffer = new byte[2 << 20];
    int filled;

    internal static async Task<LeanClient> ConnectAsync(Uri address)
    {
        var client = new LeanClient();
        await client.socket.ConnectAsync(address.Host, address.Port);
        return client;
    }

    /// <summary>A request as bytes.</summary>
    internal static byte[] Request(string method, string path, string? token, string? json) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}"
        + (json is null ? "\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}")));

    /// <summary>Sends a request, reads all of the answer and gives its status.</summary>
    internal async Task<int> SendAsync(byte[] request)
    {
        await socket.SendAsync(request);
        filled = 0;
        int head;
        while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            await ReceiveAsync();
        var headers = Encoding.ASCII.GetString(buffer, 0, head);
        var status = int.Parse(headers.AsSpan(9, 3), CultureInfo.InvariantCulture);
        if (Header(headers, "Content-Length") is { } length)
            while (filled < head + 4 + int.Parse(length, CultureInfo.InvariantCulture))
                await ReceiveAsync();
        else if (Header(headers, "Transfer-Encoding") is not null)
            while (!buffer.AsSpan(head + 4, filled - head - 4).EndsWith("0\r\n\r\n"u8))
                await ReceiveAsync();
        return status;
    }

    public void Dispose() => socket.Dispose();

    static string? Header(string headers, string name)
    {
        var start = headers.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        start += name.Length + 4;
        var end = headers.IndexOf("\r\n", start, StringComparison.Ordinal);
        return end < 0 ? headers[start..] : headers[start..end];
    }

    async Task ReceiveAsync()
    {
        var received = await socket.ReceiveAsync(buffer.AsMemory(filled));
        filled += received > 0 ? received : throw new IOException("The server closed the connection.");
    }
}
