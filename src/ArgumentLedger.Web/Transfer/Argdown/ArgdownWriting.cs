using System.Text;
using System.Text.Json;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>
/// Writes a debate as Argdown. What owns a link, or whose link is denied, is an argument, since only arguments can be
/// undercut; all else is a statement. Replies stand below what they reply to, some levels deep, then on their own.
/// </summary>
sealed class ArgdownWriting(WritableDebate debate)
{
    const int MostLevels = 6;

    readonly Debate state = debate.State;
    readonly StringBuilder text = new();
    readonly LossList losses = new();
    readonly HashSet<string> written = new(StringComparer.Ordinal), arguments = new(StringComparer.Ordinal);
    readonly Queue<string> later = new();
    readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);
    ILookup<string, Link> below = null!;

    internal Written Finish()
    {
        var links = debate.LiveLinks.ToList();
        below = links.ToLookup(Target, StringComparer.Ordinal);
        foreach (var link in links.Where(link => link.IsOwned || link.Kind == LinkKind.Undercut))
        {
            if (link.IsOwned)
                arguments.Add(link.From);
            if (link.Kind == LinkKind.Undercut)
                arguments.Add(Target(link));
        }
        FindTitles();
        TellLosses(links);
        // JSON's strings are YAML's too.
        text.Append("===\ntitle: ").Append(JsonSerializer.Serialize(state.Motion?.Text ?? "Untitled")).Append('\n');
        if (state.Description?.Text is { } description)
            text.Append("abstract: ").Append(JsonSerializer.Serialize(description)).Append('\n');
        text.Append("===\n");
        foreach (var it in debate.Standing.Where(it => it.IsArguable && !arguments.Contains(it.Label)).Concat(debate.Standing.Where(it => it.IsArguable)))
            WriteWithLater(it.Label);
        return new(text.ToString(), losses.Finish());
    }

    // An undercut hangs on the argument whose link it denies.
    string Target(Link link) => state.Links.TryGetValue(link.To, out var undercut) ? undercut.From : link.To;

    void WriteWithLater(string label)
    {
        later.Enqueue(label);
        while (later.TryDequeue(out var next))
            if (written.Add(next))
            {
                text.Append('\n');
                Write(next, 0, "");
            }
    }

    void Write(string label, int level, string sign)
    {
        var indent = new string(' ', 2 * level);
        text.Append(indent).Append(sign).Append(Title(label)).Append(": ").Append(Words(label)).Append('\n');
        foreach (var link in below[label])
        {
            var (isNew, mark) = (!written.Contains(link.From), Mark(link.Kind));
            if (isNew && link.IsOwned && level + 1 < MostLevels)
            {
                written.Add(link.From);
                Write(link.From, level + 1, mark);
                continue;
            }
            text.Append(indent).Append("  ").Append(mark).Append(Title(link.From)).Append('\n');
            if (isNew)
                later.Enqueue(link.From);
        }
    }

    // Statements and arguments are each known by their titles: of those with the same title one has it.
    void FindTitles()
    {
        var taken = new HashSet<(bool, string)>();
        foreach (var it in debate.Standing.Where(it => it.IsArguable))
        {
            titles[it.Label] = it.Label;
            if (state.TitleOf(it) is not { } title)
                continue;
            if (ArgdownWords.CanBeTitle(title) && !Debate.IsLabel(title) && taken.Add((arguments.Contains(it.Label), title)))
                titles[it.Label] = title;
            else
                losses.Add("A title that is a label, is given twice, or has characters that Argdown means something by, is not written: the label stands for it.", it.Label);
        }
    }

    string Title(string label) => arguments.Contains(label) ? $"<{titles[label]}>" : $"[{titles[label]}]";

    static string Mark(LinkKind kind) => kind switch
    {
        LinkKind.Support => "+ ",
        LinkKind.Attack => "- ",
        _ => "_ ",
    };

    string Words(string label)
    {
        var it = state.Contributions[label];
        var words = debate.WordsOf(it) ?? "(erased)";
        if (words.AsSpan().IndexOfAny('\n', '\r') >= 0)
            losses.Add("Words of several lines are written in one.", label);
        if (it.Kind != ContributionKind.Quote)
            return ArgdownWords.Escaped(words);
        losses.Add("A quote is written as an argument in quotation marks, without what it quotes.", label);
        return ArgdownWords.Escaped($"“{words}”");
    }

    void TellLosses(List<Link> links)
    {
        losses.Add("Who said what and when is not written.", "the debate");
        foreach (var it in debate.Standing.Where(it => !it.IsArguable))
            losses.Add("A question is left out: it states nothing.", it.Label);
        var written = debate.Standing.Where(it => it.IsArguable).ToList();
        foreach (var it in written.Where(it => state.AsksOrAnswers(it) && state.Stands(state.Contributions[it.Parent!])))
            losses.Add("What answers a question is written as a claim of its own.", it.Label);
        var from = links.CountBy(link => link.From).ToDictionary();
        foreach (var undercut in links.Where(link => link.Kind == LinkKind.Undercut && from[Target(link)] > 1))
            losses.Add("An undercut of one link of several is written as one of the whole argument.", undercut.Id);
        losses.AddSchemes(debate, links);
        losses.AddAllBeside(debate, written);
    }
}
