using System.ComponentModel;

namespace ArgumentLedger.Web.Transfer.Records;

[Description("A whole debate as it stood at one moment. Words are null where a moderator hid them; people are called by handle, cast members by label.")]
sealed record DebateFile(
    [property: Description("Always argument-ledger/debate.")] string Format,
    [property: Description("Grows when a field changes its meaning; new fields may come without.")] int FormatVersion,
    Guid Id,
    [property: Description("How many events had been logged.")] long Version,
    [property: Description("When the last of them was logged.")] DateTimeOffset At,
    string? Motion,
    string? Description,
    [property: Description("public, unlisted or private.")] string Visibility,
    bool IsClosed,
    string? Opener,
    DateTimeOffset OpenedAt,
    [property: Description("People whose words others report.")] IReadOnlyList<CastEntry> Cast,
    [property: Description("Documents on record from which quotes are taken.")] IReadOnlyList<SourceEntry> Sources,
    [property: Description("Claims, supports, rebuttals, undercuts, quotes and questions in the order they were made.")] IReadOnlyList<ContributionEntry> Contributions,
    [property: Description("Attacks, supports and undercuts in the order they were made.")] IReadOnlyList<LinkEntry> Links,
    IReadOnlyList<ConcessionEntry> Concessions);

sealed record CastEntry(string Label, string? Name, string? About, string? Url, [property: Description("The handle of the account that they are, once agreed.")] string? Contributor);

sealed record SourceEntry(string Label, string? Title, string? Author, string? Url, string? Text, string? Speaker, string? Recorder, DateTimeOffset At, DateTimeOffset? SaidAt);

sealed record ContributionEntry(
    string Label,
    [property: Description("claim, support, rebuttal, undercut, quote or question.")] string Kind,
    [property: Description("What it is called beside its words.")] string? Title,
    [property: Description("Its wordings, oldest first; the last one counts.")] IReadOnlyList<WordingEntry> Wordings,
    [property: Description("Whose words they are.")] string? Speaker,
    [property: Description("Who logged them.")] string? Recorder,
    [property: Description("The event that made it.")] long Version,
    DateTimeOffset At,
    [property: Description("When it was said, if known.")] DateTimeOffset? SaidAt,
    [property: Description("The contribution it was made in reply to.")] string? Parent,
    [property: Description("for, against or neither: how a root claim answers the motion.")] string? Stance,
    [property: Description("For a quote, what it is taken from and how well it holds.")] AnchorEntry? Quote,
    [property: Description("How it stands; null for a question.")] StandingEntry? Standing,
    IReadOnlyList<CredenceEntry> Credences,
    bool IsHidden,
    bool IsWithdrawn);

sealed record WordingEntry(int Revision, long Version, string? Text, [property: Description("Why the words before were changed.")] string? Reason);

sealed record AnchorEntry(
    string? Source, string? Contribution, int? Revision,
    [property: Description("verbatim, typographic, altered, ambiguous, notFound or noSource.")] string Fidelity,
    [property: Description("First code point of the place, from 0.")] int? Start,
    [property: Description("Code point after the place.")] int? End);

sealed record StandingEntry(
    [property: Description("in, out or undecided.")] string Label,
    [property: Description("withdrawn, conceded, partlyConceded, refuted, contested, defended or unchallenged.")] string Status,
    [property: Description("0 to 1.")] double Strength,
    [property: Description("The event that made it so.")] long Since);

sealed record CredenceEntry(string? By, [property: Description("0 to 1.")] double Probability, int Revision);

sealed record LinkEntry(
    [property: Description("A label (l1), or the owning contribution's label and >.")] string Id,
    [property: Description("attack, support or undercut.")] string Kind,
    string From,
    [property: Description("A contribution's label, or for an undercut a link's id.")] string To,
    [property: Description("The scheme of argument it follows, such as Argument from Expert Opinion.")] string? Scheme,
    string? Owner, long Version, bool IsStale, bool IsLive);

sealed record ConcessionEntry(
    string Label, string? Speaker, string? Recorder, string What, int Revision,
    [property: Description("full or partial.")] string Extent,
    [property: Description("The speaker's own contribution or link that is given up.")] string? Yields,
    string? Text, long Version, DateTimeOffset At, DateTimeOffset? SaidAt, bool IsWithdrawn);
