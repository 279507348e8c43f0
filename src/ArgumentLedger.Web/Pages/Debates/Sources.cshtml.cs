using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>The documents on record in a debate.</summary>
public sealed class SourcesModel(DebateInView here) : DebatePage(here)
{
    /// <summary>The sources, in the order they were recorded.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public Task OnGetAsync(CancellationToken ct)
    {
        Sources = [.. Debate.Sources.Values.OrderBy(source => source.Version)];
        return Here.LearnAsync(Sources.SelectMany(source => new[] { source.Speaker, source.Recorder }).Append(Debate.Opener), ct);
    }
}
