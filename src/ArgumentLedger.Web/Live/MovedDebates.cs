using ArgumentLedger.Web.Ledger;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Live;

/// <summary>
/// Which debates have moved, and in which order: one row for each debate, at the place of its latest commit. The commit of
/// events leaves a mark (a trigger, where it does not do so itself); afterwards marked debates are given positions, by one node
/// at a time, so that positions come to be seen in their order and whoever goes on after one misses nothing.
/// </summary>
/// <remarks>
/// Neither a position nor a notification is made within the commit of events: both would have all commits of the database
/// wait for each other. What tells of a commit may be lost; the mark is not, and is found at the next look.
/// </remarks>
public sealed class MovedDebates(IDocumentStore store)
{
    /// <summary>The channel on which nodes tell each other that rows were given positions; the payload is the node that did it.</summary>
    public const string Channel = "ledger_moved";

    const int AtOnce = 2_000;

    const string Schema =
        """
        select pg_advisory_xact_lock(hashtextextended('ledger moved schema', 0));
        create table if not exists ledger.moved (debate uuid primary key, version bigint not null, position bigint not null unique);
        create sequence if not exists ledger.moved_position;
        create table if not exists ledger.moved_marks (debate uuid not null);
        create or replace function ledger.note_move() returns trigger language plpgsql as $$
        begin
          insert into ledger.moved_marks (debate) values (new.id);
          return null;
        end $$;
        -- Each statement in it sees what was committed before its turn came.
        create or replace function ledger.place_moves(most int, node text) returns int language plpgsql as $$
        declare
          taken int;
        begin
          perform pg_advisory_xact_lock(hashtextextended('ledger moved', 0));
          with marked as (
            delete from ledger.moved_marks where ctid = any(array(select ctid from ledger.moved_marks limit most)) returning debate
          ), placed as (
            insert into ledger.moved (debate, version, position)
            select stream.id, stream.version, nextval('ledger.moved_position')
            from ledger.mt_streams stream where stream.id in (select debate from marked)
            on conflict (debate) do update set version = excluded.version, position = excluded.position
          )
          select count(*) into taken from marked;
          if taken > 0 then
            perform pg_notify('ledger_moved', node);
          end if;
          return taken;
        end $$;
        do $$
        begin
          if not exists (select from pg_trigger where tgrelid = 'ledger.mt_streams'::regclass and tgname = 'note_move' and tgqual is not null) then
            create or replace trigger note_move after insert or update of version on ledger.mt_streams for each row
            when (current_setting('ledger.marks', true) is distinct from 'made') execute function ledger.note_move();
          end if;
        end $$;
        """;

    readonly MarkTable marks = new("ledger.moved_marks");

    /// <summary>Raised when this node has given positions, which others may wait for.</summary>
    public event Action? Placed;

    /// <summary>A debate, the version that it came to, and the position of that among all.</summary>
    public sealed record Row(Guid Debate, long Version, long Position);

    /// <summary>Makes the table and what keeps it, where they are not there; several nodes may start at once.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.SetUpAsync(Schema, ct);
    }

    /// <summary>Gives positions to the debates that commits have marked, and tells the other nodes.</summary>
    /// <param name="node">What this node calls itself.</param>
    /// <param name="ct">Stops it.</param>
    public async Task PlaceAsync(string node, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        int taken;
        do
        {
            taken = await connection.ValueAsync<int>("select ledger.place_moves($1, $2)", [AtOnce, node], ct);
            if (taken > 0)
                Placed?.Invoke();
            await marks.ClearAsync(connection, taken, ct);
        }
        while (taken == AtOnce);
    }

    /// <summary>The rows after a position, in order, at most so many.</summary>
    public async Task<IReadOnlyList<Row>> AfterAsync(long position, int most, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.AllAsync(
            "select debate, version, position from ledger.moved where position > $1 order by position limit $2", [position, most],
            row => new Row(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2)), ct);
    }

    /// <summary>The last position; 0 when there is none.</summary>
    public async Task<long> LastAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.ValueAsync<long>("select coalesce(max(position), 0) from ledger.moved", [], ct);
    }

    internal Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => store.OpenConnectionAsync(ct);
}
