using System.Text;
using System.Text.RegularExpressions;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Transfer.Graphs;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>Puts an Argdown document together, line by line.</summary>
sealed partial class ArgdownOutline(ArgumentPlan plan, LossList losses, bool isStrict)
{
    readonly Dictionary<string, int> statements = new(StringComparer.Ordinal), arguments = new(StringComparer.Ordinal);
    readonly HashSet<int> worded = [], isStatement = [];
    readonly Stack<(int Indent, int Words)> above = new();
    readonly Reconstruction reconstruction = new(plan, losses);
    readonly StringBuilder open = new();
    (int Words, Place Place)? running;
    int? stated;

    internal ArgumentPlan Plan => plan;

    /// <summary>The first heading; null when there is none.</summary>
    internal string? Heading { get; private set; }

    /// <summary>Takes one line; a fault when it cannot stand here.</summary>
    internal Fault? Take(string line, int number)
    {
        var rest = line.TrimStart();
        var indent = Indent(line.AsSpan(0, line.Length - rest.Length));
        rest = rest.TrimEnd();
        var place = Place.At(number, line.Length - line.TrimStart().Length + 1);
        if (reconstruction.IsInRule)
        {
            reconstruction.TakeRule(rest);
            return null;
        }
        if (rest.Length == 0)
            return Close();
        if (reconstruction.Infers && !Numbered.IsMatch(rest))
        {
            // A rule may also be named between two lines of dashes.
            reconstruction.NameRule(place);
            return null;
        }
        if (running is not null && !Begins(rest))
        {
            open.Append(' ').Append(rest);
            return null;
        }
        return Close() ?? Begin(rest, indent, place);
    }

    /// <summary>Takes the end of the file.</summary>
    internal Fault? Finish() => Close() ?? reconstruction.End();

    // Told by its first character before it is looked at more closely: most lines begin nothing.
    static bool Begins(string line) => line[0] switch
    {
        '<' => Relation.IsMatch(line) || Titled.IsMatch(line),
        '-' => Relation.IsMatch(line) || Rule.IsMatch(line),
        '+' or '_' or '>' => Relation.IsMatch(line),
        '[' => Titled.IsMatch(line),
        '(' => Numbered.IsMatch(line),
        '#' => HeadingLine.IsMatch(line),
        '*' or (>= '0' and <= '9') => Item.IsMatch(line),
        _ => char.IsDigit(line[0]) && Item.IsMatch(line),
    };

    Fault? Begin(string line, int indent, Place place)
    {
        if (!Begins(line) || line[0] == '[')
            return BeginStatement(line, indent, place);
        if (HeadingLine.Match(line) is { Success: true } heading)
            return Head(heading.Groups["words"].Value, place);
        if (Rule.Match(line) is { Success: true } rule)
            return reconstruction.Infer(rule.Groups["rule"].Value, rule.Groups["open"].Success, place);
        if (Relation.Match(line) is { Success: true } relation)
            return Relate(relation.Groups["sign"].Value, relation.Groups["words"].Value, indent, place);
        if (Numbered.Match(line) is { Success: true } numbered)
        {
            above.Clear();
            return Premise(numbered.Groups["words"].Value, indent, place);
        }
        return BeginStatement(Item.Match(line) is { Success: true } item ? item.Groups["words"].Value : line, indent, place);
    }

    Fault? BeginStatement(string line, int indent, Place place)
    {
        above.Clear();
        if (reconstruction.End() is { } brokenOff)
            return brokenOff;
        var fault = Say(line, indent, place);
        stated = above.TryPeek(out var said) && !isStatement.Contains(said.Words) ? said.Words : null;
        return fault;
    }

    Fault? Head(string words, Place place)
    {
        above.Clear();
        stated = null;
        if (reconstruction.End() is { } brokenOff)
            return brokenOff;
        if (Heading is null)
            Heading = ArgdownWords.Of(words, place, losses);
        else
            losses.Add("A heading is not read: a debate has no sections.", place);
        return null;
    }

    Fault? Premise(string words, int indent, Place place)
    {
        if (Say(words, indent, place) is { } fault)
            return fault;
        reconstruction.Add(above.Peek().Words, stated);
        return null;
    }

    Fault? Relate(string sign, string words, int indent, Place place)
    {
        while (above.TryPeek(out var sibling) && sibling.Indent >= indent)
            above.Pop();
        if (!above.TryPeek(out var parent))
            return new(place, $"“{sign}” relates what follows it to something above it that stands further left, and there is none.");
        if (Say(words, indent, place) is { } fault)
            return fault;
        Join(sign, parent.Words, above.Peek().Words, place);
        return null;
    }

    void Join(string sign, int parent, int child, Place place)
    {
        switch (sign)
        {
            case "+" or "<+":
                plan.Relate(child, parent, Graphs.Join.Support, place);
                break;
            case "+>":
                plan.Relate(parent, child, Graphs.Join.Support, place);
                break;
            case "-" or "<-":
                Attack(child, parent, place);
                break;
            case "->":
                Attack(parent, child, place);
                break;
            case "_" or "<_":
                plan.Relate(child, parent, Graphs.Join.Undercut, place);
                break;
            case "_>":
                plan.Relate(parent, child, Graphs.Join.Undercut, place);
                break;
            default:
                plan.Relate(child, parent, Graphs.Join.Attack, place);
                plan.Relate(parent, child, Graphs.Join.Attack, place);
                break;
        }
    }

    // In the strict mode two statements that are contrary attack each other, whichever stands above.
    void Attack(int from, int to, Place place)
    {
        plan.Relate(from, to, Graphs.Join.Attack, place);
        if (isStrict && isStatement.Contains(from) && isStatement.Contains(to))
            plan.Relate(to, from, Graphs.Join.Attack, place);
    }

    // Begins a statement or an argument, or mentions one; its words may go on in the next lines.
    Fault? Say(string line, int indent, Place place)
    {
        if (line.Length == 0)
            return new(place, "A statement or an argument was expected here.");
        var titled = Titled.Match(line);
        if (!titled.Success)
            return Start(New(place, true), line, indent, place);
        var isArgument = titled.Groups["argument"].Success;
        var title = ArgdownWords.Tidy(isArgument ? titled.Groups["argument"].Value : titled.Groups["statement"].Value);
        if (title.Length == 0)
            return new(place, "A title was expected between the brackets.");
        var called = isArgument ? arguments : statements;
        if (!called.TryGetValue(title, out var words))
        {
            called[title] = words = New(place, !isArgument);
            plan.Replace(words, plan[words] with { Words = title });
        }
        var after = titled.Groups["after"].Value.Trim();
        if (titled.Groups["defines"].Success)
            return Start(words, after, indent, place);
        above.Push((indent, words));
        return ArgdownWords.Of(after, place, losses).Length == 0 ? null : new(place, $"“:” was expected after the title “{title}”.");
    }

    int New(Place place, bool statement)
    {
        var words = plan.Add(new("", place));
        if (statement)
            isStatement.Add(words);
        return words;
    }

    Fault? Start(int words, string text, int indent, Place place)
    {
        above.Push((indent, words));
        running = (words, place);
        open.Clear().Append(text);
        return null;
    }

    Fault? Close()
    {
        if (running is not var (words, place))
            return null;
        running = null;
        var said = ArgdownWords.Of(open.ToString(), place, losses);
        if (said.Length == 0 && plan[words].Words.Length == 0)
            return new(place, "A statement was expected here, and there are no words.");
        if (said.Length == 0)
            return null;
        if (!worded.Add(words))
        {
            if (plan[words].Words != said)
                losses.Add("Something of one title is worded in more than one way; the first counts.", place);
            return null;
        }
        plan.Replace(words, plan[words] with { Words = said, Place = place, Title = Title(plan[words].Words, place) });
        return null;
    }

    // The debate gives labels itself; what it wrote comes back without them as titles.
    string? Title(string title, Place place)
    {
        if (title.Length == 0)
            return null;
        if (Debate.IsLabel(title))
            losses.Add("A title that is a label of a debate, such as c7, is not kept: the debate gives labels of its own.", place);
        else if (Limits.CheckOptional("title", title, Limits.Title, "title-length") is not null)
            losses.Add("A title of more than 200 characters is not kept.", place);
        else
            return title;
        return null;
    }

    // A tab is as wide as four blanks.
    static int Indent(ReadOnlySpan<char> blanks)
    {
        var width = 0;
        foreach (var blank in blanks)
            width += blank == '\t' ? 4 : 1;
        return width;
    }

    [GeneratedRegex(@"^(?<sign>\+>|->|_>|><|<\+|<-|<_|\+|-|_)(?:[ \t]+(?<words>.*))?$")]
    private static partial Regex Relation { get; }

    [GeneratedRegex(@"^\(\d+\)[ \t]*(?<words>.*)$")]
    private static partial Regex Numbered { get; }

    [GeneratedRegex(@"^(?:\*|\d+\.)[ \t]+(?<words>.*)$")]
    private static partial Regex Item { get; }

    [GeneratedRegex(@"^#{1,6}[ \t]+(?<words>.*)$")]
    private static partial Regex HeadingLine { get; }

    [GeneratedRegex(@"^(?:-{4,}|--(?<rule>[^-].*?)--|(?<open>--(?<rule>[^-].*)?))$")]
    private static partial Regex Rule { get; }

    // A link is no title: [words](address).
    [GeneratedRegex(@"^(?:\[(?<statement>[^\]]*)\](?!\()|<(?<argument>[^>]*)>)(?<defines>[ \t]*:)?(?<after>.*)$")]
    private static partial Regex Titled { get; }
}
