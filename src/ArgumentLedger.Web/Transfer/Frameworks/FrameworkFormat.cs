using System.Diagnostics.CodeAnalysis;
using System.Text;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>A format for abstract frameworks: arguments and attacks and nothing else.</summary>
public abstract class FrameworkFormat : Format, IDebateReader, IDebateWriter
{
    /// <inheritdoc/>
    public override string MediaType => "text/plain";

    /// <inheritdoc/>
    public Reading Read(string text) => TryRead(text, out var graph, out var fault) ? graph.ToMoves() : fault;

    /// <summary>Reads a file as a framework, or says what is wrong with it.</summary>
    public bool TryRead(string text, [NotNullWhen(true)] out AttackGraph? graph, [NotNullWhen(false)] out Fault? fault)
    {
        var builder = new AttackGraphBuilder();
        fault = Parse(text, builder);
        graph = fault is null ? builder.Finish() : null;
        return fault is null;
    }

    /// <inheritdoc/>
    public Written Write(WritableDebate debate)
    {
        var state = debate.State;
        var losses = new LossList();
        var arguments = debate.Standing.Where(it => it.IsArguable).ToList();
        var places = arguments.Select((it, i) => (it.Label, i)).ToDictionary(pair => pair.Label, pair => pair.i);
        var attacks = new List<(int From, int To)>();
        foreach (var link in state.Links.Values.OrderBy(link => link.Version))
            if (link.Kind == LinkKind.Attack && link.Withdrawn is null && places.TryGetValue(link.From, out var from) && places.TryGetValue(link.To, out var to))
                attacks.Add((from, to));
        FrameworkLosses.Tell(debate, arguments, losses);
        var text = new StringBuilder();
        Print([.. arguments.Select(it => new Node(it.Label, debate.WordsOf(it)))], [.. attacks.Distinct()], text, losses);
        return new(text.ToString(), losses.Finish());
    }

    /// <summary>Puts what a text says into a builder; null when all is well.</summary>
    protected abstract Fault? Parse(string text, AttackGraphBuilder graph);

    /// <summary>Prints arguments and attacks; attacks call the arguments by their numbers from 0.</summary>
    protected abstract void Print(IReadOnlyList<Node> arguments, IReadOnlyList<(int From, int To)> attacks, StringBuilder text, LossList losses);

    /// <summary>An argument to be printed: a contribution's label and its words, null when hidden or erased.</summary>
    protected sealed record Node(string Label, string? Words);

    /// <summary>
    /// What arguments are called in the file: their words, where those of all are names and differ, so that a framework
    /// that was read comes out as it was; else their labels.
    /// </summary>
    protected static IReadOnlyList<string> NamesOf(IReadOnlyList<Node> arguments, Func<string, bool> isName) =>
        arguments.All(node => node.Words is { } words && isName(words)) && arguments.DistinctBy(node => node.Words).Count() == arguments.Count
            ? [.. arguments.Select(node => node.Words!)]
            : [.. arguments.Select(node => node.Label)];
}
