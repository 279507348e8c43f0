using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Api;

/// <summary>What stands in a debate, counted.</summary>
public sealed record CountsView(
    int Claims, int Supports, int Rebuttals, int Undercuts, int Quotes, int Questions, int Concessions, int Unanswered, int OpenQuestions);

/// <summary>A debate in a list.</summary>
public sealed record DebateCardView(
    Guid Id, string Motion, string? Description, string Visibility, string Status, string? Opener, long Version,
    CountsView Counts, DateTimeOffset OpenedAt, DateTimeOffset LastAt)
{
    /// <summary>Shows a card.</summary>
    public static DebateCardView Of(DebateCard card, Speakers speakers) => new(
        card.Id, card.Motion, card.Description, card.Visibility, card.IsClosed ? "closed" : "open", speakers.Name(card.Opener), card.Version,
        new(card.Claims, card.Supports, card.Rebuttals, card.Undercuts, card.Quotes, card.Questions, card.Concessions, card.Unanswered, card.OpenQuestions),
        card.OpenedAt, card.LastAt);
}

/// <summary>A debate at one moment.</summary>
public sealed record DebateView(
    Guid Id, string? Motion, string? Description, string Visibility, string Status, string? Opener, long Version,
    CountsView Counts, DateTimeOffset OpenedAt, DateTimeOffset LastAt,
    IReadOnlyList<CastView> Cast, IReadOnlyList<SourceCardView> Sources, IReadOnlyList<ParticipantView> Participants,
    IReadOnlyList<ContributionView> Contributions)
{
    /// <summary>Shows a debate with the contributions that answer its motion.</summary>
    public static DebateView Of(Guid id, Debate debate, Speakers speakers)
    {
        var card = DebateCardView.Of(Rows.CardOf(id, debate), speakers);
        return new(
            id, card.Motion, card.Description, card.Visibility, card.Status, card.Opener, card.Version, card.Counts, card.OpenedAt, card.LastAt,
            [.. debate.Cast.Values.OrderBy(member => member.Version).Select(member => CastView.Of(debate, member, speakers))],
            [.. debate.Sources.Values.OrderBy(source => source.Version).Select(source => SourceCardView.Of(debate, source, speakers))],
            [.. debate.Participants.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ParticipantView(speakers.Name(pair.Key), Rows.Word(pair.Value)))],
            [.. debate.Replies.GetValueOrDefault("", []).Select(label => ContributionView.Of(id, debate, label, speakers))]);
    }
}

/// <summary>Somebody in the cast.</summary>
public sealed record CastView(string Label, string? Name, string? About, string? Url, string? By, string? Contributor, bool IsHidden)
{
    /// <summary>Shows a cast member; null words when hidden.</summary>
    public static CastView Of(Debate debate, CastMember member, Speakers speakers)
    {
        var isHidden = debate.Hidden.ContainsKey(member.Label);
        return new(
            member.Label, isHidden ? null : member.Name.Text, isHidden ? null : member.About?.Text, isHidden ? null : member.Url?.Text,
            speakers.Name(member.Recorder), member.Contributor is { } id ? speakers.Name(id) : null, isHidden);
    }
}

/// <summary>A source without its text.</summary>
public sealed record SourceCardView(
    string Label, string? Title, string? Author, string? Url, string? Speaker, string? By, DateTimeOffset At, DateTimeOffset? SaidAt, int Quotes, bool IsHidden)
{
    /// <summary>Shows a source; null words when hidden.</summary>
    public static SourceCardView Of(Debate debate, Source source, Speakers speakers)
    {
        var isHidden = debate.Hidden.ContainsKey(source.Label);
        return new(
            source.Label, isHidden ? null : source.Title.Text, isHidden ? null : source.Author?.Text, isHidden ? null : source.Url?.Text,
            speakers.Name(source.Speaker), speakers.Name(source.Recorder), source.At, source.SaidAt,
            debate.QuotesOf.GetValueOrDefault(source.Label, []).Count, isHidden);
    }
}

/// <summary>A source with its text and the quotes taken from it.</summary>
public sealed record SourceView(SourceCardView Source, string? Text, IReadOnlyList<ContributionView> Quotes);

/// <summary>A contributor's role.</summary>
public sealed record ParticipantView(string? Contributor, string Role);
