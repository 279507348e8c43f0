using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Tests.Transfer;

/// <summary>An argument without labels, people and times: what is said, and what it says of what. Words stand for what has them.</summary>
static class Sketch
{
    /// <summary>Every contribution's words and every link, in alphabetical order; what owns a link does not count.</summary>
    internal static IReadOnlyList<string> Of(Debate debate) =>
        [.. debate.Order.Select(label => debate.Contributions[label]).Select(it => it.IsArguable ? $"“{it.Text.Text}”" : $"“{it.Text.Text}” is asked{About(debate, it)}")
            .Concat(debate.Links.Values.Select(link => $"“{Words(debate, link.From)}” {Verb(link.Kind)} “{Words(debate, link.To)}”"))
            .Order(StringComparer.Ordinal)];

    static string About(Debate debate, Contribution question) => question.Parent is { } parent ? $" of “{Words(debate, parent)}”" : "";

    static string? Words(Debate debate, string element) =>
        debate.Contributions[debate.Links.TryGetValue(element, out var link) ? link.From : element].Text.Text;

    static string Verb(LinkKind kind) => kind switch
    {
        LinkKind.Attack => "attacks",
        LinkKind.Support => "supports",
        _ => "undercuts",
    };
}
