using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Api;

/// <summary>What answers call people: contributors by handle, cast members by label. Looked up once for an answer.</summary>
public sealed class Speakers
{
    readonly IReadOnlyDictionary<string, ContributorName> contributors;

    Speakers(IReadOnlyDictionary<string, ContributorName> contributors) => this.contributors = contributors;

    /// <summary>Looks up all contributors among these voices; cast labels need no looking up.</summary>
    public static async Task<Speakers> OfAsync(ContributorDirectory directory, IEnumerable<string> voices, CancellationToken ct) =>
        new(await directory.OfAsync(voices.Where(voice => !IsCast(voice)), ct));

    /// <summary>The handle of a contributor, or the label of a cast member; null when the account is gone.</summary>
    public string? Name(string voice) => IsCast(voice) ? voice : contributors[voice].Handle;

    /// <summary>What a contributor is called where people read it.</summary>
    public string DisplayName(string contributor) => contributors[contributor].DisplayName;

    /// <summary>Whether a voice is among those that were looked up.</summary>
    public bool Knows(string voice) => IsCast(voice) || contributors.ContainsKey(voice);

    /// <summary>Whether a voice is a cast label and not a contributor's id.</summary>
    public static bool IsCast(string voice) => Debate.IsLabel(voice);

    /// <summary>All the contributors that a debate's state names.</summary>
    public static IEnumerable<string> In(Debate debate) =>
        debate.Contributors
            .Concat(debate.Participants.Keys)
            .Concat(debate.Cast.Values.Select(member => member.Contributor).OfType<string>());
}
