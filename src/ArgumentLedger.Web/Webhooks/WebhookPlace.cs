using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>Reads what a webhook is to be told of out of the address of the page that shows it, as people copy it.</summary>
static class WebhookPlace
{
    /// <summary>What is wanted: of <c>/debates/ID</c> the debate, of <c>/debates/ID/c7</c> the position, of <c>/positions?kind=claim</c> those positions; whatever else is taken for a query.</summary>
    internal static WebhookWish Read(string? url, string? place)
    {
        var text = place?.Trim() ?? "";
        var path = Uri.TryCreate(text, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? whole.PathAndQuery : text;
        var parts = path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["debates", var id] when Guid.TryParse(id, out var debate) => new(url, debate, null, null),
            ["debates", var id, var label, ..] when Guid.TryParse(id, out var debate) => new(url, debate, Debate.IsLabel(label) ? label : null, null),
            [var id] when Guid.TryParse(id, out var debate) => new(url, debate, null, null),
            [] => new(url, null, null, null),
            _ => new(url, null, null, path),
        };
    }
}
