using System.Buffers.Text;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api.Describing;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;
using ArgumentLedger.Web.Projections.Searching;

namespace ArgumentLedger.Web.Api;

/// <summary>What a request searches for: which words, where, how much of it, and after what.</summary>
sealed record SearchQuery(SearchWish Wish, int Limit, SearchCursor? After)
{
    /// <summary>What there is to search in.</summary>
    internal static readonly IReadOnlyList<string> Kinds = ["motion", .. Enum.GetValues<ContributionKind>().Select(Rows.Word), "source"];

    /// <summary>The parameters that say what is searched for.</summary>
    internal static readonly IReadOnlyList<QueryParameter> Wishes =
    [
        QueryParameter.Text("q", "Words, all of which are wanted, in any form that the language of the debate has of them, with or without accents; “\"words together\"”, “-word” for what is not wanted, “begin*”. Needed.", "fuzzy tasks"),
        QueryParameter.OneOf("kind", "In what; in everything if left out.", Kinds),
        QueryParameter.Id("debate", "Only in this debate."),
        QueryParameter.Text("speaker", "Only in the words of this speaker: a handle or, with “debate”, a cast label.", "ann"),
        QueryParameter.OneOf<Status>("status", "Only in contributions that fare so."),
    ];

    /// <summary>The parameters.</summary>
    internal static readonly IReadOnlyList<QueryParameter> Parameters = [.. Wishes, .. QueryParameters.OfPage];

    /// <summary>Reads it; otherwise the problem to answer with.</summary>
    internal static async Task<(SearchQuery? Query, IResult? Problem)> ReadAsync(HttpRequest request, ContributorDirectory directory, CancellationToken ct)
    {
        if (request.CheckQuery([.. Parameters.Select(parameter => parameter.Name)]) is { } unknown)
            return (null, unknown);
        var (debate, badDebate) = request.ReadDebate();
        var (status, badStatus) = request.ReadWord<Status>("status");
        var (limit, badLimit) = request.ReadLimit();
        var (voices, badVoices) = await PositionQuery.ReadVoicesAsync(request, [("speaker", VoiceRole.Speaker)], directory, ct);
        if ((badDebate ?? badStatus ?? badLimit ?? badVoices) is { } problem)
            return (null, problem);
        if (request.Parameter("kind") is { } kind && !Kinds.Contains(kind))
            return (null, RequestReading.BadParameter("kind", $"Give one of {string.Join(", ", Kinds)}."));
        if (request.Parameter("q") is not { } typed || string.IsNullOrWhiteSpace(typed))
            return (null, RequestReading.BadParameter("q", "Give words to search for."));
        if (typed.Length > SearchTerms.MostCharacters || !CodePoints.IsWellFormed(typed))
            return (null, RequestReading.BadParameter("q", $"Give at most {SearchTerms.MostCharacters} characters of whole words."));
        SearchCursor? after = null;
        if (request.Parameter("after") is { } given && (after = SearchCursor.Read(given)) is null)
            return (null, RequestReading.BadParameter("after", "Give the “next” of the page before, with the same words."));
        return (new(
            new(SearchTerms.Of(typed)) { Kind = request.Parameter("kind"), Debate = debate, Speaker = voices.GetValueOrDefault(VoiceRole.Speaker), Status = status },
            limit, after), null);
    }
}

/// <summary>Where a page of what was found ended.</summary>
sealed record SearchCursor(float Rank, long At, Guid Debate, string Label)
{
    internal static SearchCursor Of(SearchHit hit) => new(hit.Rank, hit.At.UtcTicks, hit.Debate, hit.Label);

    internal static SearchCursor? Read(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<SearchCursor>(Base64Url.DecodeFromChars(text)) is { Label: not null } cursor ? cursor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal bool IsBefore(SearchHit hit)
    {
        if (hit.Rank != Rank)
            return hit.Rank < Rank;
        if (hit.At.UtcTicks != At)
            return hit.At.UtcTicks < At;
        return hit.Debate != Debate ? hit.Debate.CompareTo(Debate) > 0 : string.CompareOrdinal(hit.Label, Label) > 0;
    }

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));
}
