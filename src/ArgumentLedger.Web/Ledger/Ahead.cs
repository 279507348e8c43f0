using System.Threading.Channels;

namespace ArgumentLedger.Web.Ledger;

/// <summary>Goes through a sequence some way ahead of whoever reads it, in a task of its own, so that both have a core.</summary>
static class Ahead
{
    // Handed over together, as each handing over costs about as much as a short item does.
    const int MostItems = 256;
    const int MostBytes = 1 << 20;
    const int MostBatches = 2;

    /// <summary>The items in their order; what the sequence throws is thrown in its place.</summary>
    /// <param name="items">The sequence; nobody else may go through it meanwhile.</param>
    /// <param name="bytes">About how much memory an item takes, which bounds how far ahead it goes.</param>
    /// <param name="going">What the sequence ends by when it is cancelled; it is, once nobody reads on.</param>
    internal static async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<T> items, Func<T, int> bytes, CancellationTokenSource going)
    {
        var batches = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(MostBatches) { SingleReader = true, SingleWriter = true });
        var filling = Task.Run(() => FillAsync(items, bytes, batches.Writer, going.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(going.Token))
                foreach (var item in batch)
                    yield return item;
            await filling;
        }
        finally
        {
            await going.CancelAsync();
            await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static async Task FillAsync<T>(IAsyncEnumerable<T> items, Func<T, int> bytes, ChannelWriter<List<T>> batches, CancellationToken ct)
    {
        try
        {
            var (batch, size) = (new List<T>(MostItems), 0);
            await foreach (var item in items.WithCancellation(ct))
            {
                batch.Add(item);
                size += bytes(item);
                if (batch.Count < MostItems && size < MostBytes)
                    continue;
                await batches.WriteAsync(batch, ct);
                (batch, size) = (new List<T>(MostItems), 0);
            }
            if (batch.Count > 0)
                await batches.WriteAsync(batch, ct);
        }
        finally
        {
            batches.Complete();
        }
    }
}
