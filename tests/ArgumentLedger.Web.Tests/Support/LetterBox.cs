using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>A mail server on this machine that takes every letter and keeps it for a test to read.</summary>
internal sealed class LetterBox : MessageStore, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<MimeMessage> _letters = Channel.CreateUnbounded<MimeMessage>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    private LetterBox()
    {
        Port = FreePort();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).Build()).Build();
        _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public static LetterBox Open() => new();

    /// <summary>Settings of a site that sends its mail here.</summary>
    public string[] Settings => SettingsOf(Port);

    /// <summary>Settings of a site that sends its mail to a port.</summary>
    public static string[] SettingsOf(int port) =>
    [
        "--Mail:Host=127.0.0.1", $"--Mail:Port={port}", "--Mail:Security=None",
        "--Mail:From=Argument Ledger <ledger@example.org>", "--Mail:Site=https://ledger.example.org",
    ];

    /// <summary>A port at which nothing listens just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The next letter, once it has come.</summary>
    public async Task<MimeMessage> NextAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        return await _letters.Reader.ReadAsync(late.Token);
    }

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(buffer.ToArray());
        await _letters.Writer.WriteAsync(await MimeMessage.LoadAsync(stream, cancellationToken), cancellationToken);
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }
}
