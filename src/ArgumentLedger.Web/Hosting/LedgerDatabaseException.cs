namespace ArgumentLedger.Web.Hosting;

/// <summary>The ledger has no database to work with; the message says to a person why and what they can do, and holds no secret.</summary>
public sealed class LedgerDatabaseException(string message) : Exception(message);
