using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace ArgumentLedger.Benchmarks.Http;

/// <summary>
/// The least that any event store can do in PostgreSQL: one statement writes the stream's row, the event's and one of a
/// read model, and commits. On one hot stream, what waits shares the statement. It decides nothing and speaks no HTTP.
/// </summary>
static class WritingLimit
{
    internal const string Name = "limit";

    const string Schema =
        """
        create table streams (id uuid primary key, version bigint not null);
        create table events (id bigint generated always as identity primary key, stream uuid not null, version bigint not null, data jsonb not null, unique (stream, version));
        create table rows (stream uuid not null, version bigint not null, data jsonb not null, primary key (stream, version))
        """;

    const string Write =
        """
        with moved as (update streams set version = version + $2 where id = $1 returning version),
        made as (insert into events (stream, version, data) select $1, moved.version - $2 + n, data from moved, unnest($3) with ordinality as one (data, n))
        insert into rows (stream, version, data) select $1, moved.version - $2 + n, data from moved, unnest($3) with ordinality as one (data, n)
        """;

    const string Event = """{"label":"c17","text":{"text":"That does not follow, and here is a sentence that says why.","salt":"AAECAwQFBgcICQoLDA0ODw","digest":"cCC3mdVbPBVTkB9m1yA0F3hQeKqQLqIsjTqKzBiW7cM"},"stance":null}""";

    /// <summary>Writes for spells as it is told to on standard input, each line “clients debates milliseconds”, and says how many events it wrote.</summary>
    internal static async Task ServeAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 12, ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1, MaxAutoPrepare = 20, NoResetOnClose = true }.ConnectionString);
        await using (var create = database.CreateCommand(Schema))
            await create.ExecuteNonQueryAsync();
        Console.WriteLine("http://127.0.0.1");
        while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
        {
            var told = line.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            Console.WriteLine(await RunAsync(database, told[0], told[1], TimeSpan.FromMilliseconds(told[2])));
        }
    }

    static async Task<int> RunAsync(NpgsqlDataSource database, int clients, int debates, TimeSpan duration)
    {
        var streams = await OpenAsync(database, debates);
        var (writers, atOnce) = debates == 1 ? (1, clients) : (clients, 1);
        var until = DateTime.UtcNow + duration;
        var written = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(database, streams, writer, atOnce, until))));
        return written.Sum();
    }

    static async Task<int> WriteAsync(NpgsqlDataSource database, Guid[] streams, int writer, int atOnce, DateTime until)
    {
        var events = Enumerable.Repeat(Event, atOnce).ToArray();
        var written = 0;
        await using var connection = await database.OpenConnectionAsync();
        for (var n = 0; DateTime.UtcNow < until; n++, written += atOnce)
        {
            await using var command = new NpgsqlCommand(Write, connection)
            {
                Parameters =
                {
                    new() { Value = streams[(writer * 17 + n) % streams.Length] },
                    new() { Value = (long)atOnce },
                    new() { Value = events, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
                },
            };
            await command.ExecuteNonQueryAsync();
        }
        return written;
    }

    static async Task<Guid[]> OpenAsync(NpgsqlDataSource database, int debates)
    {
        var streams = Enumerable.Range(0, debates).Select(_ => Guid.CreateVersion7()).ToArray();
        await using var insert = database.CreateCommand("insert into streams select id, 0 from unnest($1) as id");
        insert.Parameters.Add(new() { Value = streams });
        await insert.ExecuteNonQueryAsync();
        return streams;
    }
}
