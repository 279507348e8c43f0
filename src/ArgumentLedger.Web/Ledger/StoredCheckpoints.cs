using System.Buffers.Binary;
using System.Data;
using System.Security.Cryptography;
using System.Text;
using ArgumentLedger.Domain.Replay.Checkpoints;
using ArgumentLedger.Web.Tracing;
using Marten;
using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace ArgumentLedger.Web.Ledger;

/// <summary>
/// States of long debates in PostgreSQL, at most one for each, so that a debate opens by reading one state and folding
/// what came after it. A checkpoint is a cache: one that is of another format, damaged, or not of the ledger as it
/// stands is passed over and thrown away, and whoever deletes them all loses nothing but time.
/// </summary>
/// <remarks>
/// Words that a moderator hid stay in a checkpoint as they stay in the rows of the ledger: both are in the same database,
/// and what readers see is decided when they read, by what is hidden at the head. Whoever should come to erase words from
/// the rows must delete the debate's checkpoint in the same transaction, and have every site forget its warm state: the
/// hash of the head, by which a checkpoint is known to be of this ledger, is the same without the words.
/// </remarks>
public sealed class StoredCheckpoints(IDocumentStore store, ILogger<StoredCheckpoints> log)
{
    const string Find =
        """
        select c.version, c.head, c.digest, e.headers ->> 'hash', c.body
        from ledger.checkpoints c left join ledger.mt_events e on e.stream_id = c.debate and e.version = c.version
        where c.debate = $1 and c.format = $2 and c.version <= $3
        """;

    // Of two nodes that write at once the later state stays, whichever comes first.
    const string Put =
        """
        insert into ledger.checkpoints (debate, version, format, head, digest, body) values ($1, $2, $3, $4, $5, $6)
        on conflict (debate) do update
        set version = excluded.version, format = excluded.format, head = excluded.head, digest = excluded.digest, body = excluded.body
        where checkpoints.format <> excluded.format or checkpoints.version < excluded.version
        """;

    /// <summary>The table, which Marten makes with its own.</summary>
    internal static Table Table
    {
        get
        {
            var table = new Table($"{LedgerStore.Schema}.checkpoints");
            table.AddColumn<Guid>("debate").AsPrimaryKey();
            table.AddColumn<long>("version").NotNull();
            table.AddColumn<int>("format").NotNull();
            table.AddColumn("head", "text").NotNull();
            table.AddColumn("digest", "bytea").NotNull();
            table.AddColumn("body", "bytea").NotNull();
            return table;
        }
    }

    /// <summary>The state of a debate at the stored version nearest to one and not past it; null when there is none that can be trusted.</summary>
    public async Task<WarmDebate?> ReadAsync(Guid debate, long version, CancellationToken ct)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        if (await RowAsync(connection, debate, version, ct) is not { } row)
            return null;
        if (row.State is { } state)
            return state;
        log.LogWarning("The checkpoint of debate {Debate} at version {Version} is damaged or of another ledger; it is thrown away and made anew", debate, row.Version);
        await using var delete = new NpgsqlCommand("delete from ledger.checkpoints where debate = $1 and digest = $2", connection)
        {
            Parameters = { new() { Value = debate }, new() { Value = row.Digest } },
        };
        await delete.ExecuteNonQueryAsync(ct);
        return null;
    }

    /// <summary>Stores a committed state, unless a later one is stored already.</summary>
    public async Task WriteAsync(Guid debate, WarmDebate warm, CancellationToken ct)
    {
        using var span = LedgerTracing.Start("ledger.checkpoint", debate, warm.State.Version);
        var (version, body) = (warm.State.Version, CheckpointBody.Of(Checkpoint.Write(warm.State).Span));
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(Put, connection)
        {
            Parameters =
            {
                new() { Value = debate },
                new() { Value = version },
                new() { Value = Checkpoint.Format },
                new() { Value = warm.Head },
                new() { Value = DigestOf(debate, version, warm.Head, body) },
                new() { Value = body, NpgsqlDbType = NpgsqlDbType.Bytea },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    sealed record Row(long Version, byte[] Digest, WarmDebate? State);

    static async Task<Row?> RowAsync(NpgsqlConnection connection, Guid debate, long version, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Find, connection)
        {
            Parameters = { new() { Value = debate }, new() { Value = Checkpoint.Format }, new() { Value = version } },
        };
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        if (!await rows.ReadAsync(ct))
            return null;
        var (stored, head, digest) = (rows.GetInt64(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2));
        if (rows.IsDBNull(3) || rows.GetString(3) != head)
            return new(stored, digest, null);
        await using var body = await rows.GetStreamAsync(4, ct);
        return new(stored, digest, await StateAsync(debate, stored, head, digest, body, ct));
    }

    static async Task<WarmDebate?> StateAsync(Guid debate, long version, string head, byte[] digest, Stream body, CancellationToken ct)
    {
        try
        {
            using var hash = HashFor(debate, version, head);
            var bytes = await CheckpointBody.ReadAsync(body, hash, ct);
            if (!hash.GetHashAndReset().AsSpan().SequenceEqual(digest))
                return null;
            var state = Checkpoint.Read(bytes);
            return state.Version == version ? new(state, head) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static byte[] DigestOf(Guid debate, long version, string head, ReadOnlySpan<byte> body)
    {
        using var hash = HashFor(debate, version, head);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    // Over everything that the row says, so that no part of it is trusted alone; the body is still to be taken in.
    static IncrementalHash HashFor(Guid debate, long version, string head)
    {
        Span<byte> numbers = stackalloc byte[sizeof(int) + sizeof(long) + 16];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, Checkpoint.Format);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[sizeof(int)..], version);
        debate.TryWriteBytes(numbers[(sizeof(int) + sizeof(long))..]);
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(numbers);
        hash.AppendData(Encoding.UTF8.GetBytes(head));
        return hash;
    }
}
