using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using Marten;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>How much a contributor did, in debates that are in a reader's lists.</summary>
/// <param name="Debates">Debates they opened.</param>
/// <param name="Said">Contributions that are their words, by kind, all kinds.</param>
/// <param name="Standing">What has become of those, by status.</param>
/// <param name="Reported">Contributions of others that they logged.</param>
/// <param name="StandsBy">Contributions they stand by.</param>
/// <param name="Conceded">Contributions of others that they conceded.</param>
/// <param name="Quotes">How their own quotes hold, by fidelity.</param>
/// <param name="Quoted">How quotes of their words hold, by fidelity.</param>
public sealed record ContributorRecord(
    long Debates, IReadOnlyDictionary<string, long> Said, IReadOnlyDictionary<string, long> Standing, long Reported, long StandsBy, long Conceded,
    IReadOnlyDictionary<string, long> Quotes, IReadOnlyDictionary<string, long> Quoted);

/// <summary>Counts what contributors did across debates.</summary>
public sealed class ContributorRecords(IDocumentStore store, PositionFinder finder)
{
    /// <summary>The record of the contributor with an id, for somebody signed in or not.</summary>
    internal async Task<ContributorRecord> OfAsync(string contributor, string? reader, CancellationToken ct)
    {
        var said = await CountAsync(VoiceRole.Speaker);
        var kinds = said.ByFacet(new())["kind"];
        return new(
            await DebatesAsync(contributor, reader, ct),
            Enum.GetValues<ContributionKind>().Select(Rows.Word).ToDictionary(kind => kind, kind => kinds.GetValueOrDefault(kind)),
            said.ByFacet(new())["status"],
            (await CountAsync(VoiceRole.Reporter)).Total(new()),
            (await CountAsync(VoiceRole.Holder)).Total(new()),
            (await CountAsync(VoiceRole.Conceder)).Total(new()),
            said.ByFacet(new() { Kind = ContributionKind.Quote })["fidelity"],
            (await CountAsync(VoiceRole.Quoted)).ByFacet(new())["fidelity"]);

        Task<PositionCounts> CountAsync(VoiceRole role) =>
            finder.CountAsync(new() { Voices = new Dictionary<VoiceRole, string> { [role] = contributor } }, reader, ct);
    }

    async Task<long> DebatesAsync(string contributor, string? reader, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var query = new RowQuery<DebateCard>();
        query.WhereFindable(reader, "d.id");
        query.Where("d.data ->> 'opener' = ?", contributor);
        return await query.CountAsync(session, ct);
    }
}
