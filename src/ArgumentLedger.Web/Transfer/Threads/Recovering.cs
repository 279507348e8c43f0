namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>
/// Finds messages that are there only as quotes in the answers to them, as mail keeps them: “On …, Ann wrote:” and her
/// words behind “&gt;”. They are put before the answer; what only trails behind an answer is taken off it.
/// </summary>
sealed class Recovering
{
    // By author in lower case: every three words in a row that are known as theirs.
    readonly Dictionary<string, HashSet<int>> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The messages in the order in which they were said.</summary>
    internal List<RawMessage> Complete(List<Block> blocks)
    {
        var complete = new List<RawMessage>();
        foreach (var message in Splitting.Of(blocks))
        {
            foreach (var (header, quoted) in AttributedIn(message))
                foreach (var inner in Complete(Blocks.Of(quoted)).Select((one, n) => (one, n)))
                    AddUnlessKnown(complete, inner.one, header);
            var own = WithoutTrail(message);
            Learn(own);
            if (own.Blocks.Exists(block => block.Form != BlockForm.Header))
                complete.Add(own);
        }
        return complete;
    }

    void AddUnlessKnown(List<RawMessage> complete, RawMessage found, Header header)
    {
        var message = found with { Cue = "an answer quotes it" };
        if (found.Author is null)
        {
            message = message with { Author = header.Author, SaidAt = found.SaidAt ?? header.At };
            if (message.Author is null || IsKnown(message))
                return;
            Learn(message);
        }
        if (message.HasOwnWords)
            complete.Add(message);
    }

    static IEnumerable<(Header Header, List<Line> Quoted)> AttributedIn(RawMessage message)
    {
        Header? header = null;
        var quoted = new List<Line>();
        foreach (var block in message.Blocks)
        {
            if (block.Header is not null)
            {
                if (header is not null && quoted.Count > 0)
                    yield return (header, quoted);
                (header, quoted) = (block.Header, []);
            }
            else if (block.Form == BlockForm.Quote && header is not null)
            {
                if (quoted.Count > 0)
                    quoted.Add(new(block.FirstLine, 0, ""));
                quoted.AddRange(block.Quoted.Select(line => line.Lifted()));
            }
        }
        if (header is not null && quoted.Count > 0)
            yield return (header, quoted);
    }

    // Under somebody's own words, a whole quoted mail is there because programs put it there.
    static RawMessage WithoutTrail(RawMessage message)
    {
        var end = message.Blocks.FindLastIndex(block => block.Form is BlockForm.Words or BlockForm.List or BlockForm.Quotation);
        if (end < 0 || end + 1 == message.Blocks.Count || message.Blocks[end + 1].Header is null)
            return message;
        return message with { Blocks = message.Blocks[..(end + 1)], Answered = message.Blocks[end + 1].Header!.Author };
    }

    void Learn(RawMessage message)
    {
        if (message.Author is not { } author)
            return;
        if (!known.TryGetValue(author, out var words))
            known[author] = words = [];
        foreach (var block in Own(message))
            words.UnionWith(Shingles.Of(block.Text));
    }

    bool IsKnown(RawMessage message)
    {
        if (!known.TryGetValue(message.Author!, out var words))
            return false;
        var shingles = Own(message).SelectMany(block => Shingles.Of(block.Text)).ToList();
        return shingles.Count(words.Contains) * 2 >= shingles.Count;
    }

    static IEnumerable<Block> Own(RawMessage message) => message.Blocks.Where(block => block is { IsQuoted: false, Header: null });
}
