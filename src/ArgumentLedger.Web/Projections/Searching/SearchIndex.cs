using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections.Rebuilding;
using Marten;

namespace ArgumentLedger.Web.Projections.Searching;

/// <summary>
/// Sets up what is searched: a table beside the rows of debates, contributions and sources (search-index.sql), kept up
/// by <see cref="Indexing.RowIndex"/>. It is made anew from the rows when an upgrade changes it.
/// </summary>
public sealed class SearchIndex(IDocumentStore store, RowRebuild rows, ILogger<SearchIndex> log) : IHostedService
{
    const string LacksSources = "select exists (select from ledger.mt_events where type = 'source-recorded') and not exists (select from ledger.mt_doc_sourcerow)";

    static readonly IndexScript Script = new("search-index.sql", "ledger.search_entries");

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenConnectionAsync(cancellationToken);
        if (!await Script.RunAsync(connection, cancellationToken))
            return;
        await IndexScript.RunAsync(connection, "analyze ledger.search_entries, ledger.search_debates", cancellationToken);
        if (!await connection.ValueAsync<bool>(LacksSources, [], cancellationToken))
            return;
        log.LogInformation("An earlier version kept no rows of sources; the rows are made anew from the events");
        await rows.RunAsync(tell: null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
