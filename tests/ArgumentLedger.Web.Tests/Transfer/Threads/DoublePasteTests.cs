using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Tests.Transfer.Threads;

/// <summary>
/// A comment thread without its post and without names, pasted twice: each time one reply is missing, and only the second
/// time somebody quotes a comment.
/// </summary>
public sealed class DoublePasteTests
{
    const string Praise = "I find this a most useful way to look at city planning. That parks need more care than roads is what I would expect (Robin has planned many), and it is bad news, because roads are already what gets built first.";
    const string Care = "I'd also emphasize that choosing where a park belongs takes a feeling for a neighbourhood, which is hard to teach and easy to get wrong (see Parkwashing: Who Are City Parks Really For?).";
    const string RoadsQuote = "\"If all we wanted was to move cars, we could come a long way by counting them, because plenty of improvements can be measured reliably at the kerb (e.g. did the queue get shorter?)\"";
    const string Counting = "Is this true? Counts stop telling anything all the time, and then somebody has the fuzzy task of choosing what to count next.";
    const string CitiesQuote = "\"In fact, the most admired cities came about by choosing one figure with care and improving it: minutes to work, trams per hour, trees per street, and so on.\"";
    const string Admired = "And is this true? I would say the most admired cities are those like Utrecht and Vienna, where residents judged many drafts by hand.";
    const string Machine = "My rough sense is that a machine which shortens queues would soon run out of queues, and leave us with choosing the next figure.";
    const string Parks = "And planning parks isn't clearly different in this regard? Such a machine would help there too, since half of planning parks is crisp: measuring who reaches the tasks we set.";
    const string Minutes = "> Is this true? Counts stop telling anything all the time, and then somebody has the fuzzy task of choosing what to count next.";
    const string Reliable = "Minutes to work have been a pretty reliable figure for decades. They drove many improvements behind the trams of Zurich and of other cities.";
    const string Granted = "There are definitely crisp tasks that help in planning parks, but in my view that's not where most of what makes parks good comes from.";
    const string OfCourse = "Minutes to work have of course been important, but even for trams, the choice of where people live was decisive over the last decades, right?";
    const string Beyond = "Beyond that, a timetable is a long way from a city, and all the squares and corners are much more bespoke and not crisp?";
    const string Robin = "Robin, I'm curious whether you have looked into the meaning of neighbourhood? Is it a \"gut feeling\"? And does it differ from habit?";
    const string Neighbourhood = "Neighbourhood to me means knowing who lives behind which door.";
    const string Assistant = "Also, I think it might help to ask the children. This is what my neighbour said:";
    const string List = "- Let them draw the square\n- Build what they draw first\n- Ask again in a year";
    const string Thanks = "You are doing a great job, keep up the good work :)";
    const string Newest = "From crisp to fuzzy planning may be my new favourite subject.";

    static readonly string[] First = [Praise, Care, RoadsQuote, Counting, CitiesQuote, Admired, Machine, Parks, OfCourse, Beyond, Robin, Neighbourhood, Assistant, List, Thanks, Newest];

    static readonly string[] Second = [Praise, Care, RoadsQuote, Counting, CitiesQuote, Admired, Machine, Parks, Minutes, Reliable, Granted, OfCourse, Beyond, Robin, Neighbourhood, Assistant, List, Thanks];

    static readonly string Pasted = string.Join('\n', First.Concat(Second));

    [Fact]
    public void The_second_paste_is_folded_into_the_first_with_what_only_one_of_them_has()
    {
        var fold = Assert.Single(ThreadReading.Read(Pasted, null).Folds);

        Assert.Equal((19, 38), (fold.FirstLine, fold.LastLine));
        Assert.Equal(
            [new PasteDifference(null, Minutes[2..], 27), new(null, Reliable, 28), new(null, Granted, 29), new(Newest, null, 18)],
            fold.Differences);
    }

    [Fact]
    public void The_messages_are_told_apart_and_each_piece_has_what_a_careful_reader_would_say_of_it()
    {
        Assert.Equal($"""
            1 (author 1)
              1.1 claim: {Praise}
              1.2 claim: {Care}
            2 (author 2)
              2.1 quote of something not on record: {RoadsQuote[1..^1]}
              2.2 rebuttal 2.1: {Counting}
              2.3 quote of something not on record: {CitiesQuote[1..^1]}
              2.4 rebuttal 2.3: {Admired}
              2.5 claim: {Machine}
              2.6 claim: {Parks}
            3 (author 3)
              3.1 quote of 2, verbatim for 3.2: {Counting}
              3.2 rebuttal 2.2: {Reliable}
              3.3 concedes part of 2.6: There are definitely crisp tasks that help in planning parks,
              3.4 rebuttal 2.6: but in my view that's not where most of what makes parks good comes from.
            4 (author 2)
              4.1 concedes part of 3.2, giving up 2.2: Minutes to work have of course been important,
              4.2 rebuttal 3.2: but even for trams, the choice of where people live was decisive over the last decades, right?
              4.3 rebuttal 3.2: {Beyond}
            5 (author 4)
              5.1 question: {Robin}
              5.2 answer 5.1: {Neighbourhood}
              5.3 claim: {Assistant}
              5.4 quote of something not on record for 5.3: {List.ReplaceLineEndings(" / ")}
              5.5 left out: {Thanks}
            6 (author 5)
              6.1 claim: {Newest}
            """, ToldThread.Tell(Pasted));
    }

    [Fact]
    public void With_the_post_at_hand_its_quotes_are_found_in_it_even_when_some_words_differ()
    {
        var post = new Post("Crisp streets", $"Some tasks are crisp. {RoadsQuote[1..^1].Replace("come a long way", "go a long way", StringComparison.Ordinal)} {CitiesQuote[1..^1]} Parks are fuzzy.");

        var told = ToldThread.Tell(Pasted, post);

        Assert.Contains($"2.1 quote of the post, altered: {RoadsQuote[1..^1]}", told, StringComparison.Ordinal);
        Assert.Contains($"2.3 quote of the post, verbatim: {CitiesQuote[1..^1]}", told, StringComparison.Ordinal);
        Assert.Contains("3.1 quote of 2, verbatim", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_that_was_reworded_between_the_pastes_stands_once_and_both_wordings_are_told()
    {
        var reworded = Machine.Replace("would soon run out of queues", "will soon have no queues left", StringComparison.Ordinal);

        var read = ThreadReading.Read(string.Join("\n\n", First) + "\n\n" + string.Join("\n\n", First).Replace(Machine, reworded, StringComparison.Ordinal), null);

        Assert.Equal([(Machine, reworded)], Assert.Single(read.Folds).Differences.Select(one => (one.Before!, one.After!)));
        Assert.Single(read.Messages, message => message.Text.Contains("leave us with choosing the next figure", StringComparison.Ordinal));
    }

    [Fact]
    public void Pasted_three_times_it_is_folded_twice()
    {
        var read = ThreadReading.Read(string.Join("\n\n", First.Concat(First).Concat(Second)), null);

        Assert.Equal([0, 4], read.Folds.Select(fold => fold.Differences.Count));
        Assert.Equal(ToldThread.Tell(Pasted), ToldThread.Tell(read));
    }

    [Fact]
    public void A_thread_in_which_somebody_repeats_a_paragraph_was_not_pasted_twice() =>
        Assert.Empty(ThreadReading.Read(string.Join("\n\n", First.Append(Praise).Append("That is what I said at first, and I say it again, with more reason now than I had then.")), null).Folds);
}
