using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArgumentLedger.Web.Ledger;

/// <summary>How events are written in the store: camel case, enums as camel-case words. Part of the public format.</summary>
public static class LedgerJson
{
    /// <summary>The options of the stored format.</summary>
    public static JsonSerializerOptions Stored { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Lays the stored format's rules over given options.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
