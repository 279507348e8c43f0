using System.Collections.Immutable;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Web.Projections;

/// <summary>Makes the rows that projections keep out of the fold's state; the same whether live or rebuilt.</summary>
public static class Rows
{
    /// <summary>The card of a debate.</summary>
    public static DebateCard CardOf(Guid id, Debate debate) => new()
    {
        Id = id,
        Motion = debate.Motion?.Text ?? "",
        Description = debate.Description?.Text,
        Visibility = Word(debate.Visibility),
        IsClosed = debate.IsClosed,
        Opener = debate.Opener,
        Participants = [debate.Opener, .. debate.Participants.Keys.Order(StringComparer.Ordinal)],
        Version = debate.Version,
        Claims = debate.Tally.Claims,
        Supports = debate.Tally.Supports,
        Rebuttals = debate.Tally.Rebuttals,
        Undercuts = debate.Tally.Undercuts,
        Quotes = debate.Tally.Quotes,
        Questions = debate.Tally.Questions,
        Concessions = debate.Counters.GetValueOrDefault('k'),
        Unanswered = debate.Tally.Unanswered,
        OpenQuestions = debate.Tally.OpenQuestions,
        OpenedAt = debate.OpenedAt,
        LastAt = debate.LastAt,
    };

    /// <summary>The row of one contribution.</summary>
    public static Position PositionOf(Guid id, Debate debate, string label)
    {
        var it = debate.Contributions[label];
        var standing = debate.StandingOf(label);
        return new()
        {
            Id = IdOf(id, label),
            Debate = id,
            Label = label,
            Kind = Word(it.Kind),
            Title = debate.TitleOf(it),
            Text = debate.Hidden.ContainsKey(label) ? null : it.Text.Text,
            Revision = it.Revision,
            Speaker = debate.Canonical(it.Speaker),
            By = it.Recorder,
            Parent = it.Parent,
            Stance = it.Stance is { } stance ? Word(stance) : null,
            Fidelity = it.Anchor is { } anchor ? Word(anchor.Fidelity) : null,
            QuotedSource = it.Anchor?.Source,
            QuotedContribution = it.Anchor?.Contribution,
            QuotedSpeaker = it.Anchor is { } repeating ? QuotedSpeaker(debate, repeating) : null,
            Origin = it.Anchor is { } quoting ? Word(debate.OriginOf(quoting).State) : null,
            IsWithdrawn = it.Withdrawn is not null,
            IsHidden = debate.Hidden.ContainsKey(label),
            IsOpen = debate.Stands(it) && debate.IsOpen(it),
            Standing = standing is null ? null : Word(standing.Label),
            Status = standing is null ? null : Word(standing.Status),
            StandsSince = standing is null ? null : StandsSince(debate, it, standing),
            Strength = standing?.Strength,
            Challenges = debate.CountChallenges(it),
            Supports = debate.CountSupports(it),
            Quotes = debate.QuotesOf.GetValueOrDefault(label, []).Count,
            Holders = [.. debate.HoldersOf(label).Select(held => held.Speaker)],
            ConcededBy = [.. debate.LiveConcessionsOf(label).Select(made => debate.Canonical(made.Speaker)).Distinct()],
            Concessions = [.. debate.LiveConcessionsOf(label).Select(made => ConcessionOf(debate, made))],
            Visibility = Word(debate.Visibility),
            MadeAt = it.Version,
            ChangedAt = debate.Bearing[label][^1],
            LoggedAt = it.At,
            SaidAt = it.SaidAt,
        };
    }

    /// <summary>The rows of the sources that some entries recorded, hid or showed again.</summary>
    public static IEnumerable<SourceRow> SourcesOf(Guid id, IEnumerable<Entry> entries, Debate after) =>
        entries.Select(entry => entry.Event switch
        {
            SourceRecorded made => made.Label,
            ContributionHidden hidden => hidden.Target,
            ContributionRestored restored => restored.Target,
            _ => "",
        }).Where(after.Sources.ContainsKey).Distinct().Select(label => SourceOf(id, after, label));

    /// <summary>The row of one source.</summary>
    public static SourceRow SourceOf(Guid id, Debate debate, string label)
    {
        var (source, isShown) = (debate.Sources[label], !debate.Hidden.ContainsKey(label));
        return new()
        {
            Id = IdOf(id, label),
            Debate = id,
            Label = label,
            Title = isShown ? source.Title.Text : null,
            Author = isShown ? source.Author?.Text : null,
            Text = isShown ? source.Text.Text : null,
            Visibility = Word(debate.Visibility),
            LoggedAt = source.At,
        };
    }

    // Whoever recorded a source did not thereby say its words: only the cast member does whom it is ascribed to.
    static string? QuotedSpeaker(Debate debate, Anchor anchor) => anchor switch
    {
        { Contribution: { } label } => debate.Canonical(debate.Contributions[label].Speaker),
        { Source: { } label } when debate.Cast.ContainsKey(debate.Sources[label].Speaker) => debate.Canonical(debate.Sources[label].Speaker),
        _ => null,
    };

    static DateTimeOffset StandsSince(Debate debate, Contribution it, Standing standing) =>
        standing.Turns().FirstOrDefault().To is { } turned ? debate.Timeline.TimeOf(turned.Since, Clock.Logged) : it.At;

    static Position.Concession ConcessionOf(Debate debate, Concession made) => new(
        made.Label, debate.Canonical(made.Speaker), made.Recorder, Word(made.Extent), made.Yields, made.Version, made.At, made.SaidAt);

    /// <summary>The id of a contribution's row.</summary>
    public static string IdOf(Guid debate, string label) => $"{debate:N}/{label}";

    /// <summary>The word that stored rows and REST use for a value of an enumeration, in camel case.</summary>
    public static string Word<T>(T value) where T : struct, Enum => Words<T>.Of[value];

    static class Words<T> where T : struct, Enum
    {
        internal static readonly ImmutableDictionary<T, string> Of = Enum.GetValues<T>()
            .ToImmutableDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
