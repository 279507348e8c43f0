using System.Text.Json;
using System.Text.Json.Serialization;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Api;

/// <summary>How answers are written: camel case, people's words as plain texts, hidden or erased ones as null.</summary>
public static class ApiJson
{
    /// <summary>Options that show people's words.</summary>
    public static JsonSerializerOptions Shown { get; } = Configure(new(JsonSerializerDefaults.Web), isHidden: false);

    /// <summary>Options that show null in the place of people's words.</summary>
    public static JsonSerializerOptions Masked { get; } = Configure(new(JsonSerializerDefaults.Web), isHidden: true);

    /// <summary>An event's data as readers get it.</summary>
    public static JsonElement DataOf(DebateEvent fact, bool isHidden) =>
        JsonSerializer.SerializeToElement(fact, fact.GetType(), isHidden ? Masked : Shown);

    static JsonSerializerOptions Configure(JsonSerializerOptions options, bool isHidden)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new WordsAsText(isHidden));
        return options;
    }

    sealed class WordsAsText(bool isHidden) : JsonConverter<Words>
    {
        public override Words Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers are written, never read.");

        public override void Write(Utf8JsonWriter writer, Words value, JsonSerializerOptions options)
        {
            if (isHidden || value.Text is null)
                writer.WriteNullValue();
            else
                writer.WriteStringValue(value.Text);
        }
    }
}
