namespace ArgumentLedger.Web.Hosting;

/// <summary>What a command was given: values by place, and options as <c>--name value</c> or <c>--name=value</c>.</summary>
public sealed class CommandLine
{
    readonly List<(string Name, string? Value)> options = [];
    readonly List<string> positional = [];

    /// <summary>Reads what follows the command's name.</summary>
    public CommandLine(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal))
                positional.Add(arguments[i]);
            else if (arguments[i][2..].Split('=', 2) is [var name, var value])
                options.Add((name, value));
            else
                options.Add((arguments[i][2..], i + 1 < arguments.Count ? arguments[++i] : null));
        }
    }

    /// <summary>The values that belong to no option.</summary>
    public IReadOnlyList<string> Positional => positional;

    /// <summary>All values of an option, in order.</summary>
    public IReadOnlyList<string> All(string name) => [.. options.Where(option => option.Name == name).Select(option => option.Value).OfType<string>()];

    /// <summary>The value of an option that is given once; null when it is absent.</summary>
    public string? One(string name) => All(name) is [var value] ? value : null;

    /// <summary>An option that is none of these, or lacks its value; null when all is well.</summary>
    public string? Unknown(params string[] known) =>
        options.Where(option => !known.Contains(option.Name) || option.Value is null).Select(option => option.Name).FirstOrDefault();

    /// <summary>Says how the command is called and gives its exit code, 2.</summary>
    public async Task<int> ExplainAsync(string usage, TextWriter tell)
    {
        await tell.WriteLineAsync(usage);
        return 2;
    }
}
