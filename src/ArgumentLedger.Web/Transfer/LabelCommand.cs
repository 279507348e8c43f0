using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Transfer.Frameworks;

namespace ArgumentLedger.Web.Transfer;

/// <summary>The command <c>label FILE [--format FORMAT]</c>: answers an abstract framework by the grounded labelling, without a database.</summary>
public static class LabelCommand
{
    /// <summary>Prints each argument with in, out or undecided; returns 0, or 2 when the file cannot be read.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter say, TextWriter complain)
    {
        if (!TryRead(arguments, out var file, out var format))
        {
            await complain.WriteLineAsync($"Usage: label FILE [--format {string.Join('|', Names)}]. The format is told by the file's ending when it is left out.");
            return 2;
        }
        if (!File.Exists(file) || new FileInfo(file).Length > FileText.MostBytes)
        {
            await complain.WriteLineAsync(File.Exists(file) ? $"{file} is longer than 16 MiB." : $"There is no file {file}.");
            return 2;
        }
        AttackGraph? graph = null;
        if (FileText.TryDecode(await File.ReadAllBytesAsync(file), out var text, out var fault) && format.TryRead(text, out graph, out fault))
            await say.WriteAsync(Answer(graph));
        foreach (var loss in graph?.Losses ?? [])
            await complain.WriteLineAsync($"{loss.What} ({loss.Count}: {string.Join("; ", loss.Where)}{(loss.Count > loss.Where.Length ? "; …" : "")})");
        if (fault is not null)
            await complain.WriteLineAsync($"{file}, {fault.Place}: {fault.Sentence}");
        return fault is null ? 0 : 2;
    }

    static string Answer(AttackGraph graph)
    {
        var answer = new StringBuilder();
        foreach (var (argument, label) in graph.Arguments.Zip(graph.Label()))
            answer.Append(argument.Name).Append('\t').Append(Word(label)).Append('\n');
        return answer.ToString();
    }

    /// <summary>The label as a word.</summary>
    internal static string Word(Level label) => label switch
    {
        Level.In => "in",
        Level.Out => "out",
        _ => "undecided",
    };

    static IEnumerable<string> Names => Formats.All.Values.OfType<FrameworkFormat>().Select(format => format.Name);

    static bool TryRead(IReadOnlyList<string> arguments, out string file, out FrameworkFormat format)
    {
        (file, format) = ("", null!);
        string? named = null;
        if (arguments is [var path, "--format", var name])
            (file, named) = (path, name);
        else if (arguments is [var only])
            file = only;
        var found = named is null ? Formats.OfFile(file) : Formats.All.GetValueOrDefault(named);
        format = (found as FrameworkFormat)!;
        return found is FrameworkFormat;
    }
}
