using System.Text;
using ArgumentLedger.Web.Tests.Support;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Api;

/// <summary>Valid bodies with something broken in them, at random.</summary>
[Collection(SharedSite.Name)]
public sealed class MutationTests(SiteFixture site)
{
    const int Samples = 600;

    static readonly string[] Bodies =
    [
        """{"move":"make-claim","speaker":"p1","saidAt":"2025-03-03T09:05:00Z","as":"a","text":"Late \u00e9\ud83d\ude8c","stance":"for","quotes":[{"source":"s1","exact":"day","prefix":"every "}]}""",
        """[{"move":"introduce-speaker","as":"x","name":"Someone new","about":"Of line 7","url":"https://bus.example/7"},{"move":"ask-question","speaker":"@x","about":"c1","text":"Why?"}]""",
        """{"move":"record-source","title":"Timetable","author":"Bus","url":"https://bus.example","text":"8:00 every day"}""",
        """{"move":"rebut-claim","target":"c1","aim":"conclusion","text":"No.","quotes":[]}""",
        """{"move":"cite-quote","contribution":"c1","revision":1,"exact":"late","prefix":"is ","suffix":".","for":"c1"}""",
        """{"move":"concede-claim","what":"r1","extent":"partial","yields":"c1","text":"A little."}""",
        """[{"move":"amend","target":"c1","text":"It was late.","reason":"Past."},{"move":"confirm-link","link":"r1>"},{"move":"state-credence","target":"c1","probability":0.5}]""",
        """[{"move":"link","from":"r1","to":"c1","kind":"undercut"},{"move":"withdraw","target":"r1","reason":"Wrong."},{"move":"hide","target":"c1","reason":"Rude."}]""",
        """{"move":"reword-motion","motion":"Is it late?","description":"Line 7"}""",
    ];

    static readonly string[] Snippets =
    [
        "null", "true", "-1", "1e999", "0.1e-400", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\\"\"", "\"@\"", "\"c1\"", "\"c1>\"", "\"p1\"", "\"s1\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"for,against\"", "[]", "{}", "[[]]", "{\"a\":1}", "[null]", ":", ",", "{", "}", "[", "]", "\"", "\\", "\0", "\ufeff", "/*", "\"move\":",
    ];

    static readonly string[] Parts = ["\"move\"", "\"text\"", "\"target\"", "\"quotes\"", "\"saidAt\"", "\"speaker\"", "\"c1\"", "\"r1\"", "1", "0.5", "[", "]", "{", "}", ",", ":", "conclusion", "partial", "undercut", "2025", "e"];

    static readonly Gen<Func<byte[], byte[]>> Change = Gen.OneOf(
        Gen.Select(Gen.Int[0, 2_000], Gen.Byte, (at, value) => (Func<byte[], byte[]>)(body => Spliced(body, at, 1, [value]))),
        Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 40], (at, length) => (Func<byte[], byte[]>)(body => Spliced(body, at, length, []))),
        Gen.Select(Gen.Int[0, 2_000], Gen.OneOf(Snippets), (at, snippet) => (Func<byte[], byte[]>)(body => Spliced(body, at, 0, Encoding.UTF8.GetBytes(snippet)))),
        Gen.Select(Gen.OneOf(Parts), Gen.OneOf(Snippets), (part, snippet) => (Func<byte[], byte[]>)(body =>
            Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(body).Replace(part, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(snippet)), StringComparison.Ordinal)))),
        Gen.Select(Gen.Int[0, 2_000], Gen.Int[1, 60], Gen.Int[0, 2_000], (from, length, to) => (Func<byte[], byte[]>)(body =>
            Spliced(body, to, 0, body[(from % body.Length)..Math.Min(body.Length, (from % body.Length) + length)]))));

    static readonly Gen<byte[]> Broken = Gen.Select(Gen.OneOf(Bodies), Change.Array[1, 3], (body, changes) =>
        changes.Aggregate(Encoding.UTF8.GetBytes(body), (now, change) => now.Length == 0 ? now : change(now)));

    [Fact]
    public async Task No_body_whatever_makes_the_site_fail()
    {
        var ann = await site.SignedInAsync("ann");
        var debate = await ann.OpenAsync("Is the bus late?");
        await debate.MakeAsync("""
            [{"move":"introduce-speaker","name":"The driver"},{"move":"record-source","title":"Timetable","text":"8:00 every day"},
             {"move":"make-claim","text":"The bus is late."},{"move":"rebut-claim","speaker":"p1","target":"c1","text":"It came at 8:03."}]
            """);

        await Broken.SampleAsync(async body =>
        {
            Check(await ann.SendAsync($"{debate.Address}/moves", body));
            Check(await ann.SendAsync("/api/debates", body));
        }, iter: Samples, threads: 2, print: body => Encoding.Latin1.GetString(body));
    }

    static void Check(Answer answer)
    {
        if (answer.Status is not (200 or 201)) answer.ExpectProblem();
    }

    static byte[] Spliced(byte[] body, int at, int length, byte[] put)
    {
        var from = at % body.Length;
        return [.. body[..from], .. put, .. body[Math.Min(body.Length, from + length)..]];
    }
}
