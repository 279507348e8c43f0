using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;

namespace ArgumentLedger.Web.Api;

/// <summary>
/// What a request wants to think away, as its address says it: labels (<c>r3</c>, <c>s1</c>, <c>k2</c>, <c>l1</c>) and
/// people (<c>by:ann</c>, <c>by:p2</c>), with commas between them.
/// </summary>
/// <param name="Wanted">Each once, in the order given.</param>
/// <param name="Ids">The contributors' ids by handle, of those that there are.</param>
public sealed record WithoutQuery(ImmutableArray<string> Wanted, IReadOnlyDictionary<string, string> Ids)
{
    /// <summary>The name of the query parameter.</summary>
    public const string Parameter = "without";

    const string By = "by:";
    const int Most = 1_000;

    /// <summary>Takes apart what was given, whatever it is.</summary>
    public static async Task<WithoutQuery> ReadAsync(IEnumerable<string?> given, ContributorDirectory directory, CancellationToken ct)
    {
        ImmutableArray<string> wanted = [.. given
            .SelectMany(some => (some ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct().Take(Most + 1)];
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in wanted.Take(Most).Where(IsPerson))
            if (await directory.IdOfAsync(person[By.Length..], ct) is { } id)
                ids[person] = id;
        return new(wanted, ids);
    }

    /// <summary>What it means in a debate; otherwise a sentence that says what is wrong.</summary>
    public bool TryFind(Debate debate, [NotNullWhen(true)] out Without? without, [NotNullWhen(false)] out string? fault)
    {
        without = null;
        fault = Wanted.Length > Most ? $"At most {Most:N0} labels and people can be thought away at once." : Wanted.Select(one => FaultOf(debate, one)).FirstOrDefault(one => one is not null);
        if (fault is not null)
            return false;
        without = new(
            [.. Wanted.Where(one => !IsPerson(one))],
            [.. Wanted.Where(IsPerson).Select(one => VoiceOf(debate, one)!)]);
        return true;
    }

    static bool IsPerson(string one) => one.StartsWith(By, StringComparison.Ordinal);

    string? VoiceOf(Debate debate, string person) =>
        debate.Cast.ContainsKey(person[By.Length..]) ? person[By.Length..] : Ids.GetValueOrDefault(person);

    string? FaultOf(Debate debate, string one)
    {
        if (IsPerson(one))
            return VoiceOf(debate, one) is null ? $"Nobody here is called “{Shown(one[By.Length..])}”: give by: and a handle or the label of somebody in the cast." : null;
        return debate.CanBeWithout(one)
            ? null
            : $"“{Shown(one)}” is not there then: give labels of contributions, sources, concessions or explicit links.";
    }

    static string Shown(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
