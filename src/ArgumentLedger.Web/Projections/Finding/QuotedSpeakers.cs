using ArgumentLedger.Web.Projections.Indexing;
using Marten;
using Npgsql;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>Somebody whose words are quoted, and how well the quotes hold.</summary>
/// <param name="Speaker">A contributor's id, or a cast label of the debate asked about.</param>
/// <param name="Quotes">How many quotes there are of their words.</param>
/// <param name="Fidelity">How many of them hold in each way.</param>
/// <param name="Orphaned">How many of them were taken from what was amended since, withdrawn or hidden.</param>
public sealed record QuotedSpeaker(string Speaker, long Quotes, IReadOnlyDictionary<string, long> Fidelity, long Orphaned);

/// <summary>Counts whose words are quoted most and how faithfully, across the debates that are in a reader's lists.</summary>
public sealed class QuotedSpeakers(RowIndex index)
{
    // A quote taken back no longer says anything of anybody.
    const string Quoted =
        """
        select q.who, c.fidelity, c.origin <> 'unchanged', count(*)
        from ({0}) q join ledger.position_classes c on c.id = q.class
        where c.status <> 'withdrawn'
        group by 1, 2, 3
        """;

    const string Public = "select v.who::text as who, v.class from ledger.position_voices v where v.role = 'quoted'";
    const string Own = "select p.quoted_speaker, p.class from ledger.position_index p where not p.is_public and p.debate = any($1) and p.quoted_speaker is not null and p.quoted_speaker not similar to 'p[0-9]+'";
    const string OfDebate = "select p.quoted_speaker as who, p.class from ledger.position_index p where p.debate = $2 and p.quoted_speaker is not null and (p.is_public or p.debate = any($1))";

    /// <summary>
    /// Those quoted most, the most first. Without a debate only contributors are told: a cast member is somebody within a debate only.
    /// </summary>
    internal async Task<IReadOnlyList<QuotedSpeaker>> MostAsync(Guid? debate, int limit, string? reader, CancellationToken ct)
    {
        await using var connection = await index.OpenLookupAsync(ct);
        var own = await connection.OwnDebatesAsync(reader, ct);
        await using var command = debate is { } id
            ? new NpgsqlCommand(Sql(OfDebate), connection) { Parameters = { new() { Value = own }, new() { Value = id } } }
            : own.Length == 0
                ? new NpgsqlCommand(Sql(Public), connection)
                : new NpgsqlCommand(Sql($"{Public} union all {Own}"), connection) { Parameters = { new() { Value = own } } };
        await using var rows = await command.ExecuteReaderAsync(ct);
        var counted = new List<(string Who, string Fidelity, bool IsOrphaned, long Count)>();
        while (await rows.ReadAsync(ct))
            counted.Add((rows.GetString(0), rows.GetString(1), rows.GetBoolean(2), rows.GetInt64(3)));
        return [.. counted.GroupBy(one => one.Who).Select(Of).OrderByDescending(one => one.Quotes).ThenBy(one => one.Speaker, StringComparer.Ordinal).Take(limit)];
    }

    static string Sql(string quoted) => Quoted.Replace("{0}", quoted, StringComparison.Ordinal);

    static QuotedSpeaker Of(IGrouping<string, (string Who, string Fidelity, bool IsOrphaned, long Count)> quotes) => new(
        quotes.Key,
        quotes.Sum(one => one.Count),
        quotes.GroupBy(one => one.Fidelity).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
        quotes.Where(one => one.IsOrphaned).Sum(one => one.Count));
}
