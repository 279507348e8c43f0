using System.Text.RegularExpressions;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Puts lines together to paragraphs, lists, quotes and headers. One pass.</summary>
sealed partial class Blocks
{
    readonly List<Line> lines;
    readonly HeaderForms accepted;
    readonly bool isOneLineAParagraph;
    readonly List<Block> made = [];
    readonly List<Line> open = [];

    Blocks(List<Line> lines)
    {
        this.lines = lines;
        accepted = HeaderForms.In(lines);
        isOneLineAParagraph = IsOneLineAParagraph(lines);
    }

    internal static List<Block> Of(List<Line> lines)
    {
        var blocks = new Blocks(lines);
        for (var at = 0; at < lines.Count;)
            at = blocks.Take(at);
        blocks.Close();
        return blocks.made;
    }

    // Where nothing but ends of lines keeps paragraphs apart, each line is one; unless a program has wrapped them all.
    static bool IsOneLineAParagraph(List<Line> lines)
    {
        var own = lines.Where(line => line.Depth == 0).ToList();
        var isApart = own.Zip(own.Skip(1), (one, next) => (one, next)).Zip(own.Skip(2), (pair, third) =>
            !pair.one.IsBlank && pair.next.IsBlank && !third.IsBlank && pair.one.Number + 2 == third.Number).Any(found => found);
        if (isApart)
            return false;
        var said = own.Where(line => !line.IsBlank).ToList();
        return said.Count(line => line.Text.Length is >= 50 and <= 90) * 10 < said.Count * 6;
    }

    int Take(int at)
    {
        var line = lines[at];
        if (line.Says is { } who)
            return Add(at, 1, new(BlockForm.Header, $"{Name.Clean(who)} wrote:", line.Number, line.Number) { Header = new(HeaderForm.Attribution, Name.Clean(who), null, null) });
        if (line.IsBlank)
        {
            Close();
            return at + 1;
        }
        if (line.Depth == 0 && TakeHeader(at) is var after && after > at)
            return after;
        if (open.Count > 0 && !Continues(open[^1], line))
            Close();
        open.Add(line);
        return at + 1;
    }

    int TakeHeader(int at)
    {
        var line = lines[at];
        if (Signature().IsMatch(line.Text))
            return SkipSignature(at);
        if (Break().IsMatch(line.Text))
            return Add(at, 1, new(BlockForm.Break, line.Text, line.Number, line.Number));
        if (Header.OfMail(lines, at, out var afterMail) is { } mail)
            return Add(at, afterMail - at, new(BlockForm.Header, line.Text, line.Number, lines[afterMail - 1].Number) { Header = mail });
        if (accepted.Read(lines, at, out var taken) is { } header)
            return Add(at, taken, new(BlockForm.Header, string.Join(' ', lines.Skip(at).Take(taken).Select(one => one.Text)), line.Number, line.Number + taken - 1) { Header = header });
        return at;
    }

    int Add(int at, int taken, Block block)
    {
        Close();
        made.Add(block);
        return at + taken;
    }

    // What stands below “-- ” is on every mail of the sender and says nothing.
    int SkipSignature(int at)
    {
        Close();
        while (at < lines.Count && !lines[at].IsBlank && lines[at].Depth == 0)
            at++;
        return at;
    }

    bool Continues(Line before, Line line)
    {
        if (before.Depth != line.Depth || before.Number + 1 != line.Number)
            return false;
        var isItem = Item().IsMatch(line.Text);
        if (Item().IsMatch(open[0].Text))
            return isItem || before.Text.Length <= Line.Longest && !isOneLineAParagraph;
        if (isItem && !Line.IsWrapped([before, line]))
            return false;
        return line.Depth > 0
            ? before.Text.Length <= Line.Longest
            : before.Text.Length <= Line.Longest && !isOneLineAParagraph;
    }

    void Close()
    {
        if (open.Count == 0)
            return;
        var depth = open[0].Depth;
        var isList = Item().IsMatch(open[0].Text) && (open.Count > 1 || depth == 0);
        var text = isList ? string.Join('\n', open.Select(line => line.Text)) : Line.Join(open);
        var form = depth > 0 ? BlockForm.Quote : isList ? BlockForm.List : Quotations.IsWholly(text) ? BlockForm.Quotation : BlockForm.Words;
        made.Add(new(form, text, open[0].Number, open[^1].Number) { Depth = depth, Quoted = depth > 0 ? [.. open] : [] });
        open.Clear();
    }

    [GeneratedRegex(@"^(([-*_=~—–•·]\s?){3,}|-{2,}\s?(original message|forwarded message)\s?-{2,}|begin forwarded message:)$", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"^--$")]
    private static partial Regex Signature();

    [GeneratedRegex(@"^([-*•‣◦]|\d{1,3}[.)])\s+\S")]
    private static partial Regex Item();
}
