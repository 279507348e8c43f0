using System.Text.Json;
using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Live;

[Collection(SharedSite.Name)]
public sealed class SiteStreamTests(SiteFixture site)
{
    const string Address = "/api/debates/stream";

    const string Claim = """{"move":"make-claim","text":"One more."}""";

    [Fact]
    public async Task A_debate_that_moves_is_told_at_every_site_as_it_stands_then()
    {
        await using var other = await OtherSite.OnAsync(site);
        await using var here = await EventReader.OpenAsync(site.Anonymous, Address);
        await using var there = await EventReader.OpenAsync(other.Site.Anonymous, Address);
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Is it told everywhere?");

        foreach (var listener in (EventReader[])[here, there])
        {
            var told = await NextOfAsync(listener, debate);
            Assert.Equal(("Is it told everywhere?", "ann", 1), (told.GetProperty("motion").GetString(), told.GetProperty("opener").GetString(), told.GetProperty("version").GetInt64()));
        }
        await debate.MakeAsync($"[{Claim},{Claim}]");
        Assert.Equal(3, (await NextOfAsync(here, debate)).GetProperty("version").GetInt64());
        Assert.Equal(2, (await NextOfAsync(there, debate)).GetProperty("counts").GetProperty("claims").GetInt32());
    }

    [Fact]
    public async Task Whoever_comes_back_is_told_how_each_debate_stands_that_moved_meanwhile()
    {
        var ann = await site.SignedInAsync("ann");
        var (one, two) = (await ann.OpenAsync("One"), await ann.OpenAsync("Two"));
        string last;
        await using (var first = await EventReader.OpenAsync(site.Anonymous, Address))
        {
            await one.MakeAsync(Claim);
            // Its opening, a moment before, may be told first.
            while ((await NextOfAsync(first, one)).GetProperty("version").GetInt64() < 2)
            {
            }
            last = first.LastId;
        }
        for (var n = 0; n < 3; n++)
            await two.MakeAsync(Claim);
        await one.MakeAsync(Claim);

        await using var again = await EventReader.OpenAsync(site.Anonymous, Address, last);
        var told = new List<(Guid Debate, long Version)>();
        // Debates that were marked at once are told in no order among each other.
        while (!told.Contains((one.Id, 3)) || !told.Contains((two.Id, 4)))
        {
            var card = (await again.TakeAsync(1))[0];
            told.Add((card.GetProperty("id").GetGuid(), card.GetProperty("version").GetInt64()));
        }
        // Moves that came soon after each other may be told as one; none is told twice, and the last always is.
        Assert.Equal(told.Distinct().Order(), told.Order());
        Assert.Equal((two.Id, 4), told.Last(moved => moved.Debate == two.Id));
        Assert.DoesNotContain((one.Id, 2), told);
    }

    [Fact]
    public async Task Nobody_else_is_told_of_private_and_unlisted_debates_nor_can_count_their_moves()
    {
        var ann = await site.SignedInAsync("ann");
        await using var anonymous = await EventReader.OpenAsync(site.Anonymous, Address);
        await using var stranger = await EventReader.OpenAsync(await site.SignedInAsync("stan"), Address);
        await using var owner = await EventReader.OpenAsync(ann, Address);
        var hidden = await ann.OpenAsync("Is this private?", "private");
        var unlisted = await ann.OpenAsync("Is this unlisted?", "unlisted");
        await hidden.MakeAsync(Claim);
        var open = await ann.OpenAsync("Is this public?");

        // Debates that were marked at once are told in no order among each other: only what is opened afterwards comes after all.
        var mine = new HashSet<Guid>();
        while (!mine.IsSupersetOf([hidden.Id, unlisted.Id, open.Id]))
            mine.Add((await owner.TakeAsync(1))[0].GetProperty("id").GetGuid());
        var last = await ann.OpenAsync("Is this the last?");
        foreach (var listener in (EventReader[])[anonymous, stranger])
        {
            var told = await UntilAsync(listener, last);
            Assert.Contains(open.Id, told);
            Assert.DoesNotContain(told, one => one == hidden.Id || one == unlisted.Id);
            Assert.DoesNotMatch("^[0-9]+$", listener.LastId);
            Assert.True(listener.LastId.Length > 40, listener.LastId);
        }
    }

    [Fact]
    public async Task Somebody_who_is_admitted_is_told_from_then_on()
    {
        var debate = await (await site.SignedInAsync("ann")).OpenAsync("Who comes in?", "private");
        await using var ben = await EventReader.OpenAsync(await site.SignedInAsync("ben"), Address);
        await debate.MakeAsync("""{"move":"admit","contributor":"ben","role":"reader"}""");

        Assert.Equal(2, (await NextOfAsync(ben, debate)).GetProperty("version").GetInt64());
        await debate.MakeAsync("""{"move":"remove","contributor":"ben"}""");
        var open = await (await site.SignedInAsync("ann")).OpenAsync("Something else");
        Assert.DoesNotContain(debate.Id, await UntilAsync(ben, open));
    }

    [Fact]
    public async Task An_id_of_another_make_is_refused() =>
        (await site.Anonymous.ReadAsync($"{Address}?after=12")).ExpectProblem(400, "bad-last-event-id");

    // What was done a moment before somebody comes may be told to them too.
    static async Task<IReadOnlyList<Guid>> UntilAsync(EventReader listener, TestedDebate debate)
    {
        var told = new List<Guid>();
        while (told.LastOrDefault() != debate.Id)
            told.Add((await listener.TakeAsync(1))[0].GetProperty("id").GetGuid());
        return told;
    }

    static async Task<JsonElement> NextOfAsync(EventReader listener, TestedDebate debate)
    {
        while (true)
        {
            var told = (await listener.TakeAsync(1))[0];
            if (told.GetProperty("id").GetGuid() == debate.Id) return told;
        }
    }
}
