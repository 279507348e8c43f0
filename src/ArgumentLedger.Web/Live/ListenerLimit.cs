namespace ArgumentLedger.Web.Live;

/// <summary>How many may listen on this node at a time, so that open connections do not use up what others need.</summary>
public sealed class ListenerLimit(DebateBroadcasts debates, SiteBroadcast site, IConfiguration configuration)
{
    /// <summary>How many, unless the configuration says otherwise.</summary>
    public const int UsualMost = 10_000;

    readonly int most = configuration.GetValue("Live:MostListeners", UsualMost);

    /// <summary>Whether nobody more may listen.</summary>
    public bool IsReached => debates.Listeners + site.Listeners >= most;
}
