using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Web.Notifying;

/// <summary>
/// What people are told of, numbered for each from 1, and how far they have read. All but that comes from the events: empty
/// the tables <c>notices</c> and <c>noticed</c>, and it is made again.
/// </summary>
public sealed class NoticeStore(IDocumentStore store)
{
    /// <summary>More unread ones are not counted.</summary>
    public const int MostCounted = 100;

    const string Schema =
        """
        select pg_advisory_xact_lock(hashtextextended('ledger notices schema', 0));
        do $$
        begin
          if to_regclass('ledger.noticed') is null then
            -- One row for each debate, and one, for no debate, with the position among moves that this has come to.
            create table ledger.noticed (debate uuid primary key, version bigint not null);
            -- What was logged before there were notices is no news.
            insert into ledger.noticed select id, version from ledger.mt_streams;
          end if;
        end $$;
        create table if not exists ledger.notices (
          person uuid not null, number bigint not null, debate uuid not null, version bigint not null, kind text not null,
          about text not null, label text, logged_by text not null, at timestamptz not null,
          primary key (person, number), unique (debate, version, person));
        create table if not exists ledger.notices_read (person uuid primary key, number bigint not null);
        """;

    const string Insert =
        """
        insert into ledger.notices (person, number, debate, version, kind, about, label, logged_by, at)
        select n.person, coalesce((select max(k.number) from ledger.notices k where k.person = n.person), 0) + row_number() over (partition by n.person order by n.version),
          $1, n.version, n.kind, n.about, n.label, n.logged_by, n.at
        from unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[]) n (person, version, kind, about, label, logged_by, at)
        join identity.contributors there on there."Id" = n.person
        where not exists (select from ledger.notices k where k.debate = $1 and k.version = n.version and k.person = n.person)
        """;

    // Only what the person may read now; a debate they were removed from is as none.
    const string Readable =
        """
        ledger.notices n join ledger.mt_doc_debatecard c on c.id = n.debate
        where n.person = $1 and (c.visibility <> 'private' or c.data -> 'participants' ? $1::text)
        """;

    /// <summary>A notice as its person reads it.</summary>
    /// <param name="Number">Its number among theirs.</param>
    /// <param name="Debate">The debate's id.</param>
    /// <param name="Motion">Its motion.</param>
    /// <param name="Version">The event.</param>
    /// <param name="Kind">Why they are told.</param>
    /// <param name="About">The label of theirs that it is about.</param>
    /// <param name="Label">What the event made, or null.</param>
    /// <param name="By">Id of the contributor who logged it.</param>
    /// <param name="At">When.</param>
    /// <param name="Words">The words of what it made; null when there are none or they are hidden.</param>
    /// <param name="IsUnread">Whether they have yet to read it.</param>
    public sealed record Row(
        long Number, Guid Debate, string Motion, long Version, NoticeKind Kind, string About, string? Label, string By, DateTimeOffset At, string? Words, bool IsUnread);

    /// <summary>Makes the tables where they are not there.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.SetUpAsync(Schema, ct);
    }

    /// <summary>Somebody's notices before a number, the latest first.</summary>
    public async Task<IReadOnlyList<Row>> OfAsync(Guid person, long before, bool unreadOnly, int most, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.AllAsync(
            $"""
            select n.number, n.debate, c.data ->> 'motion', n.version, n.kind, n.about, n.label, n.logged_by, n.at, p.data ->> 'text', n.number > r.number
            from (select coalesce((select number from ledger.notices_read where person = $1), 0) as number) r, lateral (
              select n.* from {Readable} and n.number < $2 and (not $3 or n.number > r.number) order by n.number desc limit $4
            ) n join ledger.mt_doc_debatecard c on c.id = n.debate
            left join ledger.mt_doc_position p on p.id = replace(n.debate::text, '-', '') || '/' || n.label
            order by n.number desc
            """,
            [person, before, unreadOnly, most], Read, ct);
    }

    /// <summary>How many somebody has yet to read, up to <see cref="MostCounted"/>, and of their webhooks how many the site has disabled.</summary>
    public async Task<long> CountUnreadAsync(Guid person, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        return await connection.ValueAsync<long>(
            $"""
            select (select count(*) from (select from {Readable} and n.number > coalesce((select number from ledger.notices_read where person = $1), 0) limit {MostCounted}) unread)
              + (select count(*) from ledger.webhooks where owner = $1 and state = 'disabled')
            """, [person], ct);
    }

    /// <summary>Notes that somebody has read up to a number; never back.</summary>
    public async Task ReadUpToAsync(Guid person, long number, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.RunAsync(
            """
            insert into ledger.notices_read (person, number) select $1, least($2, coalesce((select max(number) from ledger.notices where person = $1), 0))
            on conflict (person) do update set number = greatest(notices_read.number, excluded.number)
            """, [person, number], ct);
    }

    /// <summary>Forgets all that somebody was told of.</summary>
    public async Task ForgetAsync(Guid person, CancellationToken ct)
    {
        await using var connection = await OpenAsync(ct);
        await connection.RunAsync("with gone as (delete from ledger.notices where person = $1) delete from ledger.notices_read where person = $1", [person], ct);
    }

    /// <summary>Writes notices of a debate's events, each once however often it is tried.</summary>
    internal static async Task WriteAsync(NpgsqlConnection connection, Guid debate, IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        if (notices.Count == 0)
            return;
        await connection.RunAsync(Insert,
        [
            debate, Array(one => one.Person), Array(one => one.Version), Array(one => Rows.Word(one.Kind)), Array(one => one.About),
            new NpgsqlParameter { Value = notices.Select(one => one.Label).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            Array(one => one.By), Array(one => one.At),
        ], ct);

        T[] Array<T>(Func<Notice, T> value) => [.. notices.Select(value)];
    }

    /// <summary>Notes how far notices have come in some debates, and, for none, among the positions of moves.</summary>
    internal static Task NoteAsync(NpgsqlConnection connection, IReadOnlyCollection<(Guid Debate, long Version)> noted, CancellationToken ct) => connection.RunAsync(
        "insert into ledger.noticed select * from unnest($1::uuid[], $2::bigint[]) on conflict (debate) do update set version = excluded.version",
        [noted.Select(one => one.Debate).ToArray(), noted.Select(one => one.Version).ToArray()], ct);

    /// <summary>How far notices have come in some debates, or, for none, among the positions of moves; those without notices are left out.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, long>> NotedAsync(NpgsqlConnection connection, IEnumerable<Guid> debates, CancellationToken ct) =>
        (await connection.AllAsync("select debate, version from ledger.noticed where debate = any($1)", [debates.ToArray()], row => (row.GetGuid(0), row.GetInt64(1)), ct))
            .ToDictionary();

    internal Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => store.OpenConnectionAsync(ct);

    static Row Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), Enum.Parse<NoticeKind>(row.GetString(4), ignoreCase: true), row.GetString(5),
        row.IsDBNull(6) ? null : row.GetString(6), row.GetString(7), Microseconds.Of(row.GetFieldValue<DateTimeOffset>(8)), row.IsDBNull(9) ? null : row.GetString(9), row.GetBoolean(10));
}
