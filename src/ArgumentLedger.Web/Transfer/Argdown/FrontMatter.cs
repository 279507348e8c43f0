using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ArgumentLedger.Web.Transfer.Argdown;

/// <summary>What an Argdown file says of itself before it begins, in YAML between two lines <c>===</c>.</summary>
/// <param name="Lines">How many lines it takes; 0 when there is none.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subtitle">Its subtitle or abstract.</param>
/// <param name="IsStrict">Whether relations between statements are meant strictly (entailment, contrariety).</param>
/// <param name="Ignored">Names of what else it says.</param>
sealed record FrontMatter(int Lines, string? Title, string? Subtitle, bool IsStrict, ImmutableArray<string> Ignored)
{
    static readonly FrontMatter None = new(0, null, null, false, []);

    // Nothing that a title needs is longer; and YAML nested thousands deep can be made costly to read.
    const int Most = 4_000;

    internal static (FrontMatter Matter, Fault? Fault) Of(string text)
    {
        var lines = new TextLines(text);
        if (!lines.MoveNext() || !IsRule(lines.Rest))
            return (None, null);
        var yaml = new System.Text.StringBuilder();
        while (lines.MoveNext())
        {
            if (IsRule(lines.Rest))
                return Read(yaml.ToString(), lines.Number);
            if (yaml.Append(lines.Rest).Append('\n').Length > Most)
                return (None, new(Place.At(lines.Number, 1), "The front matter goes on for more than 4,000 characters: a line “===” was expected after it."));
        }
        return (None, new(Place.At(1, 1), "The front matter begins here and does not end: a line “===” was expected after it."));
    }

    static bool IsRule(ReadOnlySpan<char> line) => line.TrimEnd() is ['=', '=', '=', ..] rule && rule.Trim('=').IsEmpty;

    static (FrontMatter, Fault?) Read(string yaml, int lines)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode map }, ..] ? (Of(map, lines), null) : (None with { Lines = lines }, null);
        }
        catch (YamlException wrong)
        {
            return (None, new(Place.At((int)wrong.Start.Line + 1, (int)wrong.Start.Column), "The front matter is not valid YAML here."));
        }
    }

    static FrontMatter Of(YamlMappingNode map, int lines)
    {
        var isStrict = map.Children.TryGetValue("model", out var model) && model is YamlMappingNode settings
            && settings.Children.TryGetValue("mode", out var mode) && mode is YamlScalarNode { Value: "strict" };
        return new(lines, Words(map, "title"), Words(map, "subTitle") ?? Words(map, "abstract"), isStrict,
            [.. map.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "").Where(key => key is not ("title" or "subTitle" or "abstract" or "model"))]);
    }

    static string? Words(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var found) && found is YamlScalarNode { Value: { } words } && !string.IsNullOrWhiteSpace(words) ? words.Trim() : null;
}
