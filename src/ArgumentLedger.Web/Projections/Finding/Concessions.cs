using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Projections.Indexing;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>Which concessions are wanted: those that all of it fits.</summary>
/// <param name="Debate">Of this debate.</param>
/// <param name="Conceder">By this contributor, or cast member of the debate.</param>
/// <param name="CededTo">Of a position of this contributor, or cast member of the debate.</param>
/// <param name="Extent">Of this extent.</param>
public sealed record ConcessionWish(Guid? Debate, string? Conceder, string? CededTo, Extent? Extent);

/// <summary>A concession with the position conceded.</summary>
/// <param name="Position">The position, as it is now.</param>
/// <param name="Made">The concession.</param>
public sealed record FoundConcession(Position Position, Position.Concession Made);

/// <summary>Finds who gave way to whom and on what, across the debates that are in a reader's lists; what was taken back is left out.</summary>
public sealed class Concessions(RowIndex index, IDocumentStore store)
{
    /// <summary>A page, the latest first, going on after the “next” of another; null when that is none.</summary>
    internal async Task<Page<FoundConcession>?> PageAsync(ConcessionWish wish, string? after, int limit, string? reader, CancellationToken ct)
    {
        (DateTimeOffset At, Guid Debate, long Made)? place = null;
        if (after is not null && (place = Read(after)) is null)
            return null;
        await using var connection = await index.OpenLookupAsync(ct);
        await using var command = Ask(wish, place, limit + 1, await connection.OwnDebatesAsync(reader, ct));
        command.Connection = connection;
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<FoundConcession>();
        var (read, next) = (0, "");
        while (await rows.ReadAsync(ct))
        {
            if (read++ == limit)
                return new(found, next);
            var (position, made) = (store.Options.Serializer().FromJson<Position>(rows, 0), rows.GetInt64(3));
            // What was taken back, or closed to others, this very moment is left out.
            if (rows.GetBoolean(4) && position.Concessions.FirstOrDefault(one => one.MadeAt == made) is { } concession)
                found.Add(new(position, concession));
            next = Written(rows.GetFieldValue<DateTimeOffset>(1), rows.GetGuid(2), made);
        }
        return new(found, null);
    }

    static NpgsqlCommand Ask(ConcessionWish wish, (DateTimeOffset At, Guid Debate, long Made)? after, int limit, Guid[] own)
    {
        var command = new NpgsqlCommand();
        string Value(object value)
        {
            command.Parameters.Add(new() { Value = value });
            return $"${command.Parameters.Count}";
        }
        var where = "";
        if (wish.Debate is { } debate)
            where += $" and c.debate = {Value(debate)}";
        if (wish.Conceder is { } conceder)
            where += $" and c.conceder = {Value(conceder)}";
        if (wish.CededTo is { } other)
            where += $" and c.ceded_to = {Value(other)}";
        if (wish.Extent is { } extent)
            where += $" and c.extent = {Value(Rows.Word(extent))}";
        if (after is { } place)
            where += $" and (c.at, c.debate, c.made) < ({Value(place.At)}, {Value(place.Debate)}, {Value(place.Made)})";
        string Branch(string visible) =>
            $"(select c.* from ledger.concession_index c where {visible}{where} order by c.at desc, c.debate desc, c.made desc limit {limit})";
        var branches = own.Length == 0 ? Branch("c.is_public") : $"{Branch("c.is_public")} union all {Branch($"not c.is_public and c.debate = any({Value(own)})")}";
        command.CommandText =
            $"""
            select d.data, c.at, c.debate, c.made, (d.data ->> 'visibility' = 'public') = c.is_public
            from (select * from ({branches}) c order by c.at desc, c.debate desc, c.made desc limit {limit}) c
              join ledger.position_index p on p.debate = c.debate and p.made = c.position
              join ledger.mt_doc_position d on d.id = p.id
            order by c.at desc, c.debate desc, c.made desc
            """;
        return command;
    }

    static string Written(DateTimeOffset at, Guid debate, long made) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([at.UtcTicks.ToString(CultureInfo.InvariantCulture), debate.ToString("N"), made.ToString(CultureInfo.InvariantCulture)]));

    static (DateTimeOffset, Guid, long)? Read(string text) =>
        PositionCursors.Parts(text) is [{ } at, { } debate, { } made]
            && PositionCursors.TryInstant(at, out var logged) && Guid.TryParseExact(debate, "N", out var id)
            && long.TryParse(made, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (logged, id, version)
            : null;
}
