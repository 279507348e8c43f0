using ArgumentLedger.Domain;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

/// <summary>One thing that a debate has: its kind, and words that tell it from others of the kind.</summary>
readonly record struct Thing(string Kind, string What);

/// <summary>Everything that a debate has as it stands, without labels: reckoned from the state, not by any format's code.</summary>
sealed class Had
{
    readonly Debate debate;
    readonly WritableDebate shown;
    readonly HashSet<Thing> things = [];
    readonly HashSet<string> reached = [];
    readonly bool isDialogue, isTree, isFramework, isText;

    Had(Debate debate, string format)
    {
        (this.debate, shown) = (debate, new(Guid.Empty, debate, voice => voice));
        (isDialogue, isTree, isFramework, isText) = (format == "aif", format == "kialo", format == "tgf", format == "argdown");
        foreach (var it in debate.Order.Select(label => debate.Contributions[label]).Where(it => it.Kind == ContributionKind.Claim && debate.Stands(it)))
            Reach(it.Label);
    }

    // What hangs, by links that count, on a root claim.
    void Reach(string label)
    {
        reached.Add(label);
        foreach (var link in debate.Links.Values.Where(link => link.IsOwned && IsLive(link) && (debate.Links.TryGetValue(link.To, out var undercut) ? undercut.From : link.To) == label))
            Reach(link.From);
    }

    internal static HashSet<Thing> By(Debate debate, string format)
    {
        var had = new Had(debate, format);
        foreach (var it in debate.Order.Select(label => debate.Contributions[label]))
            had.Add(it);
        foreach (var link in debate.Links.Values)
            had.Add(link);
        foreach (var made in debate.Concessions.Values)
            had.Add(made);
        foreach (var source in debate.Sources.Values)
            had.Add("source", had.Own(source.Label));
        if (debate.Description is not null)
            had.Add("description", "");
        return had.things;
    }

    // What cannot come back as it was told: the labels of one debate are not those of another.
    string Own(string label) => $"{label} of {debate.OpenedAt:O}";

    void Add(string kind, string what) => things.Add(new(kind, what));

    // What a format has no place for takes all that it has along.
    bool IsLeftOut(Contribution it) => it.Kind == ContributionKind.Question ? !isDialogue : isTree && !reached.Contains(it.Label);

    // Formats of one line keep no line ends; quotes are put in quotation marks.
    string Words(string element)
    {
        var text = debate.Contributions[debate.Links.TryGetValue(element, out var link) ? link.From : element].Wordings[^1].Text.Text!;
        return RoundTripTests.Tidy(text.ReplaceLineEndings(" ")).Trim('“', '”');
    }

    void Add(Contribution it)
    {
        var words = Words(it.Label);
        if (!debate.Stands(it))
        {
            Add("gone", Own(it.Label));
            return;
        }
        if (AsksOrAnswers(it) && !debate.Stands(debate.Contributions[it.Parent!]))
            Add("said of gone", Own(it.Label));
        Add(it.Kind == ContributionKind.Question ? "question" : "words", words);
        if (IsLeftOut(it))
            return;
        if (isDialogue)
            AddDialogue(it, words);
        if (it.Text.Text!.Contains('\n', StringComparison.Ordinal))
            Add("lines", words);
        if (it.Kind == ContributionKind.Claim && AsksOrAnswers(it) && debate.Stands(debate.Contributions[it.Parent!]))
            Add("answer", $"{words} answers {Words(it.Parent!)}");
        if (it.Kind == ContributionKind.Quote)
            Add("quote", words);
        if (it.Title is { } title)
            Add("title", $"{words} called {title}");
        if (it.Stance is not null)
            Add("stance", words);
        if (!it.Credences.IsEmpty)
            Add("credences", words);
        if (it.Revision > 1)
            Add("amended", words);
    }

    void AddDialogue(Contribution it, string words)
    {
        Add("speaker", $"{shown.SpeakerOf(it.Speaker)}: {words}");
        if (it.Kind == ContributionKind.Question && it.Parent is { } about && debate.Stands(debate.Contributions[about]))
            Add("asks", $"{words} about {Words(about)}");
        foreach (var wording in it.Wordings)
            Add("wording", wording.Text.Text!);
        foreach (var wording in it.Wordings.Skip(1))
            Add("amendment", $"{wording.Text.Text}, {wording.Reason}");
        if (it.SaidAt is not { } saidAt)
            return;
        Add("said", $"{words}, {saidAt:O}");
        Add("logged", $"{words}, {it.At:O}");
    }

    bool AsksOrAnswers(Contribution it) =>
        it.Parent is { } parent && (it.Kind == ContributionKind.Question || it.Kind == ContributionKind.Claim && debate.Contributions[parent].Kind == ContributionKind.Question);

    void Add(Link link)
    {
        if (!debate.Stands(debate.Contributions[link.From]))
            return;
        if (!IsLive(link))
        {
            Add(link.Withdrawn is null ? "said of gone" : "taken back", Own(link.Id));
            return;
        }
        if (debate.IsStale(link))
            Add("stale", Own(link.Id));
        if (link.IsOwned && IsLeftOut(debate.Contributions[link.From]))
            return;
        var said = $"{Words(link.From)} {link.Kind} {Words(link.To)}";
        var isDenial = link.Kind == LinkKind.Undercut;
        if (isDenial && (isTree || isFramework))
            Add(isTree && link.IsOwned ? "own undercut" : "undercut", Own(link.Id));
        else
            Add(link.Kind.ToString(), said);
        if (link.Scheme is { } scheme && !(isFramework && link.Kind != LinkKind.Attack) && !(isTree && IsCut(link)))
            Add("scheme", isDialogue ? $"{said} by {scheme}" : Own(link.Id));
        if (isText && isDenial && debate.Links.Values.Count(other => other.From == debate.Links[link.To].From && IsLive(other)) > 1)
            Add("undercut of one link", Own(link.Id));
    }

    // A link that a tree does not have takes its scheme along.
    bool IsCut(Link link) =>
        link.Kind == LinkKind.Undercut && !link.IsOwned || !reached.Contains(link.From) || !reached.Contains(debate.Links.TryGetValue(link.To, out var undercut) ? undercut.From : link.To);

    bool IsLive(Link link) => link.Withdrawn is null && debate.Stands(debate.Contributions[link.From])
        && (debate.Links.TryGetValue(link.To, out var undercut) ? IsLive(undercut) : debate.Stands(debate.Contributions[link.To]));

    void Add(Concession made)
    {
        if (made.Withdrawn is not null)
        {
            Add("taken back", Own(made.Label));
            return;
        }
        if (!isDialogue)
        {
            Add("concession", Own(made.Label));
            return;
        }
        if (!debate.Stands(debate.Contributions[made.What]))
        {
            Add("said of gone", Own(made.Label));
            return;
        }
        Add("concession", $"{shown.SpeakerOf(made.Speaker)} concedes {Words(made.What)}");
        if (made.Extent == Extent.Partial)
            Add("partial", Own(made.Label));
        if (made.Text is not null)
            Add("words of concession", Own(made.Label));
        if (made.Yields is not null)
            Add("yields", Own(made.Label));
    }
}
