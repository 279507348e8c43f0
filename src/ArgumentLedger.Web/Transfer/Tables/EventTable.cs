using System.Globalization;
using System.Text.Json;

namespace ArgumentLedger.Web.Transfer.Tables;

/// <summary>
/// Comma-separated values with a row for each event, oldest first. Written only, and from the ledger instead of the
/// state: what is hidden now is left out of it as everywhere.
/// </summary>
public sealed class EventTable : Format
{
    /// <inheritdoc/>
    public override string Name => "csv-events";

    /// <inheritdoc/>
    public override string Title => "CSV, a row per event";

    /// <inheritdoc/>
    public override string MediaType => "text/csv";

    /// <inheritdoc/>
    public override string Extension => ".events.csv";

    /// <summary>The row of names.</summary>
    public static string Head { get; } = CsvCells.Row(["version", "event", "label", "by", "speaker", "at", "saidAt", "text", "data"]);

    /// <summary>The row of one event.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <param name="label">What it made, or whose words it changed; null when neither.</param>
    /// <param name="by">Handle of who logged it; null when the account is gone.</param>
    /// <param name="speaker">Whose words; null when the account is gone.</param>
    /// <param name="at">When it was logged.</param>
    /// <param name="saidAt">When it was said, if known.</param>
    /// <param name="data">What happened, as over REST; its text has a column of its own besides.</param>
    public static string Row(
        long version, string name, string? label, string? by, string? speaker, DateTimeOffset at, DateTimeOffset? saidAt, JsonElement data) => CsvCells.Row(
        [
            version.ToString(CultureInfo.InvariantCulture), name, label, by, speaker, Instants.Written(at), saidAt is { } said ? Instants.Written(said) : null,
            data.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null, data.GetRawText(),
        ]);
}
