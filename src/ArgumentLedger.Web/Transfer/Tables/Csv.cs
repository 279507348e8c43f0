using System.Globalization;
using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Transfer.Tables;

/// <summary>
/// Comma-separated values (RFC 4180): a row for each contribution, with how it stands. Written only.
/// </summary>
public sealed class Csv : Format, IDebateWriter
{
    static readonly string[] Columns =
    [
        "label", "kind", "title", "text", "revision", "speaker", "at", "saidAt", "parent", "bearsOn", "stance", "status", "standing", "strength",
        "isOpen", "isWithdrawn", "isHidden", "quoted", "fidelity", "url",
    ];

    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override string Title => "CSV, a row per contribution";

    /// <inheritdoc/>
    public override string MediaType => "text/csv";

    /// <inheritdoc/>
    public override string Extension => ".csv";

    /// <inheritdoc/>
    public Written Write(WritableDebate debate)
    {
        var losses = new LossList();
        var text = new StringBuilder(CsvCells.Row(Columns));
        var links = debate.LiveLinks.ToLookup(link => link.From, StringComparer.Ordinal);
        foreach (var it in debate.Contributions)
            Append(text, it.Label, Cells(debate, it, links[it.Label]), losses);
        losses.AddSchemes(debate, links.SelectMany(own => own));
        TellLosses(debate, losses);
        return new(text.ToString(), losses.Finish());
    }

    static IReadOnlyList<string?> Cells(WritableDebate debate, Contribution it, IEnumerable<Link> links)
    {
        var standing = debate.State.StandingOf(it.Label);
        return
        [
            it.Label, Rows.Word(it.Kind), debate.State.TitleOf(it), debate.WordsOf(it), Number(it.Revision), debate.SpeakerOf(it.Speaker),
            Instants.Written(it.At), it.SaidAt is { } said ? Instants.Written(said) : null, it.Parent,
            string.Join("; ", links.Select(link => $"{Rows.Word(link.Kind)} {link.To}")), it.Stance is { } stance ? Rows.Word(stance) : null,
            standing is null ? null : Rows.Word(standing.Status), standing is null ? null : Rows.Word(standing.Label),
            standing?.Strength.ToString("R", CultureInfo.InvariantCulture), Truth(debate.State.IsOpen(it)), Truth(it.Withdrawn is not null),
            Truth(debate.State.Hidden.ContainsKey(it.Label)), it.Anchor?.Quoted, it.Anchor is { } anchor ? Rows.Word(anchor.Fidelity) : null,
            debate.AddressOf(it.Label),
        ];
    }

    static void Append(StringBuilder text, string label, IReadOnlyList<string?> cells, LossList losses)
    {
        foreach (var _ in cells.Where(cell => cell is not null && CsvCells.IsFormula(cell)))
            losses.Add("Words that a spreadsheet would take for a formula are written after an apostrophe.", label);
        text.Append(CsvCells.Row(cells));
    }

    static void TellLosses(WritableDebate debate, LossList losses)
    {
        foreach (var it in debate.Contributions)
            losses.AddHistoryOf(it);
        foreach (var made in debate.State.Concessions.Values.OrderBy(made => made.Version))
            losses.Add(Losses.Concession, made.Label);
        losses.AddSources(debate);
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    static string Truth(bool value) => value ? "true" : "false";
}
