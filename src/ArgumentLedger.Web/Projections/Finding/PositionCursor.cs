using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>Where a page of positions ended, and for an order that moves change, as of when the list is read.</summary>
/// <param name="Sort">The order.</param>
/// <param name="First">What the last row was sorted by before all else; null in an order that nothing changes.</param>
/// <param name="At">When the last row's position was logged.</param>
/// <param name="Debate">Its debate.</param>
/// <param name="Made">The event that made it.</param>
/// <param name="Reading">As of when the list is read; null in an order that nothing changes.</param>
sealed record PositionCursor(PositionSort Sort, object? First, DateTimeOffset At, Guid Debate, long Made, Reading? Reading);

/// <summary>As of when a list is read whose order moves change.</summary>
/// <param name="Snapshot">The transactions that its first page saw, as PostgreSQL writes a snapshot.</param>
/// <param name="Begun">When its first page was read.</param>
sealed record Reading(string Snapshot, DateTimeOffset Begun);

/// <summary>Writes cursors for addresses and reads them.</summary>
/// <remarks>A snapshot counts the transactions of all debates, private ones too: it is sealed, which also keeps made-up ones from PostgreSQL.</remarks>
public sealed class PositionCursors(IDataProtectionProvider protection)
{
    readonly IDataProtector seal = protection.CreateProtector("positions read on");

    internal string Write(PositionCursor cursor) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
    [
        cursor.Sort.Name, cursor.First is DateTimeOffset since ? Ticks(since) : Convert.ToString(cursor.First, CultureInfo.InvariantCulture),
        Ticks(cursor.At), cursor.Debate.ToString("N"), cursor.Made.ToString(CultureInfo.InvariantCulture),
        cursor.Reading is { } reading ? seal.Protect($"{Ticks(reading.Begun)} {reading.Snapshot}") : null,
    ]));

    /// <summary>The cursor of a text; null when it is none, or none of this order, or has not as of when to read a list that moves change.</summary>
    internal PositionCursor? Read(string text, PositionSort sort, bool isMoving)
    {
        if (Parts(text) is not [{ } name, { } first, { } at, { } debate, { } made, var reading] || name != sort.Name)
            return null;
        if (!TryInstant(at, out var logged) || !Guid.TryParseExact(debate, "N", out var id)
            || !long.TryParse(made, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return null;
        var value = sort.First is null ? null : FirstOf(sort, first);
        if ((sort.First is null) != (value is null))
            return null;
        if (!isMoving)
            return new(sort, value, logged, id, version, null);
        return ReadingOf(reading) is { } read ? new(sort, value, logged, id, version, read) : null;
    }

    internal static string?[]? Parts(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    Reading? ReadingOf(string? text)
    {
        try
        {
            return text is not null && seal.Unprotect(text).Split(' ') is [var begun, var snapshot] && TryInstant(begun, out var at) ? new(snapshot, at) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static object? FirstOf(PositionSort sort, string text)
    {
        if (sort == PositionSort.Changed)
            return TryInstant(text, out var since) ? since : null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    internal static bool TryInstant(string text, out DateTimeOffset at)
    {
        at = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks)
            return false;
        at = new(ticks, TimeSpan.Zero);
        return true;
    }
}
