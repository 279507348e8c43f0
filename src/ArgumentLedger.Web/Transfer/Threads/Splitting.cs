using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>A message while it is being put together.</summary>
sealed record RawMessage(string? Author, DateTimeOffset? SaidAt, string Cue)
{
    internal List<Block> Blocks { get; init; } = [];

    internal string? MailId { get; init; }

    internal string? AnswersMail { get; init; }

    /// <summary>Whom it answers by quoting all of their message behind its own words.</summary>
    internal string? Answered { get; init; }

    internal bool HasOwnWords => Blocks.Exists(block => block.Form is BlockForm.Words or BlockForm.List or BlockForm.Quotation);
}

/// <summary>
/// Separates the paragraphs of a paste into messages: at its headers, and where it has none at lines of dashes and at
/// paragraphs whose form shows that somebody else speaks. Where nothing shows it, paragraphs stay together.
/// </summary>
sealed partial class Splitting
{
    readonly List<Block> blocks;
    readonly bool hasHeaders;
    readonly List<RawMessage> made = [];
    readonly HashSet<string> saidHere = [];
    readonly HashSet<string> saidBefore = [];
    RawMessage? open;

    // Whether the open message has words of its own, and whether it quotes or names anybody.
    bool hasOwnWords;
    bool hasOthers;

    Splitting(List<Block> blocks)
    {
        this.blocks = blocks;
        hasHeaders = blocks.Exists(block => block.Form == BlockForm.Break || block.Header is { Form: not HeaderForm.Attribution });
    }

    internal static List<RawMessage> Of(List<Block> blocks)
    {
        var splitting = new Splitting(blocks);
        for (var i = 0; i < blocks.Count; i++)
            splitting.Take(i);
        return [.. splitting.made.Where(message => message.Blocks.Exists(block => block.Form != BlockForm.Header))];
    }

    void Take(int i)
    {
        var block = blocks[i];
        if (block.Form == BlockForm.Break)
            open = null;
        else if (block.Header is { } header && !IsAboutAQuote(i))
            Begin(new(header.Author, header.At, $"“{Short(block.Text)}”") { MailId = header.MailId, AnswersMail = header.AnswersMail }, header.Rest, block);
        else if (block.Header is null && IsNamedQuote(i))
            Keep(block with { Form = BlockForm.Quote, Depth = 1 });
        else
        {
            if (open is null)
                open = Add(new(null, null, made.Count == 0 ? "the thread begins" : "a line divides it from what stands before"));
            else if (!hasHeaders && CueAt(block) is { } cue)
                open = Add(new(null, null, cue));
            Keep(block);
        }
    }

    void Begin(RawMessage message, string? rest, Block header)
    {
        open = Add(message);
        if (rest is not null)
            Keep(new(BlockForm.Words, rest, header.FirstLine, header.LastLine));
    }

    RawMessage Add(RawMessage message)
    {
        made.Add(message);
        (hasOwnWords, hasOthers) = (false, false);
        saidBefore.UnionWith(saidHere);
        saidHere.Clear();
        return message;
    }

    void Keep(Block block)
    {
        if (block.Form == BlockForm.Words && SignedBy().Match(block.Text) is { Success: true } signed && Name.Is(signed.Groups["who"].Value))
        {
            var last = open!;
            made[^1] = last with { Author = last.Author ?? signed.Groups["who"].Value };
            open = hasHeaders ? made[^1] : null;
            return;
        }
        open!.Blocks.Add(block);
        hasOwnWords |= block.Form is BlockForm.Words or BlockForm.List or BlockForm.Quotation;
        hasOthers |= block.IsQuoted || block.Header is not null;
        if (!block.IsQuoted && block.Form != BlockForm.Header)
            saidHere.Add(Lexis.Folded(block.Text));
    }

    // “On …, Ann wrote:” above quoted lines tells whose they are; above anything else it begins a message.
    bool IsAboutAQuote(int i) =>
        blocks[i].Header!.Form == HeaderForm.Attribution && i + 1 < blocks.Count
        && (blocks[i + 1].Form == BlockForm.Quote || WasSaid(blocks[i + 1]));

    // Forums that lose their markup on the clipboard leave “Ann wrote:” and her words below.
    bool IsNamedQuote(int i) => i > 0 && open is not null && blocks[i - 1].Header?.Form == HeaderForm.Attribution && open.Blocks.LastOrDefault() == blocks[i - 1] && WasSaid(blocks[i]);

    bool WasSaid(Block block) => block.Form is BlockForm.Words or BlockForm.Quotation && Lexis.Folded(block.Text) is { } words && (saidBefore.Contains(words) || saidHere.Contains(words));

    string? CueAt(Block block) =>
        block.Begins
        ?? block.Form switch
        {
            BlockForm.Quote when saidHere.Contains(Lexis.Folded(block.Text)) => "it quotes the message above it",
            BlockForm.Quote or BlockForm.Quotation when hasOwnWords && !hasOthers => "it begins by quoting",
            BlockForm.Words => Openers.Of(block.Text),
            _ => null,
        };

    internal static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";

    [GeneratedRegex(@"^[—–-]{1,2}\s?(?<who>[^\n]{1,50})$")]
    private static partial Regex SignedBy();
}
