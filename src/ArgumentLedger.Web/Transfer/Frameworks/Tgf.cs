using System.Text;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>
/// Trivial Graph Format, as the competitions of argumentation solvers (ICCMA 2015 to 2019) use it: a line for each
/// argument with its name and, if it has one, its label; a line <c>#</c>; a line for each attack with two names.
/// </summary>
public sealed class Tgf : FrameworkFormat
{
    const char Divider = '#';

    /// <inheritdoc/>
    public override string Name => "tgf";

    /// <inheritdoc/>
    public override string Title => "Trivial Graph Format";

    /// <inheritdoc/>
    public override string Extension => ".tgf";

    /// <inheritdoc/>
    protected override Fault? Parse(string text, AttackGraphBuilder graph)
    {
        var lines = new TextLines(text);
        var isDivided = false;
        while (lines.MoveNext())
        {
            if (!lines.TryTake(out var word, out var place))
                continue;
            if (!isDivided && word is [Divider] && lines.Rest.IsWhiteSpace())
                isDivided = true;
            else if ((isDivided ? ReadAttack(ref lines, word, place, graph) : ReadArgument(lines, word, place, graph)) is { } fault)
                return fault;
        }
        return isDivided ? null : new(lines.Here, "The file ends without a line “#”, which was expected between the arguments and the attacks.");
    }

    static Fault? ReadArgument(TextLines lines, ReadOnlySpan<char> name, Place place, AttackGraphBuilder graph)
    {
        var label = lines.Rest.Trim();
        return graph.Declare(name, label.IsEmpty ? name : label, place);
    }

    static Fault? ReadAttack(ref TextLines lines, ReadOnlySpan<char> from, Place fromPlace, AttackGraphBuilder graph)
    {
        if (!lines.TryTake(out var to, out var toPlace))
            return new(toPlace, "The name of the attacked argument was expected here.");
        if (!lines.Rest.IsWhiteSpace())
            graph.Lose("The label of an attack is not read: a link has no words.", fromPlace);
        return graph.Attack(from, fromPlace, to, toPlace);
    }

    /// <inheritdoc/>
    protected override void Print(IReadOnlyList<Node> arguments, IReadOnlyList<(int From, int To)> attacks, StringBuilder text, LossList losses)
    {
        var names = NamesOf(arguments, IsName);
        for (var i = 0; i < arguments.Count; i++)
        {
            text.Append(names[i]);
            if (arguments[i].Words is { } words && words != names[i])
                text.Append(' ').Append(InOneLine(words, arguments[i].Label, losses));
            text.Append('\n');
        }
        text.Append(Divider).Append('\n');
        foreach (var (from, to) in attacks)
            text.Append(names[from]).Append(' ').Append(names[to]).Append('\n');
    }

    static bool IsName(string words) => words is not [Divider] && !words.Any(char.IsWhiteSpace);

    static string InOneLine(string words, string label, LossList losses)
    {
        if (words.AsSpan().IndexOfAny('\n', '\r') < 0)
            return words.Trim();
        losses.Add("Words of several lines are written in one.", label);
        return words.ReplaceLineEndings(" ").Trim();
    }
}
