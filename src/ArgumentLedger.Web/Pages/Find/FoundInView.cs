using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Replay;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;

namespace ArgumentLedger.Web.Pages.Find;

/// <summary>A contribution that was found, in its debate as it is now or was at the moment asked for.</summary>
/// <param name="Id">The debate's id.</param>
/// <param name="Debate">The debate.</param>
/// <param name="It">The contribution.</param>
/// <param name="IsPast">Whether a moment was asked for.</param>
public sealed record FoundContribution(Guid Id, Debate Debate, Contribution It, bool IsPast)
{
    /// <summary>Its page.</summary>
    public string Address => $"/debates/{Id}/{It.Label}{Moment}";

    /// <summary>The page of its debate.</summary>
    public string DebateAddress => $"/debates/{Id}{Moment}";

    string Moment => IsPast ? string.Create(CultureInfo.InvariantCulture, $"?at={Debate.Version}") : "";
}

/// <summary>A concession that was found, with the contribution conceded.</summary>
/// <param name="To">The contribution.</param>
/// <param name="Made">The concession.</param>
public sealed record ShownConcession(FoundContribution To, Concession Made);

/// <summary>What a page across debates shows, and what it calls people: cast members by their names, contributors by theirs.</summary>
public sealed class FoundInView(DebateReader reader, ContributorDirectory directory)
{
    /// <summary>Rows on a page. Each debate among them is opened, which is quick for those that are read of late.</summary>
    public const int Size = 20;

    readonly Dictionary<Guid, Debate> debates = [];
    readonly Dictionary<string, ContributorName> names = new(StringComparer.Ordinal);

    /// <summary>The contributions of rows that somebody was found to be shown, as they are now.</summary>
    public Task<IReadOnlyList<FoundContribution>> ShowAsync(IEnumerable<Position> rows, CancellationToken ct) => ShowAsync(rows, null, ct);

    /// <summary>The contributions of rows that somebody was found to be shown, as they were at an instant by when moves were logged.</summary>
    public async Task<IReadOnlyList<FoundContribution>> ShowAsync(IEnumerable<Position> rows, DateTimeOffset? asOf, CancellationToken ct)
    {
        var shown = new List<FoundContribution>();
        foreach (var row in rows)
        {
            var debate = await OpenAsync(row.Debate, asOf, ct);
            shown.Add(new(row.Debate, debate, debate.Contributions[row.Label], asOf is not null));
        }
        await LearnAsync(shown.SelectMany(one => new[] { one.Debate.Canonical(one.It.Speaker), one.It.Recorder }), ct);
        return shown;
    }

    /// <summary>The concessions that somebody was found to be shown.</summary>
    internal async Task<IReadOnlyList<ShownConcession>> ShowAsync(IReadOnlyList<FoundConcession> found, CancellationToken ct)
    {
        var shown = (await ShowAsync(found.Select(one => one.Position), ct))
            .Zip(found, (to, one) => new ShownConcession(to, to.Debate.Concessions[one.Made.Label]))
            .ToList();
        await LearnAsync(shown.Select(one => one.To.Debate.Canonical(one.Made.Speaker)), ct);
        return shown;
    }

    /// <summary>Fetches the names of contributors in one query.</summary>
    public async Task LearnAsync(IEnumerable<string> voices, CancellationToken ct)
    {
        foreach (var (id, name) in await directory.OfAsync(voices.Where(voice => !Debate.IsLabel(voice) && !names.ContainsKey(voice)), ct))
            names[id] = name;
    }

    /// <summary>What somebody is called in a debate, and their record's address where they are a contributor.</summary>
    public (string Name, string? Record) Called(Debate debate, string voice)
    {
        var who = debate.Canonical(voice);
        if (debate.Cast.TryGetValue(who, out var member))
            return (debate.Hidden.ContainsKey(who) ? $"{who}, name hidden by a moderator" : member.Name.ToString(), null);
        return Called(who);
    }

    /// <summary>What a contributor is called, and their record's address; null for a former one.</summary>
    public (string Name, string? Record) Called(string contributor) =>
        names.TryGetValue(contributor, out var name) ? (name.DisplayName, name.Handle is { } handle ? $"/contributors/{handle}" : null) : (contributor, null);

    async Task<Debate> OpenAsync(Guid id, DateTimeOffset? asOf, CancellationToken ct)
    {
        if (debates.TryGetValue(id, out var debate))
            return debate;
        var head = await reader.HeadAsync(id, ct) ?? throw new InvalidDataException($"Debate {id} has rows and no events.");
        return debates[id] = asOf is { } instant ? DebateReader.LookBack(head, head.Timeline.VersionAt(instant, Clock.Logged)) : head;
    }
}
