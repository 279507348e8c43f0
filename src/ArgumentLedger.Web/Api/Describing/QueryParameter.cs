using ArgumentLedger.Web.Projections;
using Microsoft.OpenApi;

namespace ArgumentLedger.Web.Api.Describing;

/// <summary>A parameter that an endpoint takes in its query: what it means and what it may be. The endpoint reads it itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it asks for, in a sentence or part of one.</param>
public sealed record QueryParameter(string Name, string Meaning)
{
    /// <summary>What kind of value it takes.</summary>
    public JsonSchemaType Type { get; private init; } = JsonSchemaType.String;

    /// <summary>The format of its text in OpenAPI's words; null for none in particular.</summary>
    public string? Format { get; private init; }

    /// <summary>The words it takes; empty when it takes any text.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>The smallest number it takes; null when it takes none or any.</summary>
    public int? Least { get; private init; }

    /// <summary>The largest number it takes; null when it takes none or any.</summary>
    public int? Most { get; private init; }

    /// <summary>A value it may have.</summary>
    public string Example { get; private init; } = "";

    /// <summary>A parameter that takes a text.</summary>
    public static QueryParameter Text(string name, string meaning, string example) => new(name, meaning) { Example = example };

    /// <summary>A parameter that takes one of several words.</summary>
    public static QueryParameter OneOf(string name, string meaning, params IReadOnlyList<string> words) =>
        new(name, meaning) { Words = words, Example = words[0] };

    /// <summary>A parameter that takes one of an enumeration's words.</summary>
    public static QueryParameter OneOf<T>(string name, string meaning) where T : struct, Enum =>
        OneOf(name, meaning, [.. Enum.GetValues<T>().Select(Rows.Word)]);

    /// <summary>A parameter that takes true or false.</summary>
    public static QueryParameter Flag(string name, string meaning) =>
        new(name, meaning) { Type = JsonSchemaType.Boolean, Example = "true" };

    /// <summary>A parameter that takes a whole number within bounds, of which the upper may be open.</summary>
    public static QueryParameter Number(string name, string meaning, int least, int? most, int example) => new(name, meaning)
    {
        Type = JsonSchemaType.Integer,
        Least = least,
        Most = most,
        Example = example.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>A parameter that takes a UUID.</summary>
    public static QueryParameter Id(string name, string meaning) =>
        new(name, meaning) { Format = "uuid", Example = "019f0000-0000-7000-8000-000000000001" };
}
