using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>What is sent to a webhook: its bytes, and their media type.</summary>
sealed record WebhookEnvelope(ReadOnlyMemory<byte> Body, ContentType Type)
{
    const string TypePrefix = "argument-ledger.";

    static readonly JsonEventFormatter Formatter = new(JsonSerializerOptions.Web, default);

    /// <summary>
    /// An event of a debate as a CloudEvent (version 1.0, structured, JSON). Its source is the debate and its id the version
    /// there: together the same however often and by whichever site it is sent, so that receivers can tell what they have.
    /// </summary>
    internal static WebhookEnvelope Of(Guid debate, Entry entry, Debate head, Speakers speakers)
    {
        var view = EntryView.Of(entry, head, speakers);
        return Of(new CloudEvent(CloudEventsSpecVersion.V1_0)
        {
            Id = entry.Version.ToString(CultureInfo.InvariantCulture),
            Source = new($"urn:uuid:{debate}"),
            Type = TypePrefix + view.Event,
            Subject = entry.Event.Creates(),
            Time = entry.At,
            Data = view,
        });
    }

    /// <summary>A test, which tells of nothing but the webhook itself.</summary>
    internal static WebhookEnvelope OfTest(Webhook webhook, DateTimeOffset at) => Of(new CloudEvent(CloudEventsSpecVersion.V1_0)
    {
        Id = Guid.CreateVersion7().ToString(),
        Source = new($"urn:uuid:{webhook.Id}"),
        Type = TypePrefix + "test",
        Time = at,
        Data = new { webhook = webhook.Id },
    });

    static WebhookEnvelope Of(CloudEvent happened)
    {
        happened.DataContentType = MediaTypeNames.Application.Json;
        var body = Formatter.EncodeStructuredModeMessage(happened, out var type);
        return new(body, type);
    }
}
