using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Projections;

namespace ArgumentLedger.Web.Transfer.Records;

/// <summary>The whole debate at a moment as one JSON document, after <see cref="Schema"/>. Written only; the ledger is what restores a debate.</summary>
public sealed class Json : Format, IDebateWriter
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JsonText.Readable.Encoder,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <inheritdoc/>
    public override string Name => "json";

    /// <inheritdoc/>
    public override string Title => "JSON, the whole debate";

    /// <inheritdoc/>
    public override string MediaType => "application/json";

    /// <inheritdoc/>
    public override string Extension => ".debate.json";

    /// <summary>Its JSON Schema (draft 2020-12).</summary>
    public static string Schema { get; } = Described().ToJsonString(Options) + "\n";

    /// <inheritdoc/>
    public Written Write(WritableDebate debate)
    {
        var losses = new LossList();
        losses.Add("What happened on the way to this moment is not written, but for wordings: the format “ledger” has every event.", "the debate");
        return new(JsonSerializer.Serialize(FileOf(debate), Options) + "\n", losses.Finish());
    }

    static DebateFile FileOf(WritableDebate debate)
    {
        var state = debate.State;
        return new(
            "argument-ledger/debate", 1, debate.Id, state.Version, state.LastAt, state.Motion?.Text, state.Description?.Text,
            Rows.Word(state.Visibility), state.IsClosed, debate.NameOf(state.Opener), state.OpenedAt,
            [.. state.Cast.Values.OrderBy(member => member.Version).Select(member => EntryOf(debate, member))],
            [.. debate.Sources.Select(source => EntryOf(debate, source))],
            [.. debate.Contributions.Select(it => EntryOf(debate, it))],
            [.. state.Links.Values.OrderBy(link => link.Version).ThenBy(link => link.Id, StringComparer.Ordinal).Select(link => EntryOf(debate, link))],
            [.. state.Concessions.Values.OrderBy(made => made.Version).Select(made => EntryOf(debate, made))]);
    }

    static CastEntry EntryOf(WritableDebate debate, CastMember member)
    {
        var shown = !debate.State.Hidden.ContainsKey(member.Label);
        return new(member.Label, shown ? member.Name.Text : null, shown ? member.About?.Text : null, shown ? member.Url?.Text : null,
            member.Contributor is { } id ? debate.NameOf(id) : null);
    }

    static SourceEntry EntryOf(WritableDebate debate, Source source)
    {
        var shown = !debate.State.Hidden.ContainsKey(source.Label);
        return new(source.Label, shown ? source.Title.Text : null, shown ? source.Author?.Text : null, shown ? source.Url?.Text : null, shown ? source.Text.Text : null,
            debate.NameOf(source.Speaker), debate.NameOf(source.Recorder), source.At, source.SaidAt);
    }

    static ContributionEntry EntryOf(WritableDebate debate, Contribution it)
    {
        var isHidden = debate.State.Hidden.ContainsKey(it.Label);
        var standing = debate.State.StandingOf(it.Label);
        return new(
            it.Label, Rows.Word(it.Kind), debate.State.TitleOf(it),
            [.. it.Wordings.Select((wording, i) => new WordingEntry(i + 1, wording.Version, isHidden ? null : wording.Text.Text, isHidden ? null : wording.Reason?.Text))],
            debate.NameOf(it.Speaker), debate.NameOf(it.Recorder), it.Version, it.At, it.SaidAt, it.Parent,
            it.Stance is { } stance ? Rows.Word(stance) : null,
            it.Anchor is { } anchor ? new(anchor.Source, anchor.Contribution, anchor.Revision, Rows.Word(anchor.Fidelity), anchor.Start, anchor.End) : null,
            standing is null ? null : new(Rows.Word(standing.Label), Rows.Word(standing.Status), standing.Strength, standing.Since),
            [.. it.Credences.Select(held => new CredenceEntry(debate.NameOf(held.By), held.Probability, held.Revision))],
            isHidden, it.Withdrawn is not null);
    }

    static LinkEntry EntryOf(WritableDebate debate, Link link) => new(
        link.Id, Rows.Word(link.Kind), link.From, link.To, debate.State.SchemeOf(link), debate.NameOf(link.Owner), link.Version, debate.State.IsStale(link), debate.State.IsLive(link));

    static ConcessionEntry EntryOf(WritableDebate debate, Concession made) => new(
        made.Label, debate.NameOf(made.Speaker), debate.NameOf(made.Recorder), made.What, made.Revision, Rows.Word(made.Extent), made.Yields,
        debate.State.Hidden.ContainsKey(made.Label) ? null : made.Text?.Text, made.Version, made.At, made.SaidAt, made.Withdrawn is not null);

    static JsonNode Described()
    {
        var schema = Options.GetJsonSchemaAsNode(typeof(DebateFile), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
        schema.AsObject().Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var place = context.PropertyInfo?.AttributeProvider ?? (context.Path.IsEmpty ? context.TypeInfo.Type : null);
        if (schema is JsonObject described && place?.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute words, ..])
            described.Insert(0, "description", words.Description);
        return schema;
    }
}
