using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Api;

/// <summary>Finds quotes across debates.</summary>
public sealed class QuoteList(PositionFinder finder, ContributorDirectory directory)
{
    /// <summary>The parameters that say which quotes are wanted.</summary>
    internal static readonly IReadOnlyList<QueryParameter> Wishes =
    [
        QueryParameter.Id("debate", "Only those of this debate."),
        QueryParameter.Text("source", "The label of the source quoted; with “debate”.", "s1"),
        QueryParameter.Text("contribution", "The label of the contribution quoted; with “debate”.", "c1"),
        QueryParameter.OneOf<Fidelity>("fidelity", "How it was found to hold."),
        QueryParameter.Text("by", "The handle of whoever logged it.", "ann"),
        QueryParameter.Text("quoted", "Whose words are quoted: a handle or a cast label.", "bob"),
        QueryParameter.Flag("orphaned", "Whether what it was taken from was amended since, withdrawn or hidden, or is not on record."),
    ];

    static readonly (string Name, VoiceRole Role)[] People = [("by", VoiceRole.By), ("quoted", VoiceRole.Quoted)];

    // One of these says what a quote is taken from.
    static readonly string[] Origins = ["source", "contribution"];

    /// <summary>The page that a request asks for, of quotes that its sender may find; or the problem to answer with.</summary>
    public async Task<(Page<Position>? Page, IResult? Problem)> FindAsync(HttpRequest request, string? reader, CancellationToken ct)
    {
        var (wish, badWish) = await ReadAsync(request, ct);
        if (badWish is not null)
            return (null, badWish);
        var (query, problem) = PositionQuery.ReadPaging(request, finder, wish!);
        return query is null ? (null, problem) : (await finder.PageAsync(query.Wish, query.Sort, query.After, query.Limit, reader, ct), null);
    }

    async Task<(PositionWish? Wish, IResult? Problem)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var (debate, badDebate) = request.ReadDebate();
        var (fidelity, badFidelity) = request.ReadWord<Fidelity>("fidelity");
        var (orphaned, badOrphaned) = request.ReadFlag("orphaned");
        var (voices, badVoices) = await PositionQuery.ReadVoicesAsync(request, People, directory, ct);
        if ((badDebate ?? badFidelity ?? badOrphaned ?? badVoices) is { } problem)
            return (null, problem);
        var labels = Origins.Where(name => request.Parameter(name) is not null).ToList();
        if (labels.Count > 0 && debate is null)
            return (null, RequestReading.BadParameter(labels[0], "A label means something only within a debate: give “debate” too."));
        if (labels.Count > 1)
            return (null, RequestReading.BadParameter(labels[1], "A quote is taken from a source or from a contribution: give one of them."));
        return (new()
        {
            Debate = debate,
            Kind = ContributionKind.Quote,
            Fidelity = fidelity,
            IsOrphaned = orphaned,
            Quoted = labels.Count > 0 ? request.Parameter(labels[0]) : null,
            Voices = voices,
        }, null);
    }
}
