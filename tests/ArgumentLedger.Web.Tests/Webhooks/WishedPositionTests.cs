using ArgumentLedger.Domain;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;
using ArgumentLedger.Web.Tests.Support;
using ArgumentLedger.Web.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArgumentLedger.Web.Tests.Webhooks;

/// <summary>A webhook's query, and the list of positions with the same parameters.</summary>
[Collection(SharedSite.Name)]
public sealed class WishedPositionTests(SiteFixture site)
{
    [Fact]
    public async Task One_position_by_itself_fits_exactly_when_the_list_has_it()
    {
        var mine = await (await site.SignedInAsync("wish-ann")).OpenAsync("What fits?");
        var theirs = mine.For(await site.SignedInAsync("wish-ben"));
        await mine.MakeAsync("""
            [{"move":"make-claim","text":"One.","stance":"for"},{"move":"make-claim","text":"Two.","stance":"against"},{"move":"make-claim","text":"Three."},
             {"move":"introduce-speaker","name":"Sam"},{"move":"make-claim","speaker":"p1","text":"Sam's.","stance":"neither"},{"move":"ask-question","about":"c2","text":"Why?"}]
            """);
        await theirs.MakeAsync("""
            [{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"No."},{"move":"rebut-claim","target":"c2","aim":"conclusion","text":"No."},
             {"move":"cite-quote","contribution":"c1","exact":"One"},{"move":"concede-claim","what":"c3","extent":"partial","text":"Well."},
             {"move":"concede-claim","what":"c4","extent":"full","text":"Yes."},{"move":"ask-question","about":"c3","text":"Where?"}]
            """);
        await mine.MakeAsync("""[{"move":"rebut-claim","target":"r2","aim":"conclusion","text":"But yes."},{"move":"make-claim","text":"Fourth."},{"move":"withdraw","target":"c5","reason":"Doubled."},{"move":"hide","target":"a1","reason":"Off."}]""");
        var (ann, ben) = (await IdOfAsync("wish-ann"), await IdOfAsync("wish-ben"));
        List<(string Query, PositionWish Wish)> wishes =
        [
            .. Enum.GetValues<ContributionKind>().Select(kind => ($"kind={Rows.Word(kind)}", new PositionWish { Kind = kind })),
            .. Enum.GetValues<Status>().Select(status => ($"status={Rows.Word(status)}", new PositionWish { Status = status })),
            .. Enum.GetValues<Level>().Select(level => ($"label={Rows.Word(level)}", new PositionWish { Label = level })),
            .. Enum.GetValues<Stance>().Select(stance => ($"stance={Rows.Word(stance)}", new PositionWish { Stance = stance })),
            ("open=true", new() { IsOpen = true }), ("open=false", new() { IsOpen = false }),
            ("challenged=true", new() { IsChallenged = true }), ("challenged=false", new() { IsChallenged = false }),
            .. Voice("by", VoiceRole.By), .. Voice("speaker", VoiceRole.Speaker), .. Voice("holder", VoiceRole.Holder), .. Voice("concededBy", VoiceRole.Conceder),
            ("q=thr", new() { Words = "thr" }), ("q=sam", new() { Words = "sam" }), ("q=SAM%27S", new() { Words = "SAM'S" }), ("q=no&kind=rebuttal", new() { Words = "no", Kind = ContributionKind.Rebuttal }),
            ("q=hree", new() { Words = "hree" }), ("q=one+two", new() { Words = "one two" }), ("q=%3F", new() { Words = "?" }), ("q=why", new() { Words = "why" }),
            ("kind=claim&holder=wish-ben&challenged=false", new() { Kind = ContributionKind.Claim, IsChallenged = false, Voices = new Dictionary<VoiceRole, string> { [VoiceRole.Holder] = ben } }),
        ];
        var head = (await site.Services.GetRequiredService<DebateReader>().HeadAsync(mine.Id, default))!;

        await using var connection = new NpgsqlConnection(site.Database);
        await connection.OpenAsync();
        var sizes = new List<int>();
        foreach (var (query, wish) in wishes)
        {
            var listed = (await mine.Client.ReadAsync($"/api/positions?debate={mine.Id}&{query}")).Expect(200).All("label").Order(StringComparer.Ordinal).ToList();
            var fitting = new List<string>();
            foreach (var label in head.Order)
                if (await connection.HasFittingAsync([Rows.PositionOf(mine.Id, head, label)], wish with { Debate = mine.Id }, default))
                    fitting.Add(label);
            fitting.Sort(StringComparer.Ordinal);
            Assert.Equal($"{query}: {string.Join(' ', listed)}", $"{query}: {string.Join(' ', fitting)}");
            sizes.Add(listed.Count);
        }
        Assert.True(sizes.Count(size => size > 0) > 20, $"Only {sizes.Count(size => size > 0)} of {sizes.Count} queries found anything.");

        IEnumerable<(string, PositionWish)> Voice(string name, VoiceRole role)
        {
            foreach (var (spelled, who) in ((string, string)[])[("wish-ann", ann), ("wish-ben", ben), ("p1", "p1")])
                yield return ($"{name}={spelled}", new PositionWish { Voices = new Dictionary<VoiceRole, string> { [role] = who } });
        }
    }

    async Task<string> IdOfAsync(string handle) => (await site.Services.GetRequiredService<ContributorDirectory>().IdOfAsync(handle, default))!;
}
