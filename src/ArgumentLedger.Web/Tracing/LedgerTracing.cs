using System.Diagnostics;

namespace ArgumentLedger.Web.Tracing;

/// <summary>
/// Where spans come from. They name debates by id, moves by kind and refusals by code; never what was said, nor who said
/// it (a test looks for both in all that is exported). While nobody listens, none is made.
/// </summary>
static class LedgerTracing
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    internal const string Name = "ArgumentLedger";

    internal const string Debate = "ledger.debate";
    internal const string Version = "ledger.version";

    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>Begins a span about a debate; null when nobody listens.</summary>
    internal static Activity? Start(string name, Guid debate, long version)
    {
        if (!Source.HasListeners() || Source.StartActivity(name) is not { } span)
            return null;
        return span.SetTag(Debate, debate.ToString()).SetTag(Version, version);
    }
}
