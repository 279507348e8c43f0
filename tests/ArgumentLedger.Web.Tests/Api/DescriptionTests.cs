using System.Text;
using System.Text.Json.Nodes;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Api;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>What the OpenAPI document says of fields, parameters, moves and answers.</summary>
[Collection(SharedSite.Name)]
public sealed class DescriptionTests(SiteFixture site)
{
    [Fact]
    public async Task Every_field_has_a_meaning_and_every_plain_one_an_example()
    {
        var silent = new List<string>();
        foreach (var (name, schema) in (await DocumentAsync())["components"]!["schemas"]!.AsObject())
            silent.AddRange(SilentFields(name, schema!));

        Assert.Empty(silent);
    }

    static IEnumerable<string> SilentFields(string name, JsonNode schema)
    {
        foreach (var (field, described) in schema["properties"]?.AsObject() ?? [])
        {
            var isPart = described!["$ref"] is not null || described["oneOf"] is not null || described["anyOf"] is not null;
            var isPlain = !isPart && described["type"]?.ToJsonString() is not (null or "\"array\"" or "\"object\"");
            // What is drawn from elsewhere is described there.
            if (described["description"] is null && described["$ref"] is null)
                yield return $"{name}.{field} has no description";
            if (isPlain && described["examples"] is null && described["type"] is not JsonArray)
                yield return $"{name}.{field} has no example";
        }
        foreach (var silent in (schema["allOf"]?.AsArray() ?? []).SelectMany(part => SilentFields(name, part!)))
            yield return silent;
    }

    [Fact]
    public async Task Every_parameter_has_a_meaning_and_an_example()
    {
        var silent = from path in (await DocumentAsync())["paths"]!.AsObject()
                     from operation in path.Value!.AsObject()
                     from parameter in operation.Value!["parameters"]?.AsArray() ?? []
                     where parameter!["description"] is null || (parameter["example"] is null && (string?)parameter["in"] is not "path")
                     select $"{operation.Key} {path.Key}: {parameter["name"]}";

        Assert.Empty(silent);
    }

    [Fact]
    public async Task The_example_of_every_move_is_one_that_is_read()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        foreach (var (name, type) in Vocabulary.Moves.Where(move => move.Key != "open-debate"))
        {
            var example = schemas[type.Name]!["examples"]![0]!.ToJsonString();

            Assert.True(MoveJson.TryRead(Encoding.UTF8.GetBytes(example), out var moves, out _, out var fault), $"{example}: {fault?.Sentence}");
            Assert.Equal(name, Vocabulary.NameOf(Assert.Single(moves)));
        }
    }

    [Fact]
    public async Task The_schema_of_a_move_takes_what_is_read_and_nothing_else_is_said_to_be_one()
    {
        var description = await DescriptionAsync();
        var anyMove = JsonNode.Parse("""{"$ref":"#/components/schemas/AnyMove"}""")!;

        Assert.True(description.Fits(anyMove, """{"move":"rebut-claim","target":"c1","aim":"link","text":"It does not follow."}""", out _));
        Assert.True(description.Fits(anyMove, """{"move":"state-credence","target":"c1","probability":0.7,"speaker":"p2"}""", out _));
        Assert.False(description.Fits(anyMove, """{"move":"rebut-claim","target":"c1","aim":"sideways","text":"It does not follow."}""", out _));
        Assert.False(description.Fits(anyMove, """{"move":"rebut-claim","text":"It does not follow."}""", out _));
        Assert.False(description.Fits(anyMove, """{"move":"shout","text":"It does not follow."}""", out _));
    }

    [Theory]
    [InlineData("""{"items":[],"next":null}""", true)]
    [InlineData("""{"items":[]}""", false)]
    [InlineData("""{"items":[{"version":"1"}],"next":null}""", false)]
    public async Task An_answer_is_held_against_its_schema(string answer, bool fits)
    {
        var page = JsonNode.Parse("""{"$ref":"#/components/schemas/PageOfEntryView"}""")!;

        Assert.Equal(fits, (await DescriptionAsync()).Fits(page, answer, out _));
    }

    [Fact]
    public async Task A_list_of_people_may_hold_one_who_is_gone_and_a_list_of_labels_none()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;

        Assert.Equal("""["null","string"]""", schemas["PositionRowView"]!["properties"]!["holders"]!["items"]!["type"]!.ToJsonString());
        Assert.Equal("\"string\"", schemas["SuppositionView"]!["properties"]!["gone"]!["items"]!["type"]!.ToJsonString());
    }

    [Fact]
    public async Task Every_refusal_by_the_api_as_a_whole_is_described_everywhere()
    {
        foreach (var (path, operations) in (await DocumentAsync())["paths"]!.AsObject())
            foreach (var (method, operation) in operations!.AsObject())
                foreach (var status in (string[])["401", "429", "503"])
                    Assert.True(operation!["responses"]![status]?["content"]?["application/problem+json"] is not null, $"{method} {path}: {status}");
    }

    [Fact]
    public async Task What_a_webhook_is_called_with_is_described_as_it_comes()
    {
        var document = await DocumentAsync();
        var called = JsonNode.Parse("""{"$ref":"#/components/schemas/WebhookEvent"}""")!;

        Assert.Equal("#/components/schemas/WebhookEvent", (string?)document["webhooks"]!["event"]!["post"]!["requestBody"]!["content"]!["application/cloudevents+json"]!["schema"]!["$ref"]);
        Assert.True((await DescriptionAsync()).Fits(called, """
            {"specversion":"1.0","id":"2","source":"urn:uuid:01a22d5a-6a8e-72a4-b930-65efe669c8c1","type":"argument-ledger.claim-made","subject":"c1","time":"2026-11-30T16:47:10.490732Z",
             "datacontenttype":"application/json","data":{"version":2,"event":"claim-made","by":"robin","speaker":"robin","at":"2026-11-30T16:47:10.490732+00:00","saidAt":null,"data":{"label":"c1","text":"Tea."}}}
            """, out _));
    }

    async Task<JsonNode> DocumentAsync() => JsonNode.Parse((await site.Anonymous.ReadAsync("/api/openapi.json")).Expect(200).Text)!;

    async Task<ApiDescription> DescriptionAsync()
    {
        using var client = site.NewClient();
        return await ApiDescription.OfAsync(site.Address, client.SendAsync);
    }
}
