using Npgsql;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// A table in which commits leave marks for what is done after them. Marks are only ever added, which waits for nobody, and
/// taken away again by whoever did what they ask for; so it is short, but would grow with those that are gone.
/// </summary>
/// <param name="name">The table, with its schema.</param>
sealed class MarkTable(string name)
{
    // Those that are gone are passed over at each look, until they are cleared away.
    const int Clearing = 10_000;

    long gone;

    /// <summary>Whether there is any mark.</summary>
    internal Task<bool> IsAnyAsync(NpgsqlConnection connection, CancellationToken ct) => connection.ValueAsync<bool>($"select exists (select from {name})", [], ct);

    /// <summary>Clears away the room of marks that are gone, when there are many; to be called outside of transactions.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="taken">How many were taken away since the last call.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task ClearAsync(NpgsqlConnection connection, int taken, CancellationToken ct)
    {
        if (Interlocked.Add(ref gone, taken) < Clearing)
            return;
        Interlocked.Exchange(ref gone, 0);
        await connection.RunAsync($"vacuum (skip_locked) {name}", [], ct);
    }
}
