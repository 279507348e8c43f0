using System.Globalization;

namespace ArgumentLedger.Web.Transfer;

/// <summary>Times as files write them, in UTC, to the microsecond, without zeros at their ends.</summary>
static class Instants
{
    /// <summary>An instant in ISO 8601.</summary>
    internal static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>An instant with a blank between day and time and no zone, as AIF has them.</summary>
    internal static string Spaced(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
}
