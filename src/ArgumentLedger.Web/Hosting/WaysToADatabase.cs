namespace ArgumentLedger.Web.Hosting;

/// <summary>What a person can do when the ledger has no PostgreSQL.</summary>
public static class WaysToADatabase
{
    /// <summary>The message that names the three ways, after a sentence that says what was missing.</summary>
    public static string After(string finding) =>
        $"""
        {finding} Argument Ledger keeps its data in PostgreSQL {PostgresBinaries.OldestMajor} or newer. Any of these gives it one:
          1. Install PostgreSQL (Debian and Ubuntu: apt install postgresql; macOS: brew install postgresql@17).
             The application then runs a private server of its own from it.
          2. If it is installed in an unusual place, set ARGUMENTLEDGER_PG_BIN to the folder that holds postgres and initdb.
          3. To use a server that already runs, set ConnectionStrings__Ledger, for example
             Host=db.example;Database=ledger;Username=ledger;Password=...
        """;
}
