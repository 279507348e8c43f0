using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Commitments;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>The cast and the contributors of a debate, each with what they stand by.</summary>
public sealed class PeopleModel(DebateInView here) : DebatePage(here)
{
    /// <summary>The cast, in the order they were introduced.</summary>
    public IReadOnlyList<CastMember> Cast { get; private set; } = [];

    /// <summary>Ids of contributors who logged or speak for themselves, in the order in which they came.</summary>
    public IReadOnlyList<string> Contributors { get; private set; } = [];

    /// <summary>What each speaker stands by.</summary>
    public ILookup<string, Commitment> StandsBy { get; private set; } = Array.Empty<Commitment>().ToLookup(held => held.Speaker);

    /// <summary>How many contributions each contributor logged for others.</summary>
    public IReadOnlyDictionary<string, int> Reported { get; private set; } = new Dictionary<string, int>();

    /// <summary>Lists them.</summary>
    public Task OnGetAsync(CancellationToken ct)
    {
        var all = Debate.Order.Select(label => Debate.Contributions[label]).ToList();
        Cast = [.. Debate.Cast.Values.OrderBy(member => member.Version)];
        // One pass over the debate, not one for each person in it.
        StandsBy = all.SelectMany(it => Debate.HoldersOf(it.Label)).ToLookup(held => held.Speaker);
        Reported = all.Where(it => it.IsReported).CountBy(it => it.Recorder).ToDictionary();
        Contributors = [.. all.SelectMany(it => new[] { it.Recorder, Debate.Canonical(it.Speaker) })
            .Concat(Debate.Concessions.Values.Select(made => made.Recorder))
            .Prepend(Debate.Opener).Concat(Debate.Participants.Keys)
            .Where(who => !Debate.Cast.ContainsKey(who)).Distinct()];
        return Here.LearnAsync(Contributors.Concat(Cast.Select(member => member.Recorder)), ct);
    }

    /// <summary>What a contributor is in this debate beside taking part; null when nothing more.</summary>
    public string? PlaceOf(string contributor) =>
        contributor == Debate.Opener ? "opened the debate"
        : Debate.Participants.TryGetValue(contributor, out var role) ? $"admitted as {role.ToString().ToLowerInvariant()}"
        : null;
}
