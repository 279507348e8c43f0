using System.Text;

namespace ArgumentLedger.Web.Transfer.Tables;

/// <summary>Rows of comma-separated values (RFC 4180) that no spreadsheet takes for formulas.</summary>
static class CsvCells
{
    /// <summary>Whether a spreadsheet takes words for a formula, and runs it (OWASP, “CSV Injection”).</summary>
    internal static bool IsFormula(string words) => words is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    /// <summary>A row with its end; words that would be a formula stand after an apostrophe.</summary>
    internal static string Row(IEnumerable<string?> cells) => new StringBuilder().AppendJoin(',', cells.Select(cell => Cell(cell ?? ""))).Append("\r\n").ToString();

    static string Cell(string words)
    {
        if (IsFormula(words))
            words = "'" + words;
        return words.AsSpan().IndexOfAny(",\"\r\n") < 0 ? words : $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
