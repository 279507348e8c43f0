using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Api;

/// <summary>What is wrong with a body: the field (a JSON path without <c>$.</c>; empty for the body) and a sentence that says what to do.</summary>
public sealed record BodyFault(string Code, string Field, string Sentence);

/// <summary>
/// Reads moves from JSON. Nothing is guessed: an unknown move or field, a missing one, one given twice, or one of the
/// wrong kind is named together with what would be right.
/// </summary>
public static partial class MoveJson
{
    /// <summary>Moves that one request may bring.</summary>
    public const int MostMoves = 2_000;

    const int Depth = 16;

    static readonly JsonDocumentOptions Reading = new() { MaxDepth = Depth, AllowDuplicateProperties = false };

    static readonly JsonSerializerOptions Options = MakeOptions();

    /// <summary>Reads one move, or an array of moves, each with its name in the field <c>move</c>.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> body, out ImmutableArray<Move> moves, out bool isArray, [NotNullWhen(false)] out BodyFault? fault)
    {
        (moves, isArray) = ([], false);
        if (!TryParse(body, out var document, out fault))
            return false;
        using (document)
        {
            isArray = document.RootElement.ValueKind == JsonValueKind.Array;
            return TryRead(document.RootElement, out moves, out fault);
        }
    }

    /// <summary>Reads one move of a given kind, without the field <c>move</c>.</summary>
    public static bool TryReadOne(Type type, ReadOnlyMemory<byte> body, [NotNullWhen(true)] out Move? move, [NotNullWhen(false)] out BodyFault? fault)
    {
        move = null;
        if (!TryParse(body, out var document, out fault))
            return false;
        using (document)
            return TryRead(type, document.RootElement, "", out move, out fault);
    }

    /// <summary>Writes a move as it would be sent, without the field <c>move</c>.</summary>
    public static JsonElement Write(Move move) => JsonSerializer.SerializeToElement(move, move.GetType(), Options);

    /// <summary>The names of the fields that a kind of move, or of a part of one, is sent with.</summary>
    public static IReadOnlyList<string> FieldsOf(Type type) => [.. Options.GetTypeInfo(type).Properties.Select(field => field.Name)];

    static bool TryParse(ReadOnlyMemory<byte> body, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out BodyFault? fault)
    {
        document = null;
        if (!Utf8.IsValid(body.Span))
            return Fail("not-utf8", "", "The body is not valid UTF-8: send the text in UTF-8.", out fault);
        try
        {
            if (JsonText.FindBroken(body.Span, Depth) is { } at)
                return Fail("text-characters", "", $"At byte {at + 1}, a text or a field's name contains half of a surrogate pair (broken Unicode): remove it.", out fault);
            document = JsonDocument.Parse(body, Reading);
            fault = null;
            return true;
        }
        catch (JsonException wrong)
        {
            return Fail("malformed", "", $"This is not JSON that can be read (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}): check brackets, quotes, repeated fields and nesting (at most {Depth} deep).", out fault);
        }
    }

    /// <summary>Reads one move of a given kind from an object without the field <c>move</c>.</summary>
    public static bool TryRead(Type type, JsonElement given, string path, [NotNullWhen(true)] out Move? move, [NotNullWhen(false)] out BodyFault? fault)
    {
        move = null;
        if (CheckFields(type, given, path) is { } wrong)
            return Fail(wrong, out fault);
        try
        {
            move = (Move)given.Deserialize(Options.GetTypeInfo(type))!;
            fault = null;
            return true;
        }
        catch (JsonException mistyped)
        {
            var field = path + Relative(mistyped.Path);
            return Fail("wrong-kind", field, $"The value of “{field}” is not of the right kind: {Wanted(type, Relative(mistyped.Path))}", out fault);
        }
    }

    static bool TryRead(JsonElement root, out ImmutableArray<Move> moves, [NotNullWhen(false)] out BodyFault? fault)
    {
        moves = [];
        if (root.ValueKind == JsonValueKind.Object)
            return TryReadAll([root], isArray: false, out moves, out fault);
        if (root.ValueKind != JsonValueKind.Array)
            return Fail("malformed", "", "Send a move as a JSON object, or several in an array.", out fault);
        var count = root.GetArrayLength();
        if (count is 0 or > MostMoves)
            return Fail("batch-size", "", $"Send 1 to {MostMoves:N0} moves at a time; these are {count:N0}.", out fault);
        return TryReadAll([.. root.EnumerateArray()], isArray: true, out moves, out fault);
    }

    static bool TryReadAll(IReadOnlyList<JsonElement> elements, bool isArray, out ImmutableArray<Move> moves, [NotNullWhen(false)] out BodyFault? fault)
    {
        moves = [];
        var read = ImmutableArray.CreateBuilder<Move>(elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            var path = isArray ? $"[{i}]." : "";
            if (!TryReadNamed(elements[i], path, out var move, out fault))
                return false;
            read.Add(move);
        }
        moves = read.MoveToImmutable();
        fault = null;
        return true;
    }

    static bool TryReadNamed(JsonElement element, string path, [NotNullWhen(true)] out Move? move, [NotNullWhen(false)] out BodyFault? fault)
    {
        move = null;
        if (element.ValueKind != JsonValueKind.Object)
            return Fail("malformed", path.TrimEnd('.'), "A move is a JSON object.", out fault);
        if (!element.TryGetProperty("move", out var named) || named.ValueKind != JsonValueKind.String)
            return Fail("move-missing", path + "move", $"Say in “move” which move it is, one of: {KnownMoves}.", out fault);
        if (!Vocabulary.Moves.TryGetValue(named.GetString()!, out var type))
            return Fail("unknown-move", path + "move", $"There is no such move; the moves are: {KnownMoves}.", out fault);
        return TryRead(type, element, path, out move, out fault);
    }

    static BodyFault? CheckFields(Type type, JsonElement given, string path)
    {
        if (given.ValueKind != JsonValueKind.Object)
            return new("malformed", path.TrimEnd('.'), "A JSON object is expected here.");
        var known = Options.GetTypeInfo(type).Properties;
        foreach (var property in given.EnumerateObject())
        {
            if (property.NameEquals("move") && type.IsAssignableTo(typeof(Move)))
                continue;
            if (known.FirstOrDefault(field => property.NameEquals(field.Name)) is not { } field)
                return new("unknown-field", path + Shown(property.Name), $"There is no such field here; the fields are: {string.Join(", ", FieldsOf(type))}.");
            if ((CheckWord(field, property.Value, path) ?? CheckItems(field, property.Value, path)) is { } inside)
                return inside;
        }
        var missing = known.FirstOrDefault(field => field.IsRequired && !given.TryGetProperty(field.Name, out _));
        return missing is null ? null : new("missing-field", path + missing.Name, $"The field “{missing.Name}” is missing: give {Kind(missing.PropertyType)}.");
    }

    // What their own readers would take too: several words of an enumeration, their numbers joined into one that means
    // nothing; a time without an offset, as that of wherever the server happens to stand.
    static BodyFault? CheckWord(JsonPropertyInfo field, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        var (type, word) = (PlainType(field.PropertyType), value.GetString()!);
        var isWrong = (type.IsEnum && !WordsOf(type).Contains(word)) || (type == typeof(DateTimeOffset) && !HasOffset().IsMatch(word));
        return isWrong
            ? new("wrong-kind", path + field.Name, $"The value of “{path}{field.Name}” is not of the right kind: give {Kind(type)}.")
            : null;
    }

    [GeneratedRegex(@"T.*(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex HasOffset();

    // Lists of objects inside a move (quotes) are held to the same rules.
    static BodyFault? CheckItems(JsonPropertyInfo field, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array || ItemType(field.PropertyType) is not { } item)
            return null;
        return value.EnumerateArray()
            .Select((element, i) => CheckFields(item, element, $"{path}{field.Name}[{i}]."))
            .FirstOrDefault(fault => fault is not null);
    }

    static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    static string Wanted(Type type, string field) =>
        Options.GetTypeInfo(type).Properties.FirstOrDefault(known => known.Name == field) is { } property
            ? $"give {Kind(property.PropertyType)}."
            : "see the reference at /api.";

    static string Kind(Type type)
    {
        var plain = PlainType(type);
        if (plain.IsEnum)
            return "one of " + string.Join(", ", WordsOf(plain));
        if (plain == typeof(DateTimeOffset))
            return "a time such as 2026-01-02T03:04:05Z";
        if (plain == typeof(double))
            return "a number";
        if (plain == typeof(int))
            return "a whole number";
        return plain == typeof(string) ? "a text" : "a list of objects";
    }

    static Type PlainType(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    static IEnumerable<string> WordsOf(Type enumeration) => Enum.GetNames(enumeration).Select(JsonNamingPolicy.CamelCase.ConvertName);

    static string KnownMoves => string.Join(", ", Vocabulary.Moves.Keys);

    static string Relative(string? path) => path is ['$', '.', .. var field] ? field : "";

    static string Shown(string name) => name.Length <= 40 ? name : name[..39] + "…";

    static bool Fail(string code, string field, string sentence, out BodyFault fault) => Fail(new(code, field, sentence), out fault);

    static bool Fail(BodyFault what, out BodyFault fault)
    {
        fault = what;
        return false;
    }

    static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            MaxDepth = Depth,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DropComputed } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    static void DropComputed(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].Set is null && type.Properties[i].AssociatedParameter is null)
                type.Properties.RemoveAt(i);
    }
}
