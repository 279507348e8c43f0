using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Tests.Transfer.Threads;

/// <summary>Pastes that are made to be slow or to break something. A reading that took more than linear time would not end here.</summary>
public sealed class HostileThreadTests
{
    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    public static TheoryData<string, string> Pastes => new()
    {
        { "a megabyte of >", Times(">", 1 << 20) },
        { "a megabyte of lines with >", Times(">\n", 1 << 19) },
        { "a megabyte of quoted letters", Times("> a\n", 1 << 18) },
        { "a million quote marks", Times("\"", 1_000_000) },
        { "half a million lines with a quote mark", Times("\"\n", 500_000) },
        { "quote marks that open and never close", Times(" “a", 350_000) },
        { "forum quotes that never end", Times("[quote]", 150_000) },
        { "whole forum quotes in one line", Times("[quote=\"a\"]b[/quote]", 50_000) },
        { "forum quotes of as many people", string.Concat(Enumerable.Range(0, 30_000).Select(n => $"[quote=\"a{n}\"]word{n} and others[/quote]of course so, but not\n")) },
        { "answers by as many people without names", Times("I disagree. That is not so at all.\n\n", 20_000) },
        { "forum quotes with endless names", Times("[quote=\"", 130_000) },
        { "one line that comes again and again", Times("The very same long line of words comes again and again.\n", 20_000) },
        { "two lines that come again and again", Times("The very same long line of words comes again and again.\nAnd another that is long enough to tell something, too.\n", 10_000) },
        { "a megabyte in one word", Times("a", 1 << 20) },
        { "nothing but concessions", Times("of course but ", 80_000) },
        { "attributions within attributions", string.Concat(Enumerable.Range(0, 3_000).Select(n => $"{Times(">", n % 60)} On 3 March 2026, Ann{n} wrote:\n{Times(">", n % 60 + 1)} word{n} and other words\n")) },
        { "only headers", Times("Ann, 3 March 2026\n", 40_000) },
        { "one quote of one text, each time a little different", Times("The bridge should be closed to cars because its pavement is narrow. ", 10_000) + string.Concat(Enumerable.Range(0, 30).Select(n => $"\n\n> The bridge should be closed to cart{n} because its pavement is narrow.\n\nWhy?")) },
    };

    [Theory]
    [MemberData(nameof(Pastes))]
    public void Every_paste_is_read(string _, string paste)
    {
        var read = ThreadReading.Read(paste, null);

        Assert.All(read.Messages.SelectMany(message => message.Pieces.Select(piece => (message, piece))), one =>
        {
            Assert.InRange(one.piece.Start, 0, one.piece.End);
            Assert.InRange(one.piece.End, one.piece.Start, one.message.Text.Length);
        });
    }

    [Fact]
    public void Blank_pastes_and_lonely_marks_have_no_messages()
    {
        Assert.All(["", "  \n\n\t", ">>>>", "> \n> \n", "---\n===\n", "-- \nAnn"], paste => Assert.Empty(ThreadReading.Read(paste, null).Messages));
    }

    [Fact]
    public void What_looks_like_markup_or_turns_the_direction_of_text_is_text()
    {
        Assert.Equal("""
            1 Ann, 2026-03-03 00:00
              1.1 claim: <script>alert('1')</script> ‮evil‬ <img src=x onerror=alert(2)>
            """, ToldThread.Tell("Ann, 3 March 2026\n<script>alert('1')</script> \u202eevil\u202c <img src=x onerror=alert(2)>"));
    }
}
