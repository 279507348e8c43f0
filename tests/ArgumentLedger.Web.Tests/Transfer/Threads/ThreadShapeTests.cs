using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Tests.Transfer.Threads;

/// <summary>Threads in the shapes in which they are pasted, and what a careful reader makes of each.</summary>
public sealed class ThreadShapeTests
{
    [Fact]
    public void A_mail_thread_gives_each_mail_its_author_and_time_and_takes_the_trail_off_it()
    {
        Assert.Equal("""
            1 Ann Baker, 2026-03-02 08:15
              1.1 claim: I think the library should open on Sundays.
              1.2 support 1.1: Because many people work on all other days.
            2 Bo Carter, 2026-03-02 09:40
              2.1 rebuttal 1.1: I disagree. The staff need a day of rest.
            3 Ann Baker, 2026-03-02 11:05
              3.1 quote of 2, verbatim for 3.2: The staff need a day of rest.
              3.2 rebuttal 2.1: They could have Mondays off instead.
            """, ToldThread.Tell("""
            From: Ann Baker <ann@example.org>
            To: library@example.org
            Date: Mon, 2 Mar 2026 08:15:00 +0000
            Subject: Sundays

            I think the library should open on Sundays.

            Because many people work on all other days.

            --
            Ann Baker
            Friends of the Library

            From: Bo Carter <bo@example.org>
            Date: Mon, 2 Mar 2026 09:40:00 +0000
            Subject: Re: Sundays

            I disagree. The staff need a day of rest.

            On Mon, 2 Mar 2026 at 08:15, Ann Baker <ann@example.org> wrote:
            > I think the library should open on Sundays.
            >
            > Because many people work on all other days.

            From: Ann Baker <ann@example.org>
            Date: Mon, 2 Mar 2026 12:05:00 +0100
            Subject: Re: Re: Sundays

            On Mon, 2 Mar 2026 at 09:40, Bo Carter
            <bo@example.org> wrote:
            > The staff need a day of rest.

            They could have Mondays off instead.
            """));
    }

    [Fact]
    public void A_top_posted_mail_gives_up_the_older_mails_that_are_only_in_its_trail()
    {
        Assert.Equal("""
            1 Cleo, 2026-03-01 00:00
              1.1 question: Should we move the fair to June?
            2 Bo, 2026-03-02 10:00
              2.1 answer 1.1: In June it rains less than in May.
            3 Ann, 2026-03-03 09:00
              3.1 concedes all of 2.1: Fair point.
            """, ToldThread.Tell("""
            Ann, 3 March 2026 09:00

            Fair point.

            On Mon, 2 March 2026 10:00, Bo wrote:
            > In June it rains less than in May.
            >
            > On 1 March 2026, Cleo wrote:
            > > Should we move the fair to June?
            """));
    }

    [Fact]
    public void Answers_written_between_the_quoted_lines_each_answer_the_line_above_them()
    {
        Assert.Equal("""
            1 Ann
              1.1 claim: Tea wakes you gently and for longer.
              1.2 claim: It also lets you sleep at night.
            2 (author 2)
              2.1 quote of 1, verbatim for 2.2: Tea wakes you gently and for longer.
              2.2 rebuttal 1.1: Coffee does it faster, and that is what counts at seven.
              2.3 quote of 1, verbatim: It also lets you sleep at night.
              2.4 question 1.2: How do you know?
            """, ToldThread.Tell("""
            Ann wrote:
            > Tea wakes you gently and for longer.

            Coffee does it faster, and that is what counts at seven.

            > It also lets you sleep at night.

            How do you know?
            """));
    }

    [Fact]
    public void Markdown_headings_and_bold_names_head_messages_and_lists_stay_whole()
    {
        Assert.Equal("""
            1 Ann, 2026-03-03 00:00
              1.1 claim: We should plant trees along the street:
              1.2 claim: - they cool it / - they look well
            2 Bo, 2026-03-04 00:00
              2.1 quote of 1, altered for 2.2: We should plant new trees along the street
              2.2 rebuttal 1.1: Not really. Their roots break the pavement.
            3 Ann, 2026-03-05 00:00
              3.1 concedes part of 2.2, giving up 1.1: Of course some roots do,
              3.2 rebuttal 2.2: but a lime tree's roots go down.
            """, ToldThread.Tell("""
            ### Ann, 3 March 2026

            We should plant trees along the street:

            - they cool it
            - they look well

            ### **Bo** (4 March 2026)

            > We should plant new trees along the street

            Not really. Their roots break the pavement.

            ### Ann, 5 March 2026

            Of course some roots do, but a lime tree's roots go down.
            """));
    }

    [Fact]
    public void A_forum_s_quotes_name_whom_they_quote_with_and_without_markup()
    {
        Assert.Equal("""
            1 ann_b
              1.1 claim: Short films tell more in less time.
            2 bo77
              2.1 quote of 1, verbatim for 2.2: Short films tell more in less time.
              2.2 rebuttal 1.1: They only leave more out.
            3 cleo
              3.1 quote of 2, verbatim for 3.2: They only leave more out.
              3.2 rebuttal 2.2: What is left out is what nobody misses.
            """, ToldThread.Tell("""
            ann_b · 3 h ago
            Short films tell more in less time.

            bo77 · 2 h ago
            [quote="ann_b, post:1, topic:7"]
            Short films tell more in less time.
            [/quote]
            They only leave more out.

            cleo · 1 h ago
            bo77 wrote:
            They only leave more out.

            What is left out is what nobody misses.
            """));
    }

    [Fact]
    public void Numbered_answers_are_one_message_each()
    {
        Assert.Equal("""
            1 (author 1)
              1.1 claim: Cats keep mice away.
            2 (author 2)
              2.1 claim: In my view dogs are better company.
            3 (author 3)
              3.1 rebuttal 2.1: I don't think so. Dogs need you all day.
              3.2 claim: Cats manage.
            """, ToldThread.Tell("""
            1. Cats keep mice away.
            2. In my view dogs are better company.
            3. I don't think so. Dogs need you all day.

            Cats manage.
            """));
    }

    [Fact]
    public void Windows_line_ends_and_wrapped_lines_change_nothing()
    {
        const string thread = """
            Ann, 2026-03-03 10:00
            The bridge should be closed to cars, because the pavement on it
            is too narrow for two people to pass each other.

            Bo, 2026-03-03 11:00
            > The bridge should be closed to cars,
            > because the pavement on it is too narrow

            Then make the pavement wider.
            """;
        const string told = """
            1 Ann, 2026-03-03 10:00
              1.1 claim: The bridge should be closed to cars, because the pavement on it is too narrow for two people to pass each other.
            2 Bo, 2026-03-03 11:00
              2.1 quote of 1, typographic for 2.2: The bridge should be closed to cars, / because the pavement on it is too narrow
              2.2 rebuttal 1.1: Then make the pavement wider.
            """;
        Assert.Equal(told, ToldThread.Tell(thread));
        Assert.Equal(told, ToldThread.Tell(thread.ReplaceLineEndings("\r\n")));
        Assert.Equal(told, ToldThread.Tell(thread.ReplaceLineEndings("\r")));
    }

    [Fact]
    public void Without_names_and_quotes_only_words_that_answer_somebody_begin_a_new_message()
    {
        Assert.Equal("""
            1 (author 1)
              1.1 claim: School should begin at nine.
              1.2 claim: Teenagers sleep late whatever one tells them.
            2 (author 2)
              2.1 rebuttal 1.1: I disagree. Parents have to be at work before nine.
            3 (author 1)
              3.1 concedes part of 2.1, giving up 1.1: Fair point,
              3.2 rebuttal 2.1: but a parent can let them sleep and leave.
            """, ToldThread.Tell("""
            School should begin at nine.

            Teenagers sleep late whatever one tells them.

            I disagree. Parents have to be at work before nine.

            Fair point, but a parent can let them sleep and leave.
            """));
    }

    [Fact]
    public void A_chat_log_gives_each_line_to_whoever_typed_it()
    {
        Assert.Equal("""
            1 ann
              1.1 claim: we should rewrite it in one go
            2 bo
              2.1 question: what do you mean by one go?
            3 ann
              3.1 answer 2.1: a single weekend, everybody together
            4 bo
              4.1 rebuttal 3.1: no, that never works
            5 ann
              5.1 concedes all of 4.1, giving up 3.1: true, it didn't last time
            """, ToldThread.Tell("""
            [10:14] <ann> we should rewrite it in one go
            [10:15] <bo> what do you mean by one go?
            [10:15] <ann> a single weekend, everybody together
            [10:17] <bo> no, that never works
            [10:18] <ann> true, it didn't last time
            """));
        Assert.Equal("""
            1 Ann
              1.1 claim: The meeting was too long.
            2 Bo
              2.1 rebuttal 1.1: No, it was too late.
            3 Ann
              3.1 claim: It was both.
            """, ToldThread.Tell("Ann: The meeting was too long.\nBo: No, it was too late.\nAnn: It was both."));
    }

    [Fact]
    public void Newest_first_is_put_in_the_order_of_its_times()
    {
        Assert.Equal("""
            1 Bo, 2026-03-03 10:00
              1.1 claim: The old town hall should become a theatre.
            2 Ann, 2026-03-03 12:30
              2.1 quote of 1, verbatim for 2.2: The old town hall should become a theatre.
              2.2 rebuttal 1.1: Is that so? It has no stage.
            """, ToldThread.Tell("""
            Posted by Ann on 3 March 2026 at 12:30

            > The old town hall should become a theatre.

            Is that so? It has no stage.

            Posted by Bo on 3 March 2026 at 10:00

            The old town hall should become a theatre.
            """));
    }

    [Fact]
    public void Five_thousand_messages_keep_their_authors_and_each_quote_finds_its_message()
    {
        var text = string.Join('\n', Enumerable.Range(0, 5_000).Select(n => n == 0
            ? "Person0, 2026-03-01 00:00\nStatement number n0 says that thing t0 holds everywhere.\n"
            : $"Person{n % 40}, {new DateTime(2026, 3, 1).AddMinutes(n):yyyy-MM-dd HH:mm}\n> Statement number n{n / 2} says that thing t{n / 2} holds everywhere.\n\nStatement number n{n} says that thing t{n} holds everywhere.\n"));
        var read = ThreadReading.Read(text, null);

        Assert.Equal(5_000, read.Messages.Count);
        Assert.Equal(40, read.Authors.Count);
        var places = read.Messages.Select((message, n) => (message.Text, n)).ToDictionary(pair => pair.Text.Split('\n')[^1], pair => pair.n);
        foreach (var message in read.Messages.Where(message => message.Pieces.Count > 1))
        {
            var quoted = read.Messages.Single(other => other.Id == message.Pieces[0].Origin!.Message);
            Assert.Equal(message.QuotedWords(message.Pieces[0]), quoted.WordsOf(quoted.Pieces[^1]));
        }
    }
}
