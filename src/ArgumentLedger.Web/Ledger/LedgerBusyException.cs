namespace ArgumentLedger.Web.Ledger;

/// <summary>The ledger cannot take more moves on this debate just now; the same request may be sent again soon.</summary>
public sealed class LedgerBusyException(string message, Exception? inner = null) : Exception(message, inner);
