using System.Globalization;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What to call people whose names nobody knows.</summary>
public static class ThreadNames
{
    /// <summary>The author of a message, by its number from 1.</summary>
    public static string OfNobody(int message) => string.Create(CultureInfo.InvariantCulture, $"The author of message {message}");
}
