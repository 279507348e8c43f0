using System.Globalization;
using System.Text;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Kialo;

/// <summary>Writes a debate as a Kialo discussion: a tree of claims from the root claims on, other links as references.</summary>
sealed class KialoWriting(WritableDebate debate)
{
    // A number grows with each level, so that very deep debates would come out very long.
    const int MostLevels = 200;

    readonly LossList losses = new();
    readonly StringBuilder text = new();
    readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal);

    internal Written Finish()
    {
        losses.Add("Who said what and when is not written: the format names no people and no times.", "the debate");
        text.Append(KialoText.TitleMark).Append(' ').Append(Line(debate.State.Motion?.Text ?? "Untitled", "the motion")).Append('\n');
        var tree = Tree();
        Number(tree);
        foreach (var (label, node) in Preorder(tree))
            Append(label, node);
        TellLosses();
        return new(text.ToString(), losses.Finish());
    }

    /// <summary>Where a claim hangs: under which other, on which side, and whether only a reference to it does.</summary>
    sealed record Twig(string Label, bool IsPro, bool IsReference);

    // Each contribution hangs where its own link joins it; every other link is a reference below its target.
    Dictionary<string, List<Twig>> Tree()
    {
        var tree = new Dictionary<string, List<Twig>>(StringComparer.Ordinal) { [""] = [] };
        foreach (var it in debate.Standing.Where(it => it.Kind == ContributionKind.Claim))
            tree[""].Add(new(it.Label, true, false));
        foreach (var link in debate.LiveLinks.Where(link => link.Kind != LinkKind.Undercut || link.IsOwned))
            Under(tree, Target(link)).Add(new(link.From, link.Kind == LinkKind.Support, !link.IsOwned));
        return tree;
    }

    // What an undercut hangs under is the contribution whose link it denies.
    string Target(Link link) => debate.State.Links.TryGetValue(link.To, out var undercut) ? undercut.From : link.To;

    static List<Twig> Under(Dictionary<string, List<Twig>> tree, string label)
    {
        if (!tree.TryGetValue(label, out var below))
            tree[label] = below = [];
        return below;
    }

    void Number(Dictionary<string, List<Twig>> tree)
    {
        var waiting = new Stack<(string Label, string Number, int Level)>();
        waiting.Push(("", "", 0));
        while (waiting.TryPop(out var at))
        {
            if (at.Level == MostLevels || !tree.TryGetValue(at.Label, out var twigs))
                continue;
            for (var i = 0; i < twigs.Count; i++)
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"{at.Number}{i + 1}.");
                if (!twigs[i].IsReference && numbers.TryAdd(twigs[i].Label, number))
                    waiting.Push((twigs[i].Label, number, at.Level + 1));
            }
        }
    }

    IEnumerable<(string Number, Twig Twig)> Preorder(Dictionary<string, List<Twig>> tree)
    {
        var waiting = new Stack<(string Number, Twig Twig)>();
        void Wait(string label, string number)
        {
            if (!tree.TryGetValue(label, out var twigs))
                return;
            for (var i = twigs.Count - 1; i >= 0; i--)
                waiting.Push((string.Create(CultureInfo.InvariantCulture, $"{number}{i + 1}."), twigs[i]));
        }
        Wait("", "");
        while (waiting.TryPop(out var at))
        {
            yield return at;
            if (!at.Twig.IsReference && numbers.ContainsKey(at.Twig.Label))
                Wait(at.Twig.Label, at.Number);
        }
    }

    void Append(string number, Twig twig)
    {
        if (!numbers.TryGetValue(twig.Label, out var seen))
            return;
        text.Append('\n').Append(number).Append(' ');
        if (number.IndexOf('.', StringComparison.Ordinal) < number.Length - 1)
            text.Append(twig.IsPro ? "Pro: " : "Con: ");
        text.Append(twig.IsReference ? "-> See " + seen : Words(twig.Label)).Append('\n');
    }

    string Words(string label)
    {
        var it = debate.State.Contributions[label];
        var words = debate.WordsOf(it) ?? "(erased)";
        if (it.Kind == ContributionKind.Quote)
            losses.Add("A quote is written as a claim in quotation marks, without what it quotes.", label);
        return Line(it.Kind == ContributionKind.Quote ? $"“{words}”" : words, label);
    }

    // A line of its own could be taken for another claim, and blanks at the ends are not kept.
    string Line(string words, string label)
    {
        var line = words;
        if (words.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            losses.Add("Words of several lines are written in one.", label);
            line = words.ReplaceLineEndings(" ");
        }
        line = line.Trim();
        if (!KialoText.Reference.IsMatch(line))
            return KialoText.Escape(line);
        losses.Add("Words that look like a reference are written in quotation marks.", label);
        return $"“{line}”";
    }

    void TellLosses()
    {
        foreach (var it in debate.Standing.Where(it => !numbers.ContainsKey(it.Label)))
            losses.Add(it.Kind == ContributionKind.Question ? "A question is left out: there are only claims." : "A contribution that hangs on nothing that is written, or more than 200 levels down, is left out.", it.Label);
        var written = debate.Standing.Where(it => numbers.ContainsKey(it.Label)).ToList();
        foreach (var it in written.Where(it => debate.State.AsksOrAnswers(it) && debate.State.Stands(debate.State.Contributions[it.Parent!])))
            losses.Add("What answers a question is written as a thesis of its own.", it.Label);
        losses.AddTitles(debate, written);
        TellLinks();
        losses.AddAllBeside(debate, written);
        losses.AddDescription(debate);
    }

    // A link that goes with a contribution that is left out is told with that.
    void TellLinks()
    {
        var links = debate.LiveLinks.Where(link => !link.IsOwned || numbers.ContainsKey(link.From)).ToList();
        var isWritten = links.ToLookup(link => numbers.ContainsKey(link.From) && numbers.ContainsKey(Target(link)));
        foreach (var link in links.Where(link => link.Kind == LinkKind.Undercut))
            losses.Add(link.IsOwned ? "An undercut is written as a Con of what it undercuts." : "An undercut that joins standing claims is not written.", link.Id);
        foreach (var link in isWritten[false].Where(link => link.Kind != LinkKind.Undercut))
            losses.Add("A link with something that is left out is not written.", link.Id);
        losses.AddSchemes(debate, isWritten[true].Where(link => link.IsOwned || link.Kind != LinkKind.Undercut));
    }
}
