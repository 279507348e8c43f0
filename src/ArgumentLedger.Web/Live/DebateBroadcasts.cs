using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;

namespace ArgumentLedger.Web.Live;

/// <summary>The debates that somebody listens to on this node, each with one stream for all its listeners.</summary>
public sealed class DebateBroadcasts(DebateReader reader, ContributorDirectory directory, ILogger<DebateBroadcasts> log)
{
    readonly Lock gate = new();
    readonly Dictionary<Guid, DebateBroadcast> broadcasts = [];

    /// <summary>How many listen, to all debates together.</summary>
    public int Listeners { get; private set; }

    /// <summary>The stream of a debate that is there; to be left again by <see cref="Leave"/>.</summary>
    internal DebateBroadcast Join(Guid debate)
    {
        lock (gate)
        {
            if (!broadcasts.TryGetValue(debate, out var broadcast))
            {
                broadcasts.Add(debate, broadcast = new(debate, reader, directory, log));
                // Once it can be told of moves: none may come between.
                broadcast.Moved();
            }
            Listeners++;
            broadcast.Listeners++;
            return broadcast;
        }
    }

    /// <summary>Leaves a stream; the last who does ends it.</summary>
    internal void Leave(Guid debate)
    {
        lock (gate)
        {
            Listeners--;
            if (--broadcasts[debate].Listeners == 0)
                broadcasts.Remove(debate);
        }
    }

    /// <summary>Has those told who listen to debates that have moved.</summary>
    internal void Moved(IEnumerable<Guid> debates)
    {
        lock (gate)
        {
            foreach (var debate in debates)
                if (broadcasts.TryGetValue(debate, out var listened))
                    listened.Moved();
        }
    }

    /// <summary>Has every listener say something, so that connections that are gone are found, and logins that have ended.</summary>
    internal void Beat()
    {
        lock (gate)
        {
            foreach (var broadcast in broadcasts.Values)
                broadcast.Beat();
        }
    }
}
