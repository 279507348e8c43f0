using System.ServiceModel.Syndication;
using System.Xml;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Feeds;

/// <summary>Feeds as another program's reader of Atom finds them.</summary>
[Collection(SharedSite.Name)]
public sealed class FeedTests(SiteFixture site)
{
    [Fact]
    public async Task A_debates_feed_tells_its_events_latest_first_with_who_said_what_and_where_to_read_it()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is tea <better> & safer?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"It is, \u0007 I say."},{"move":"introduce-speaker","as":"s","name":"Sam"},{"move":"rebut-claim","speaker":"@s","target":"c1","aim":"conclusion","text":"It isn't."}]""");

        var feed = await ReadAsync($"{debate.Address}/feed");

        Assert.Equal("Is tea <better> & safer?", feed.Title.Text);
        Assert.Equal(["Rebuttal made: r1", "Speaker introduced: p1", "Claim made: c1", "Debate opened"], feed.Items.Select(item => item.Title.Text));
        Assert.Equal(["Sam", "ann", "ann", "ann"], feed.Items.Select(item => item.Authors.Single().Name));
        Assert.Equal(["It isn't.", "Sam", "It is, \ufffd I say.", "Is tea <better> & safer?"], feed.Items.Select(item => ((TextSyndicationContent)item.Content).Text));
        Assert.Equal($"{site.Address}debates/{debate.Id}/replay?at=4", feed.Items.First().Links.Single().Uri.AbsoluteUri);
        Assert.Equal(feed.Items.First().LastUpdatedTime, feed.LastUpdatedTime);
        Assert.Equal(5, feed.Items.Select(item => item.Id).Append(feed.Id).Distinct().Count());
        Assert.All(feed.Items, item => Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", item.Id));
        Assert.Equal($"{site.Address}api/debates/{debate.Id}/feed", feed.Links.Single(link => link.RelationshipType == "self").Uri.AbsoluteUri);
    }

    [Fact]
    public async Task A_positions_feed_tells_what_bears_on_it_and_words_that_were_hidden_are_in_neither()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Whose feed?");
        await debate.MakeAsync("""[{"move":"make-claim","text":"The xylophone."},{"move":"make-claim","text":"Another."},{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"No."},{"move":"hide","target":"c1","reason":"Not here."}]""");

        var feed = await ReadAsync($"{debate.Address}/contributions/c1/feed");

        Assert.Equal("c1 in: Whose feed?", feed.Title.Text);
        Assert.Equal(["Contribution hidden: c1", "Rebuttal made: r1", "Claim made: c1"], feed.Items.Select(item => item.Title.Text));
        Assert.Equal("(hidden by a moderator)", ((TextSyndicationContent)feed.Items.Last().Content).Text);
        Assert.DoesNotContain("xylophone", (await debate.ReadAsync("/feed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_of_debates_shows_public_ones_to_everybody_and_others_to_nobody()
    {
        var ann = await site.SignedInAsync("ann");
        var open = await ann.OpenAsync("Are zebras striped?");
        var hidden = await ann.OpenAsync("Are zebras spotted?", "private");
        await ann.OpenAsync("Are zebras plain?", "unlisted");

        var feed = await ReadAsync("/api/debates/feed?q=zebras", ann);

        Assert.Equal(["Are zebras striped?"], feed.Items.Select(item => item.Title.Text));
        Assert.Equal((await ReadAsync($"{open.Address}/feed")).Id, feed.Items.Single().Id);
        (await hidden.ReadAsync("/feed")).ExpectProblem(404, "unknown-debate");
        var page = await ann.GetStringAsync($"/debates/{open.Id}");
        Assert.Contains($"""<link rel="alternate" type="application/atom+xml" title="This debate" href="/api/debates/{open.Id}/feed">""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_of_a_search_tells_what_anybody_may_find_the_latest_first_under_ids_that_stay()
    {
        var ann = await site.SignedInAsync("ann");
        var debate = await ann.OpenAsync("May gnus graze?");
        var hidden = await ann.OpenAsync("May gnus gallop?", "private");
        await debate.MakeAsync("""{"move":"make-claim","text":"Gnus graze at dawn."}""");
        await debate.MakeAsync("""[{"move":"introduce-speaker","as":"s","name":"Sam"},{"move":"rebut-claim","speaker":"@s","target":"c1","aim":"conclusion","text":"No gnus are up by then."}]""");
        await hidden.MakeAsync("""{"move":"make-claim","text":"Gnus gallop at dusk."}""");

        var feed = await ReadAsync("/api/search/feed?q=gnus", ann);

        Assert.Equal(["Rebuttal r1 in: May gnus graze?", "Claim c1 in: May gnus graze?", "May gnus graze?"], feed.Items.Select(item => item.Title.Text));
        Assert.Equal(["p1", "ann", "Argument Ledger"], feed.Items.Select(item => item.Authors.Single().Name));
        Assert.Equal("No gnus are up by then.", ((TextSyndicationContent)feed.Items.First().Content).Text);
        Assert.Equal($"{site.Address}debates/{debate.Id}/r1", feed.Items.First().Links.Single().Uri.AbsoluteUri);
        Assert.Equal((await ReadAsync($"{debate.Address}/contributions/c1/feed")).Id, feed.Items.ElementAt(1).Id);
        await debate.MakeAsync("""{"move":"hide","target":"c1","reason":"Not here."}""");
        var later = await ReadAsync("/api/search/feed?q=gnus");
        Assert.Equal(feed.Items.Select(item => item.Id).Where((_, place) => place != 1), later.Items.Select(item => item.Id));
        Assert.Empty((await ReadAsync("/api/search/feed?q=gnus&kind=claim")).Items);
    }

    [Fact]
    public async Task A_page_of_a_search_names_its_feed_and_a_search_that_is_none_has_no_feed()
    {
        await (await site.SignedInAsync("ann")).OpenAsync("Do okapis and zebus meet?");

        var page = await site.Anonymous.GetStringAsync("/search?q=okapis%20%26%20zebus&kind=motion");

        Assert.Contains("href=\"/api/search/feed?kind=motion&amp;q=okapis%20%26%20zebus\"", page, StringComparison.Ordinal);
        Assert.Single((await ReadAsync("/api/search/feed?kind=motion&q=okapis%20%26%20zebus")).Items);
        Assert.Empty((await ReadAsync("/api/search/feed?q=okapsi")).Items);
        (await site.Anonymous.ReadAsync("/api/search/feed")).ExpectProblem(400, "bad-parameter");
        (await site.Anonymous.ReadAsync("/api/search/feed?q=tea&after=x")).ExpectProblem(400, "bad-parameter");
        (await site.Anonymous.ReadAsync("/api/search/feed?q=tea&kind=rant")).ExpectProblem(400, "bad-parameter");
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Again?");
        var tag = (await debate.ReadAsync("/feed")).Expect(200).Headers.ETag!.ToString();

        Assert.Equal(304, (await debate.ReadAsync("/feed", tag)).Status);
        await debate.MakeAsync("""{"move":"make-claim","text":"Something new."}""");
        Assert.Equal(200, (await debate.ReadAsync("/feed", tag)).Status);
    }

    async Task<SyndicationFeed> ReadAsync(string address, HttpClient? reader = null)
    {
        var answer = (await (reader ?? site.Anonymous).ReadAsync(address)).Expect(200);
        Assert.Equal("application/atom+xml", answer.MediaType);
        using var xml = XmlReader.Create(new StringReader(answer.Text));
        return SyndicationFeed.Load<SyndicationFeed>(xml);
    }
}
