using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>How everything would stand if chosen contributions, sources or people had never been in the debate.</summary>
public sealed class WhatIfModel(DebateInView here, ContributorDirectory directory) : DebatePage(here)
{
    /// <summary>How many contributions are offered as boxes; the others can be named by their labels.</summary>
    public const int Most = 300;

    /// <summary>How many differences are told.</summary>
    public const int MostChanges = 200;

    /// <summary>What is thought away, as the address says it.</summary>
    public IReadOnlyList<string> Wanted { get; private set; } = [];

    /// <summary>Of these, labels that are not offered as boxes.</summary>
    public IEnumerable<string> Others => Wanted.Except(Offered.Select(it => it.Label)).Except(Sources.Select(source => source.Label)).Except(People.Select(person => person.Value));

    /// <summary>What follows; null when nothing is thought away, or something that is not there.</summary>
    public Supposition? Supposed { get; private set; }

    /// <summary>What is wrong with what was asked; null when all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Why what would stand otherwise would.</summary>
    public Explanation? Reasons { get; private set; }

    /// <summary>Contributions that are offered, in the order they were made.</summary>
    public IReadOnlyList<Contribution> Offered { get; private set; } = [];

    /// <summary>Sources, in the order they were recorded.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>People who said something: what the address calls them, and their label or id.</summary>
    public IReadOnlyList<(string Value, string Speaker)> People { get; private set; } = [];

    /// <summary>Supposes what is asked.</summary>
    public async Task OnGetAsync([FromQuery(Name = WithoutQuery.Parameter)] string[] without, CancellationToken ct)
    {
        var query = await WithoutQuery.ReadAsync(without, directory, ct);
        Wanted = query.Wanted;
        await OfferAsync(ct);
        if (query.TryFind(Debate, out var wanted, out var fault))
        {
            Supposed = Wanted.Count == 0 ? null : Debate.Suppose(wanted);
            Reasons = Supposed?.ExplainChanges();
        }
        Fault = fault;
    }

    async Task OfferAsync(CancellationToken ct)
    {
        Offered = [.. Debate.Order.Take(Most).Select(label => Debate.Contributions[label]).Where(it => it.IsArguable)];
        Sources = [.. Debate.Sources.Values.OrderBy(source => source.Version).Take(Most)];
        var speakers = Debate.Order.Select(label => Debate.Canonical(Debate.Contributions[label].Speaker))
            .Concat(Debate.Concessions.Values.OrderBy(made => made.Version).Select(made => Debate.Canonical(made.Speaker)))
            .Distinct().Take(Most).ToList();
        await Here.LearnAsync(speakers.Append(Debate.Opener), ct);
        var people = new List<(string, string)>();
        foreach (var speaker in speakers)
            if ((Debate.Cast.ContainsKey(speaker) ? speaker : (await Here.NameAsync(speaker)).Handle) is { } name)
                people.Add(($"by:{name}", speaker));
        People = people;
    }
}
