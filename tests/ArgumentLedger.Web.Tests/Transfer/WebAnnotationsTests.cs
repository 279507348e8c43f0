using System.Text.Json;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Tests.Support;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class WebAnnotationsTests
{
    const string At = "http://localhost:5080/debates/01980000-0000-7000-8000-000000000000";

    static Written Write(params Domain.Move[] moves) => Imported.Debate(new Parsed([], [])).Then(moves).WrittenAs("annotations");

    static IReadOnlyList<JsonElement> Items(Written written) =>
        [.. JsonDocument.Parse(written.Text).RootElement.GetProperty("first").GetProperty("items").EnumerateArray()];

    [Fact]
    public void A_quote_is_an_annotation_of_its_source_by_both_selectors()
    {
        var written = Write(
            new RecordSource("A post", "😀 Words are tools."), new MakeClaim("Tools are good."), new CiteQuote("are tools") { Source = "s1", For = "c1" });

        SameJson.Assert($$"""
            {"id":"{{At}}/q1","type":"Annotation","motivation":"linking","created":"2026-01-02T12:00:00Z",
             "creator":{"id":"{{At}}/people/bo","type":"Person","nickname":"bo"},
             "body":[{"type":"TextualBody","purpose":"classifying","format":"text/plain","value":"verbatim"},{"id":"{{At}}/c1","purpose":"linking"}],
             "target":{"type":"SpecificResource","source":"{{At}}/sources/s1","selector":[
               {"type":"TextQuoteSelector","exact":"are tools","prefix":"😀 Words ","suffix":"."},
               {"type":"TextPositionSelector","start":8,"end":17}] } }
            """, Assert.Single(Items(written)));
    }

    [Fact]
    public void The_whole_is_a_collection_with_its_page()
    {
        var written = Write(new MakeClaim("Tools are good."), new CiteQuote("Tools") { Contribution = "c1" });

        var whole = JsonDocument.Parse(written.Text).RootElement;
        Assert.Equal("http://www.w3.org/ns/anno.jsonld", whole.GetProperty("@context").GetString());
        Assert.Equal(("AnnotationCollection", 1), (whole.GetProperty("type").GetString(), whole.GetProperty("total").GetInt32()));
        Assert.Equal("AnnotationPage", whole.GetProperty("first").GetProperty("type").GetString());
        Assert.Equal("Only quotes are annotations: other contributions are left out.", Assert.Single(written.Losses).What);
    }

    [Fact]
    public void The_selector_has_the_words_that_stand_there_and_a_body_those_of_the_quote()
    {
        var item = Assert.Single(Items(Write(new RecordSource("A post", "Words are tools."), new CiteQuote("“words are” toys") { Source = "s1" })));

        Assert.Equal("Words are tools", item.GetProperty("target").GetProperty("selector")[0].GetProperty("exact").GetString());
        Assert.Equal(["altered", "“words are” toys"], item.GetProperty("body").EnumerateArray().Select(body => body.GetProperty("value").GetString()));
    }

    [Fact]
    public void A_contribution_is_annotated_as_it_stood()
    {
        var item = Assert.Single(Items(Write(
            new MakeClaim("Tools are good."), new CiteQuote("Tools") { Contribution = "c1" }, new AmendContribution("c1", "They are good.", "Shorter."))));

        Assert.Equal($"{At}/c1?at=2", item.GetProperty("target").GetProperty("source").GetString());
        Assert.Equal("Tools", item.GetProperty("target").GetProperty("selector")[0].GetProperty("exact").GetString());
    }

    [Fact]
    public void What_is_hidden_withdrawn_or_not_on_record_is_left_out_and_told()
    {
        var written = Imported.Debate(new Parsed([], [])).Then(
            new RecordSource("A post", "Words are tools."), new CiteQuote("tools") { Source = "s1" }, new CiteQuote("my aunt said so"),
            new CiteQuote("Words") { Source = "s1" }, new WithdrawContribution("q3", "Too short.")).WrittenAs("annotations");

        Assert.Equal(["q1"], Items(written).Select(item => item.GetProperty("id").GetString()![^2..]));
        Assert.Equal(["q2", "q3"], written.Losses.SelectMany(loss => loss.Where));
    }
}
