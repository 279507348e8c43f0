using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace ArgumentLedger.Benchmarks;

/// <summary>What one listener heard: whether each version came once and in order, and when.</summary>
sealed record Heard(bool IsExact, IReadOnlyList<KeyValuePair<long, long>> At);

/// <summary>
/// Listeners over plain sockets, since as many HTTP clients would cost more than the site they listen to. They speak HTTP/1.0,
/// whose answers come without chunks, and read nothing but ids.
/// </summary>
sealed class Listeners : IDisposable
{
    readonly List<Listener> all = [];

    internal static async Task<Listeners> OpenAsync(Uri site, string path, int many, long after)
    {
        var opened = new Listeners();
        var request = string.Create(CultureInfo.InvariantCulture, $"GET {path}{after} HTTP/1.0\r\nHost: {site.Authority}\r\n\r\n");
        foreach (var some in Enumerable.Range(0, many).Chunk(100))
            opened.all.AddRange(await Task.WhenAll(some.Select(_ => Listener.OpenAsync(site, request))));
        return opened;
    }

    /// <summary>Waits until all have heard a version, at most two minutes, and gives what each heard after another.</summary>
    internal async Task<IReadOnlyList<Heard>> HearAsync(long after, long until)
    {
        for (var waited = Stopwatch.StartNew(); all.Any(one => one.Last < until) && waited.Elapsed < TimeSpan.FromMinutes(2);)
            await Task.Delay(20);
        return [.. all.Select(one => one.HeardBetween(after, until))];
    }

    /// <summary>Waits until every connection has ended.</summary>
    internal Task EndAsync() => Task.WhenAll(all.Select(one => one.Reading));

    public void Dispose() => all.ForEach(one => one.Dispose());

    sealed class Listener(Socket socket) : IDisposable
    {
        readonly List<KeyValuePair<long, long>> heard = [];
        long last;

        internal long Last => Volatile.Read(ref last);

        internal Task Reading { get; private set; } = Task.CompletedTask;

        internal static async Task<Listener> OpenAsync(Uri site, string request)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(site.Host, site.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes(request));
            var listener = new Listener(socket);
            listener.Reading = listener.ReadAsync();
            return listener;
        }

        internal Heard HeardBetween(long after, long until)
        {
            lock (heard)
            {
                var between = heard.Where(pair => pair.Key > after && pair.Key <= until).ToList();
                var wanted = Enumerable.Range(0, (int)(until - after)).Select(n => after + 1 + n);
                return new(between.Select(pair => pair.Key).SequenceEqual(wanted), between);
            }
        }

        async Task ReadAsync()
        {
            var lines = new Pipe();
            try
            {
                while (await socket.ReceiveAsync(lines.Writer.GetMemory(4096)) is var count and > 0)
                {
                    lines.Writer.Advance(count);
                    await lines.Writer.FlushAsync();
                    Take(lines.Reader, Stopwatch.GetTimestamp());
                }
            }
            catch (SocketException)
            {
                // The site was killed.
            }
        }

        void Take(PipeReader lines, long now)
        {
            if (!lines.TryRead(out var read))
                return;
            var rest = new SequenceReader<byte>(read.Buffer);
            while (rest.TryReadTo(out ReadOnlySpan<byte> line, (byte)'\n'))
                if (line.StartsWith("id: "u8) && Utf8Parser.TryParse(line[4..], out long version, out _))
                    Note(version, now);
            lines.AdvanceTo(rest.Position, read.Buffer.End);
        }

        void Note(long version, long now)
        {
            lock (heard)
                heard.Add(new(version, now));
            Volatile.Write(ref last, version);
        }

        public void Dispose() => socket.Dispose();
    }
}
