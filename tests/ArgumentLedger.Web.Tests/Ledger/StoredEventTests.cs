using System.Text;
using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Ledger;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Tests.Support;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>
/// Each event as it is stored for ever. A sample here is changed only together with an upcaster that reads the old
/// shape, once the README declares 1.0.
/// </summary>
[Collection(SharedSite.Name)]
public sealed class StoredEventTests(SiteFixture site)
{
    const string Words = """{"text":"Crisp.","salt":"AAECAwQFBgcICQoLDA0ODw","digest":"cCC3mdVbPBVTkB9m1yA0F3hQeKqQLqIsjTqKzBiW7cM"}""";

    public static TheoryData<string, string> Samples { get; } = new()
    {
        { "claim-made", $$"""{"label":"c1","text":{{Words}},"stance":"for","supports":null,"supportsRevision":null,"answers":null,"title":{{Words}},"scheme":null}""" },
        { "concession-made", $$"""{"label":"k1","what":"r1","revision":2,"extent":"partial","yields":"c1","text":{{Words}}}""" },
        { "contribution-amended", $$"""{"target":"c1","revision":2,"text":{{Words}},"reason":{{Words}}}""" },
        { "contribution-hidden", $$"""{"target":"c1","reason":{{Words}}}""" },
        { "contribution-restored", $$"""{"target":"c1","reason":{{Words}}}""" },
        { "contribution-withdrawn", $$"""{"target":"c1","reason":{{Words}}}""" },
        { "contributions-linked", $$"""{"label":"l1","from":"c1","to":"r1","kind":"undercut","fromRevision":1,"toRevision":2,"scheme":{{Words}}}""" },
        { "credence-stated", """{"target":"c1","revision":1,"probability":0.25}""" },
        { "debate-closed", "{}" },
        { "debate-opened", $$"""{"motion":{{Words}},"description":null,"visibility":"unlisted"}""" },
        { "debate-reopened", "{}" },
        { "link-confirmed", """{"link":"r1>","fromRevision":1,"toRevision":2}""" },
        { "motion-reworded", $$"""{"motion":{{Words}},"description":{{Words}}}""" },
        { "participant-admitted", """{"contributor":"01890000-0000-7000-8000-000000000001","role":"moderator"}""" },
        { "participant-removed", """{"contributor":"01890000-0000-7000-8000-000000000001"}""" },
        { "question-asked", $$"""{"label":"a1","text":{{Words}},"about":"c1","aboutRevision":1}""" },
        { "quoted", $$"""{"label":"q1","source":null,"contribution":"c1","revision":1,"exact":{{Words}},"prefix":{{Words}},"suffix":null,"fidelity":"notFound","start":4,"end":10,"for":"r1","forRevision":1}""" },
        { "rebuttal-made", $$"""{"label":"u1","text":{{Words}},"aim":"link","target":"c2>","targetRevision":1,"title":null,"scheme":{{Words}}}""" },
        { "source-recorded", $$"""{"label":"s1","title":{{Words}},"author":null,"url":{{Words}},"text":{{Words}}}""" },
        { "speaker-identified", """{"speaker":"p1","contributor":"01890000-0000-7000-8000-000000000001","asModerator":true}""" },
        { "speaker-introduced", $$"""{"label":"p1","name":{{Words}},"about":null,"url":null}""" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_event_is_stored_under_its_name_in_its_shape(string name, string sample)
    {
        var store = site.Services.GetRequiredService<IDocumentStore>();
        var type = Vocabulary.Events[name];
        var fact = JsonSerializer.Deserialize(sample, type, LedgerJson.Stored)!;

        Assert.Equal(Members(sample), Members(store.Options.Serializer().ToJson(fact)));
        Assert.Equal(Canonical(sample), Canonical(store.Options.Serializer().ToJson(fact)));
        Assert.Equal(Canonical(sample), Canonical(JsonSerializer.Serialize(fact, type, LedgerJson.Stored)));
        Assert.Equal(name, ((Marten.Events.EventGraph)store.Options.Events).EventMappingFor(type).EventTypeName);
    }

    [Fact]
    public void There_is_a_sample_of_every_event() =>
        Assert.Equal(Vocabulary.Events.Keys, Samples.Select(sample => (string)sample[0]));

    static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(JsonElement.Parse(json)));

    // Canonical JSON leaves nulls out; the shape has them.
    static IEnumerable<string> Members(string json) => JsonElement.Parse(json).EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
}
