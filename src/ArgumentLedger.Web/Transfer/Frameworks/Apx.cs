using System.Text;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>
/// The format of ASPARTIX (U. Egly, S. A. Gaggl, S. Woltran, 2010), facts for answer-set programs: <c>arg(a).</c> for
/// each argument, <c>att(a,b).</c> for each attack, in any order; <c>%</c> begins a comment.
/// </summary>
public sealed class Apx : FrameworkFormat
{
    /// <inheritdoc/>
    public override string Name => "apx";

    /// <inheritdoc/>
    public override string Title => "ASPARTIX facts";

    /// <inheritdoc/>
    public override string Extension => ".apx";

    /// <inheritdoc/>
    protected override Fault? Parse(string text, AttackGraphBuilder graph) => new ApxFacts(text, graph).Read();

    /// <inheritdoc/>
    protected override void Print(IReadOnlyList<Node> arguments, IReadOnlyList<(int From, int To)> attacks, StringBuilder text, LossList losses)
    {
        var names = NamesOf(arguments, words => words.Length > 0 && words.All(ApxFacts.IsOfName));
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].Words != names[i])
                losses.Add("Words are not written: arguments are called by their labels.", arguments[i].Label);
            text.Append("arg(").Append(names[i]).Append(").\n");
        }
        foreach (var (from, to) in attacks)
            text.Append("att(").Append(names[from]).Append(',').Append(names[to]).Append(").\n");
    }
}
