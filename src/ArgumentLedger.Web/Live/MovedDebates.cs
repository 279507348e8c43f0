using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Live;

/// <summary>
/// Which debates have moved, and in which order: one row for each debate, at the place of its latest commit. The commit of
/// events marks the row (a trigger, whoever writes); afterwards the marked rows are given positions, by one node at a time,
/// so that positions come to be seen in their order and whoever goes on after one misses nothing.
/// </summary>
/// <remarks>
/// Neither a position nor a notification is made within the commit of events: both would have all commits of the database
/// wait for each other. What tells of a commit may be lost; the mark is not, and is found at the next look.
/// </remarks>
public sealed class MovedDebates(IDocumentStore store)
{
    /// <summary>The channel on which nodes tell each other that rows were given positions; the payload is the node that did it.</summary>
    public const string Channel = "ledger_moved";

    const int AtOnce = 1_000;

    const string Schema =
        """
        select pg_advisory_xact_lock(hashtextextended('ledger moved schema', 0));
        create table if not exists ledger.moved (debate uuid primary key, version bigint not null, position bigint unique);
        create index if not exists moved_unplaced on ledger.moved (debate) where position is null;
        create sequence if not exists ledger.moved_position;
        create or replace function ledger.note_move() returns trigger language plpgsql as $$
        begin
          insert into ledger.moved (debate, version) values (new.id, new.version)
          on conflict (debate) do update set version = excluded.version, position = null;
          return null;
        end $$;
        do $$
        begin
          if not exists (select from pg_trigger where tgrelid = 'ledger.mt_streams'::regclass and tgname = 'note_move') then
            create trigger note_move after insert or update of version on ledger.mt_streams for each row execute function ledger.note_move();
          end if;
        end $$;
        """;

    // A row that a writer holds is left to the look that follows its commit.
    const string Place =
        """
        update ledger.moved m set position = nextval('ledger.moved_position')
        from (select debate from ledger.moved where position is null limit $1 for update skip locked) marked
        where m.debate = marked.debate
        """;

    /// <summary>Raised when this node has given positions, which others may wait for.</summary>
    public event Action? Placed;

    /// <summary>A debate, the version that it came to, and the position of that among all.</summary>
    public sealed record Row(Guid Debate, long Version, long Position);

    /// <summary>Makes the table and what keeps it, where they are not there; several nodes may start at once.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = new NpgsqlCommand(Schema, connection);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Gives positions to the rows that commits have marked, and tells the other nodes.</summary>
    /// <param name="node">What this node calls itself.</param>
    /// <param name="ct">Stops it.</param>
    public async Task PlaceAsync(string node, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        while (await IsAnyMarkedAsync(connection, ct))
        {
            var placed = await PlaceAsync(connection, node, ct);
            if (placed > 0)
                Placed?.Invoke();
            if (placed < AtOnce)
                return;
        }
    }

    /// <summary>The rows after a position, in order, at most so many.</summary>
    public async Task<IReadOnlyList<Row>> AfterAsync(long position, int most, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand("select debate, version, position from ledger.moved where position > $1 order by position limit $2", connection)
        {
            Parameters = { new() { Value = position }, new() { Value = most } },
        };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var moved = new List<Row>();
        while (await rows.ReadAsync(ct))
            moved.Add(new(rows.GetGuid(0), rows.GetInt64(1), rows.GetInt64(2)));
        return moved;
    }

    /// <summary>The last position; 0 when there is none.</summary>
    public async Task<long> LastAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await using var command = new NpgsqlCommand("select coalesce(max(position), 0) from ledger.moved", connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    internal async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(ct);
        return connection;
    }

    static async Task<bool> IsAnyMarkedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select exists (select from ledger.moved where position is null)", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    static async Task<int> PlaceAsync(NpgsqlConnection connection, string node, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var turn = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('ledger moved', 0)), pg_notify($1, $2)", connection)
        {
            Parameters = { new() { Value = Channel }, new() { Value = node } },
        };
        await turn.ExecuteNonQueryAsync(ct);
        await using var place = new NpgsqlCommand(Place, connection) { Parameters = { new() { Value = AtOnce } } };
        var placed = await place.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return placed;
    }
}
