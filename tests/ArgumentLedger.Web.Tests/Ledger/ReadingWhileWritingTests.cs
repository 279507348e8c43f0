using ArgumentLedger.Web.Tests.Support;

namespace ArgumentLedger.Web.Tests.Ledger;

/// <summary>Reading all positions page by page while 16 clients write: whatever was there at the first page comes once.</summary>
public sealed class ReadingWhileWritingTests : IAsyncLifetime
{
    const int Writers = 16;

    readonly SiteFixture site = new();
    readonly List<TestedDebate> debates = [];
    int written;
    volatile bool isRead;

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        var ann = await site.SignedInAsync("ann");
        for (var n = 0; n < Writers; n++)
        {
            var debate = await ann.OpenAsync($"Debate {n}", n == 0 ? "private" : "public");
            // Some more contested than others, so that there are several to go down by.
            await debate.MakeAsync("[" + string.Join(',', Enumerable.Range(1, 10).Select(i => $$"""{"move":"make-claim","text":"Claim {{i}}."}""")) + "]");
            await debate.MakeAsync("[" + string.Join(',', Enumerable.Range(0, 12).Select(i => $$"""{"move":"rebut-claim","target":"c{{i % 5 % 4 + 1}}","text":"Rebuttal."}""")) + "]");
            debates.Add(debate);
        }
    }

    public Task DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("sort=new")]
    [InlineData("sort=old")]
    [InlineData("sort=contested")]
    [InlineData("sort=changed")]
    [InlineData("sort=contested&by=ann")]
    [InlineData("sort=changed&kind=claim")]
    public async Task Each_position_comes_once(string query)
    {
        var reader = await site.SignedInAsync("ann");
        var before = await AllAsync(reader, query, 200, _ => { });
        Assert.Equal(before.Count, before.Distinct().Count());
        Assert.Equal(query.Contains("claim", StringComparison.Ordinal) ? 160 : 352, before.Count);
        var bob = await site.SignedInAsync("bob");
        var ann = debates[0];
        await ann.MakeAsync("""{"move":"admit","contributor":"bob","role":"contributor"}""");
        var writing = debates.Select((debate, n) => WriteAsync(debate.For(bob), n)).ToList();

        // Who reads from the oldest on would never come to an end before those who write do.
        var unread = before.ToHashSet();
        var visited = await AllAsync(reader, query, 7, page =>
        {
            unread.ExceptWith(page);
            isRead = unread.Count == 0;
        });
        isRead = true;
        await Task.WhenAll(writing);

        Assert.True(written > Writers, "Nothing was written meanwhile.");
        Assert.Empty(visited.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Empty(before.Except(visited));
    }

    // Claims become more contested and less, behind the reader and before.
    async Task WriteAsync(TestedDebate debate, int seed)
    {
        for (var n = seed; !isRead; n++)
        {
            var made = await debate.MakeAsync($$"""{"move":"rebut-claim","target":"c{{n % 10 + 1}}","text":"One more."}""");
            if (n % 3 > 0)
                await debate.MakeAsync($$"""{"move":"withdraw","target":"{{made.Events[0].GetProperty("data").GetProperty("label").GetString()}}","reason":"No."}""");
            Interlocked.Increment(ref written);
        }
    }

    static async Task<List<string>> AllAsync(HttpClient reader, string query, int limit, Action<IEnumerable<string>> read)
    {
        var visited = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await reader.ReadAsync($"/api/positions?{query}&limit={limit}{(next.Length > 0 ? "&after=" + next : "")}")).Expect(200);
            var found = page.Items.Select(item => $"{item.GetProperty("debate")}/{item.GetProperty("label")}").ToList();
            visited.AddRange(found);
            read(found);
            next = page.Next;
        }
        return visited;
    }
}
