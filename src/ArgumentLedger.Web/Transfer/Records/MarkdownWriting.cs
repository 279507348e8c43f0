using System.Globalization;
using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Transfer.Records;

/// <summary>Writes one record.</summary>
sealed class MarkdownWriting(WritableDebate debate)
{
    // Lists within lists are hard to read far before this, and each level moves its lines further in.
    const int MostLevels = 12;

    readonly Debate state = debate.State;
    readonly StringBuilder text = new();
    readonly LossList losses = new();

    internal Written Finish()
    {
        AppendHead();
        Section("For the motion", Roots(Stance.For));
        Section("Against the motion", Roots(Stance.Against));
        Section("On the motion", Roots(Stance.Neither, null));
        Section("Questions about the motion", debate.Contributions.Where(it => it.Kind == ContributionKind.Question && it.Parent is null));
        Section("Quotes offered for nothing", debate.Contributions.Where(it => it.Kind == ContributionKind.Quote && it.Parent is null));
        AppendLinks();
        AppendSources();
        AppendFootnotes();
        TellLosses();
        return new(text.ToString(), losses.Finish());
    }

    IEnumerable<Contribution> Roots(params Stance?[] stances) =>
        debate.Contributions.Where(it => it.Kind == ContributionKind.Claim && it.Parent is null && stances.Contains(it.Stance));

    void AppendHead()
    {
        text.Append("# ").Append(MarkdownText.Line(state.Motion?.Text ?? "Untitled")).Append("\n\n");
        if (state.Description?.Text is { } description)
            text.Append(MarkdownText.Of(description, "")).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Version {state.Version}, of {Moment(state.LastAt)}: <{debate.AddressOf($"?at={state.Version}")}>\n");
    }

    void Section(string heading, IEnumerable<Contribution> members)
    {
        var first = true;
        foreach (var it in members)
        {
            if (first)
                text.Append("\n## ").Append(heading).Append("\n\n");
            first = false;
            AppendTree(it);
        }
    }

    void AppendTree(Contribution root)
    {
        var waiting = new Stack<(Contribution It, int Level)>();
        waiting.Push((root, 0));
        while (waiting.TryPop(out var at))
        {
            Append(at.It, at.Level);
            foreach (var reply in state.Replies.GetValueOrDefault(at.It.Label, []).Reverse())
                waiting.Push((state.Contributions[reply], at.Level + 1));
        }
    }

    void Append(Contribution it, int level)
    {
        var indent = new string(' ', 2 * Math.Min(level, MostLevels));
        text.Append(indent).Append("- **").Append(it.Label).Append("** ").Append(MarkdownText.Line(debate.SpeakerOf(it.Speaker))).Append(Deed(it, level > MostLevels));
        if (state.Links.TryGetValue(it.OwnLink, out var own) && state.SchemeOf(own) is { } scheme)
            text.Append(" by “").Append(MarkdownText.Line(scheme)).Append('”');
        if (it.SaidAt is { } saidAt)
            text.Append(", said ").Append(Moment(saidAt));
        if (state.StandingOf(it.Label) is { } standing)
            text.Append(" (").Append(standing.Status.Word()).Append(')');
        text.Append(": ");
        if (state.TitleOf(it) is { } title)
            text.Append("**").Append(MarkdownText.Line(title)).Append("** ");
        text.Append(Words(it, indent + "  ")).Append('\n');
        foreach (var made in state.ConcessionsOf.GetValueOrDefault(it.Label, []).Select(label => state.Concessions[label]))
            Append(made, indent + "  ");
    }

    string Deed(Contribution it, bool namesParent)
    {
        var target = state.Links.GetValueOrDefault(it.OwnLink)?.To;
        return it.Kind switch
        {
            ContributionKind.Rebuttal => namesParent ? $" rebuts {target}" : " rebuts",
            ContributionKind.Undercut => $" undercuts {Shown(target)}",
            ContributionKind.Support => namesParent ? $" supports {target}" : " supports",
            ContributionKind.Question => namesParent ? $" asks about {it.Parent}" : " asks",
            ContributionKind.Quote => it.Parent is null ? " quotes" : $" quotes for {it.Parent}",
            _ => it.Parent is null ? "" : " answers",
        };
    }

    static string Shown(string? link) => link is [.. var owner, '>'] ? $"that {owner} bears on what it is offered for" : link ?? "";

    string Words(Contribution it, string indent)
    {
        if (state.Hidden.TryGetValue(it.Label, out var hiding))
            return $"*hidden by a moderator: {MarkdownText.Line(hiding.Reason.Text ?? "")}*";
        var words = it.Text.Text is { } given ? MarkdownText.Of(it.Kind == ContributionKind.Quote ? $"“{given}”" : given, indent) : "*erased*";
        if (it.Kind == ContributionKind.Quote)
            words += $"[^{it.Label}]";
        return it.Withdrawn is { } withdrawal ? $"~~{words}~~ *withdrawn: {MarkdownText.Line(withdrawal.Reason.Text ?? "")}*" : words;
    }

    void Append(Concession made, string indent)
    {
        text.Append(indent).Append("- **").Append(made.Label).Append("** ").Append(MarkdownText.Line(debate.SpeakerOf(made.Speaker)))
            .Append(made.Extent == Extent.Full ? " concedes it" : " concedes part of it");
        if (made.Yields is { } yields)
            text.Append(", giving up ").Append(yields);
        if (made.Text?.Text is { } words && !state.Hidden.ContainsKey(made.Label))
            text.Append(": ").Append(MarkdownText.Of(words, indent + "  "));
        text.Append(made.Withdrawn is null ? "" : " *(taken back)*").Append('\n');
    }

    void AppendLinks()
    {
        var links = state.Links.Values.Where(link => !link.IsOwned && state.IsLive(link)).OrderBy(link => link.Version).ToList();
        if (links.Count == 0)
            return;
        text.Append("\n## Links between contributions\n\n");
        foreach (var link in links)
            text.Append("- **").Append(link.Id).Append("** ").Append(MarkdownText.Line(debate.SpeakerOf(link.Owner))).Append(": ").Append(link.From).Append(' ')
                .Append(link.Kind switch { LinkKind.Attack => "attacks ", LinkKind.Support => "supports ", _ => "undercuts " })
                .Append(link.To.Replace(">", "’s link", StringComparison.Ordinal))
                .Append(state.SchemeOf(link) is { } scheme ? $" by “{MarkdownText.Line(scheme)}”" : "").Append('\n');
    }

    void AppendSources()
    {
        if (state.Sources.IsEmpty)
            return;
        text.Append("\n## Sources\n\n");
        foreach (var source in debate.Sources)
        {
            text.Append("- **").Append(source.Label).Append("** ");
            if (state.Hidden.ContainsKey(source.Label))
                text.Append("*hidden by a moderator*");
            else
                text.Append(MarkdownText.Line(source.Title.Text ?? "erased")).Append(source.Author?.Text is { } author ? $", by {MarkdownText.Line(author)}" : "")
                    .Append(source.Url?.Text is { } url ? $", {MarkdownText.Line(url)}" : "");
            text.Append('\n');
        }
    }

    void AppendFootnotes()
    {
        foreach (var it in debate.Contributions.Where(it => it.Anchor is not null && !state.Hidden.ContainsKey(it.Label)))
            text.Append("\n[^").Append(it.Label).Append("]: ").Append(Origin(it.Anchor!)).Append('\n');
    }

    static string Origin(Anchor anchor) => anchor switch
    {
        { Quoted: null } => "Of something that is not on record.",
        { Contribution: { } contribution } => string.Create(CultureInfo.InvariantCulture, $"Of {contribution}, wording {anchor.Revision}: {Fidelity(anchor)}."),
        _ => $"Of {anchor.Source}: {Fidelity(anchor)}.",
    };

    static string Fidelity(Anchor anchor) => anchor.Fidelity switch
    {
        Domain.Quotes.Fidelity.Verbatim => "word for word",
        Domain.Quotes.Fidelity.Typographic => "the same words, set otherwise",
        Domain.Quotes.Fidelity.Altered => "some words differ",
        Domain.Quotes.Fidelity.Ambiguous => "found in more than one place",
        _ => "not found there",
    };

    void TellLosses()
    {
        foreach (var it in debate.Contributions)
        {
            losses.AddHistoryOf(it);
        }
        losses.AddSources(debate, "The text of a source is not written.");
    }

    static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
