using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Pages.Moves;

/// <summary>
/// Makes a move of what was typed into its form. Fields are named as the move's properties in camel case; blank ones
/// are left out, so that the rules speak of what is missing.
/// </summary>
public sealed class MoveBinder(IReadOnlyDictionary<string, string> typed)
{
    readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    /// <summary>What could not be read, by field.</summary>
    public Dictionary<string, string> Wrong { get; } = new(StringComparer.Ordinal);

    /// <summary>The move; null when something could not be read.</summary>
    public Move? Read(Type kind)
    {
        var json = ReadObject(kind, "");
        return Wrong.Count == 0 ? (Move?)json.Deserialize(kind, LedgerJson.Stored) : null;
    }

    /// <summary>The form's field for a field that a refusal names: blank quotes between others were left out.</summary>
    public string FieldOf(string named)
    {
        var end = named.IndexOf(']', StringComparison.Ordinal) + 1;
        return end > 0 && places.TryGetValue(named[..end], out var place) ? place + named[end..] : named;
    }

    JsonObject ReadObject(Type type, string prefix)
    {
        var required = type.GetConstructors().SelectMany(made => made.GetParameters()).Select(parameter => parameter.Name).ToHashSet();
        var json = new JsonObject();
        foreach (var property in type.GetProperties().Where(IsField))
        {
            var field = prefix + MoveForm.FieldOf(property);
            if (Read(property.PropertyType, field, required.Contains(property.Name)) is { } value)
                json[MoveForm.FieldOf(property)] = value;
        }
        return json;
    }

    static bool IsField(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } && property.Name != nameof(Move.As);

    JsonNode? Read(Type type, string field, bool isRequired)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return ReadList(type.GenericTypeArguments[0], field);
        var text = typed.GetValueOrDefault(field, "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (string.IsNullOrWhiteSpace(text))
            return Blank(type, field, isRequired);
        return plain switch
        {
            _ when plain == typeof(string) => text,
            { IsEnum: true } => Choice(plain, field, text.Trim()),
            _ when plain == typeof(double) => Number(field, text.Trim()),
            _ when plain == typeof(int) => Count(field, text.Trim()),
            _ when plain == typeof(DateTimeOffset) => Moment(field, text.Trim()),
            _ => throw new NotSupportedException($"No form can give a {plain.Name}: teach {nameof(MoveBinder)}."),
        };
    }

    JsonNode? Blank(Type type, string field, bool isRequired)
    {
        if (isRequired && type == typeof(string))
            return "";
        if (isRequired && type.IsEnum)
            Wrong[field] = "Choose one of these.";
        return null;
    }

    JsonArray ReadList(Type element, string field)
    {
        var list = new JsonArray();
        for (var i = 0; i < Limits.QuotesPerMove; i++)
        {
            var place = $"{field}[{i}]";
            if (!typed.Any(pair => pair.Key.StartsWith(place + ".", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(pair.Value)))
                continue;
            places[$"{field}[{list.Count}]"] = place;
            list.Add(ReadObject(element, place + "."));
        }
        return list;
    }

    JsonNode? Choice(Type type, string field, string text)
    {
        var known = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);
        return known.Contains(text, StringComparer.Ordinal) ? text : Fail(field, "Choose one of these.");
    }

    JsonNode? Number(string field, string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : Fail(field, "Write a number, such as 0.7.");

    JsonNode? Count(string field, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : Fail(field, "Write a whole number, such as 2.");

    JsonNode? Moment(string field, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : Fail(field, "Write a date and a time, such as 2024-11-26 09:14.");

    JsonNode? Fail(string field, string sentence)
    {
        Wrong[field] = sentence;
        return null;
    }
}
