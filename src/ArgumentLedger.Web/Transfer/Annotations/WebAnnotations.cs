using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Transfer.Annotations;

/// <summary>
/// Quotes as annotations of what they quote, in JSON-LD as the W3C has it (Web Annotation Data Model, 23 February 2017,
/// https://www.w3.org/TR/annotation-model/). The rest of a debate has no place in it.
/// </summary>
public sealed class WebAnnotations : Format, IDebateWriter
{
    /// <inheritdoc/>
    public override string Name => "annotations";

    /// <inheritdoc/>
    public override string Title => "W3C Web Annotations";

    /// <inheritdoc/>
    public override string MediaType => "application/ld+json";

    /// <inheritdoc/>
    public override string Extension => ".jsonld";

    /// <inheritdoc/>
    public Written Write(WritableDebate debate)
    {
        var losses = new LossList();
        var items = new JsonArray();
        foreach (var it in debate.Contributions)
        {
            if (Loss(debate.State, it) is { } loss)
                losses.Add(loss, it.Label);
            else
                items.Add(Annotation(debate, it));
        }
        var collection = new JsonObject
        {
            ["@context"] = "http://www.w3.org/ns/anno.jsonld",
            ["id"] = Export(debate),
            ["type"] = "AnnotationCollection",
            ["label"] = debate.State.Motion?.Text,
            ["total"] = items.Count,
            ["first"] = new JsonObject
            {
                ["id"] = Export(debate) + "#page",
                ["type"] = "AnnotationPage",
                ["startIndex"] = 0,
                ["items"] = items,
            },
        };
        return new(JsonText.Of(collection), losses.Finish());
    }

    static string? Loss(Debate debate, Contribution it) => it switch
    {
        { Anchor: null } => "Only quotes are annotations: other contributions are left out.",
        _ when debate.Hidden.ContainsKey(it.Label) => "A quote whose words a moderator hid is left out.",
        { Withdrawn: not null } => "A quote that was withdrawn is left out.",
        { Anchor.Quoted: null } => "A quote of something that is not on record annotates nothing: it is left out.",
        _ when debate.Hidden.ContainsKey(it.Anchor.Quoted) => "A quote of something that a moderator hid is left out.",
        _ => null,
    };

    static JsonObject Annotation(WritableDebate debate, Contribution quote)
    {
        var own = debate.State.Links.GetValueOrDefault(quote.OwnLink);
        var annotation = new JsonObject
        {
            ["id"] = debate.AddressOf(quote.Label),
            ["type"] = "Annotation",
            ["motivation"] = own is null ? "highlighting" : "linking",
            ["created"] = Instants.Written(quote.SaidAt ?? quote.At),
            ["body"] = Bodies(debate, quote, own),
            ["target"] = Target(debate, quote),
        };
        if (debate.NameOf(quote.Speaker) is { } name)
            annotation["creator"] = new JsonObject { ["id"] = debate.AddressOf($"people/{name}"), ["type"] = "Person", ["nickname"] = name };
        return annotation;
    }

    static JsonArray Bodies(WritableDebate debate, Contribution quote, Link? own)
    {
        var bodies = new JsonArray(Text("classifying", JsonNamingPolicy.CamelCase.ConvertName(quote.Anchor!.Fidelity.ToString())));
        if (Place(debate.State, quote.Anchor) is { } place && place != quote.Text.Text)
            bodies.Add(Text("describing", quote.Text.Text));
        if (own is not null)
            bodies.Add(new JsonObject { ["id"] = debate.AddressOf(own.To), ["purpose"] = "linking" });
        return bodies;
    }

    static JsonObject Text(string purpose, string? words) => new()
    {
        ["type"] = "TextualBody",
        ["purpose"] = purpose,
        ["format"] = "text/plain",
        ["value"] = words,
    };

    static JsonObject Target(WritableDebate debate, Contribution quote)
    {
        var anchor = quote.Anchor!;
        var selectors = new JsonArray(new JsonObject
        {
            ["type"] = "TextQuoteSelector",
            ["exact"] = Place(debate.State, anchor) ?? quote.Text.Text,
            ["prefix"] = anchor.Prefix?.Text,
            ["suffix"] = anchor.Suffix?.Text,
        });
        foreach (var context in new[] { "prefix", "suffix" })
            if (selectors[0]![context] is null)
                selectors[0]!.AsObject().Remove(context);
        if (anchor is { Start: { } start, End: { } end })
            selectors.Add(new JsonObject { ["type"] = "TextPositionSelector", ["start"] = start, ["end"] = end });
        return new JsonObject
        {
            ["type"] = "SpecificResource",
            ["source"] = anchor.Source is { } source ? debate.AddressOf($"sources/{source}") : debate.AddressOf(Pinned(debate.State, anchor)),
            ["selector"] = selectors,
        };
    }

    // The page of the contribution when it had the words that were quoted.
    static string Pinned(Debate debate, Anchor anchor)
    {
        var contribution = debate.Contributions[anchor.Contribution!];
        return string.Create(CultureInfo.InvariantCulture, $"{contribution.Label}?at={contribution.Wordings[(anchor.Revision ?? 1) - 1].Version}");
    }

    // A selector has the words that stand there, which need not be those of the quote.
    static string? Place(Debate debate, Anchor anchor) => debate.OriginOf(anchor).WordsAt(anchor);

    static string Export(WritableDebate debate) => new Uri(debate.Site, $"api/debates/{debate.Id}/export?format=annotations").AbsoluteUri;
}
