using System.Net.Http.Json;
using System.Net.Sockets;

namespace ArgumentLedger.Web.Tests.Support;

/// <summary>The Docker engine of this machine, if there is one.</summary>
internal static class DockerEngine
{
    // What Testcontainers asks for unless told otherwise; it does not negotiate.
    private static readonly Version AskedFor = new(1, 44);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Lazy<Task<bool>> Probe = new(ProbeAsync);

    /// <summary>Whether an engine answers within two seconds; one that is older than Testcontainers expects is then spoken to in its own version.</summary>
    public static Task<bool> AnswersAsync() => Probe.Value;

    private static async Task<bool> ProbeAsync()
    {
        foreach (var address in Addresses())
        {
            if (await VersionAsync(address) is not { } version) continue;
            if (version < AskedFor && Environment.GetEnvironmentVariable("DOCKER_API_VERSION") is null)
                Environment.SetEnvironmentVariable("DOCKER_API_VERSION", version.ToString());
            return true;
        }
        return false;
    }

    private static IEnumerable<Uri> Addresses()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } named)
            return Uri.TryCreate(named, UriKind.Absolute, out var address) ? [address] : [];

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "";
        string[] sockets = ["/var/run/docker.sock", $"{runtime}/docker.sock", $"{home}/.docker/run/docker.sock"];
        return sockets.Where(File.Exists).Select(socket => new Uri($"unix://{socket}"));
    }

    private static async Task<Version?> VersionAsync(Uri address)
    {
        using var handler = new SocketsHttpHandler();
        if (address.Scheme == "unix") handler.ConnectCallback = (_, ct) => ConnectAsync(address.AbsolutePath, ct);
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            var url = address.Scheme == "unix" ? new Uri("http://docker/version") : new Uri($"http://{address.Authority}/version");
            var said = await client.GetFromJsonAsync<EngineVersion>(url);
            return Version.TryParse(said?.ApiVersion, out var version) ? version : null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed record EngineVersion(string? ApiVersion);
}
