using System.Globalization;
using System.Text;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>
/// The format of the competition of argumentation solvers since ICCMA 2023: a line <c>p af n</c>, the arguments being
/// 1 to n, and a line for each attack with two of these numbers; lines that begin with <c>#</c> are comments.
/// </summary>
public sealed class Af : FrameworkFormat
{
    /// <inheritdoc/>
    public override string Name => "af";

    /// <inheritdoc/>
    public override string Title => "ICCMA “p af”";

    /// <inheritdoc/>
    public override string Extension => ".af";

    /// <inheritdoc/>
    protected override Fault? Parse(string text, AttackGraphBuilder graph)
    {
        var lines = new TextLines(text);
        int? size = null;
        while (lines.MoveNext())
        {
            if (!lines.TryTake(out var word, out var place))
                continue;
            if (word[0] == '#')
                graph.Lose("A comment is not read.", place);
            else if ((size is { } most ? ReadAttack(ref lines, word, place, most, graph) : ReadSize(ref lines, word, place, graph, out size)) is { } fault)
                return fault;
        }
        return size is null ? new(lines.Here, "The file ends without a line “p af n”, which was expected first.") : null;
    }

    static Fault? ReadSize(ref TextLines lines, ReadOnlySpan<char> word, Place place, AttackGraphBuilder graph, out int? size)
    {
        size = null;
        if (word is not "p")
            return new(place, $"“{AttackGraphBuilder.Shown(word)}” stands here; the line “p af n” was expected first.");
        if (!lines.TryTake(out var kind, out var kindPlace) || kind is not "af")
            return new(kindPlace, "The word “af” was expected here, as in “p af n”.");
        if (!lines.TryTake(out var count, out var countPlace) || !TryRead(count, FileText.MostContributions, 0, out var arguments))
            return new(countPlace, string.Create(CultureInfo.InvariantCulture, $"The number of arguments, from 0 to {FileText.MostContributions:N0}, was expected here."));
        size = arguments;
        for (var i = 1; i <= arguments; i++)
        {
            var name = i.ToString(CultureInfo.InvariantCulture);
            if (graph.Declare(name, name, countPlace) is { } tooMany)
                return tooMany;
        }
        return CheckEnd(ref lines);
    }

    static Fault? ReadAttack(ref TextLines lines, ReadOnlySpan<char> from, Place fromPlace, int most, AttackGraphBuilder graph)
    {
        if (!TryRead(from, most, 1, out var source))
            return NoArgument(fromPlace, most);
        if (!lines.TryTake(out var to, out var toPlace) || !TryRead(to, most, 1, out var target))
            return NoArgument(toPlace, most);
        return CheckEnd(ref lines) ?? graph.Attack(source - 1, target - 1, fromPlace);
    }

    static Fault? CheckEnd(ref TextLines lines) =>
        lines.TryTake(out _, out var place) ? new(place, "The end of the line was expected here.") : null;

    static Fault NoArgument(Place place, int most) =>
        new(place, string.Create(CultureInfo.InvariantCulture, $"An argument was expected here: a whole number from 1 to {most}."));

    static bool TryRead(ReadOnlySpan<char> word, int most, int least, out int number) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;

    /// <inheritdoc/>
    protected override void Print(IReadOnlyList<Node> arguments, IReadOnlyList<(int From, int To)> attacks, StringBuilder text, LossList losses)
    {
        text.Append(CultureInfo.InvariantCulture, $"p af {arguments.Count}\n");
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Words == (i + 1).ToString(CultureInfo.InvariantCulture))
                continue;
            losses.Add("Words are not written: arguments are numbers, and a comment says which contribution each of them is.", arguments[i].Label);
            text.Append(CultureInfo.InvariantCulture, $"# {i + 1} is {arguments[i].Label}\n");
        }
        foreach (var (from, to) in attacks)
            text.Append(CultureInfo.InvariantCulture, $"{from + 1} {to + 1}\n");
    }
}
