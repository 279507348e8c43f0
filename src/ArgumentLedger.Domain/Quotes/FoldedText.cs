using System.Text;

namespace ArgumentLedger.Domain.Quotes;

/// <summary>
/// A text without what typesetting may change: runs of white space are one space, quote marks of all kinds one mark,
/// dashes and hyphens one dash, ellipses one character; invisible characters are gone, letters composed (NFC), and list and
/// quoting marks at the beginnings of lines dropped. Every unit knows where in the original it comes from.
/// </summary>
sealed class FoldedText
{
    readonly int[] starts;
    readonly int[] ends;

    FoldedText(string original, char[] units, int[] starts, int[] ends) =>
        (Original, Units, this.starts, this.ends) = (original, units, starts, ends);

    /// <summary>The text that was folded.</summary>
    internal string Original { get; }

    /// <summary>The folded text; never begins or ends with a space.</summary>
    internal char[] Units { get; }

    /// <summary>Folds a text in one pass.</summary>
    internal static FoldedText Of(string text)
    {
        var folding = new Folding(text);
        folding.Run();
        return folding.Done();
    }

    /// <summary>Index in the original of the first character that a unit stands for.</summary>
    internal int StartOf(int unit) => starts[unit];

    /// <summary>Index in the original after the last character that a unit stands for.</summary>
    internal int EndOf(int unit) => ends[unit];

    /// <summary>Whether a range of units takes no character of the original in part.</summary>
    internal bool IsWhole(int from, int to) =>
        (from == 0 || starts[from - 1] != starts[from]) && (to == Units.Length || starts[to] != starts[to - 1]);

    /// <summary>The number of units that come from before an index of the original.</summary>
    internal int UnitsBefore(int index)
    {
        var found = Array.BinarySearch(starts, index);
        if (found < 0)
            return ~found;
        while (found > 0 && starts[found - 1] == index)
            found--;
        return found;
    }

    /// <summary>The folded text.</summary>
    public override string ToString() => new(Units);

    /// <summary>One pass over a text.</summary>
    sealed class Folding(string text)
    {
        // Unicode's stream-safe bound: to order more marks on one letter takes time that grows with their square.
        const int MostMarks = 30;

        int space = -1;
        bool lineBegins = true;
        bool isItem;
        bool followsItem = true;

        char[] units = new char[text.Length];
        int[] starts = new int[text.Length];
        int[] ends = new int[text.Length];
        int count;

        internal void Run()
        {
            for (var i = 0; i < text.Length;)
            {
                if (lineBegins && SkipMark(i) is var after && after > i)
                    i = after;
                else
                    i = Step(i);
            }
        }

        internal FoldedText Done()
        {
            Array.Resize(ref units, count);
            Array.Resize(ref starts, count);
            Array.Resize(ref ends, count);
            return new(text, units, starts, ends);
        }

        int Step(int i)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c) && (i + 1 == text.Length || text[i + 1] < '\u0080'))
                return Add(c, i, i + 1);
            var end = Graphemes.Next(text, i);
            if (end > i + 1 && c != '\r')
                return Compose(i, end);
            if (char.IsWhiteSpace(c))
                return Space(i);
            if (Typography.IsInvisible(c))
                return end;
            if (Typography.IsQuoteMark(c))
                return Add(Typography.QuoteMark, i, RunOf(i, Typography.IsQuoteMark));
            if (Typography.IsDash(c))
                return Add(Typography.Dash, i, RunOf(i, Typography.IsDash));
            if (Typography.EllipsisAt(text, i) is var after && after > i)
                return Add(Typography.Ellipsis, i, Graphemes.Next(text, after - 1));
            return Compose(i, end);
        }

        // Marks with something joined to them are characters of their own.
        int RunOf(int i, Func<char, bool> isKind)
        {
            while (i < text.Length && isKind(text[i]) && Graphemes.Next(text, i) == i + 1)
                i++;
            return i;
        }

        int Space(int i)
        {
            if (space < 0)
                space = i;
            if (Typography.EndsLine(text[i]) && !lineBegins)
                (lineBegins, followsItem, isItem) = (true, isItem, false);
            return i + 1;
        }

        // A mark of quoting always goes; one of a list only where a list can be: not where a sentence was wrapped.
        int SkipMark(int i)
        {
            var after = text[i] == '>' ? i + 1 : Typography.ListMarkAt(text, i);
            if (after == i || (text[i] != '>' && !MayBeginItem()))
            {
                lineBegins = char.IsWhiteSpace(text[i]);
                return i;
            }
            isItem |= text[i] != '>';
            if (space < 0)
                space = i;
            return after;
        }

        bool MayBeginItem()
        {
            if (followsItem || isItem || count == 0 || units[count - 1] is '.' or ':' or ';' or '!' or '?' or ',')
                return true;
            var lines = 0;
            for (var i = ends[count - 1]; i < text.Length && char.IsWhiteSpace(text[i]); i++)
                lines += text[i] == '\n' ? 1 : 0;
            return lines > 1;
        }

        int Add(char unit, int from, int to)
        {
            if (space >= 0 && count > 0 && !Typography.TakesSpaces(unit) && !Typography.TakesSpaces(units[count - 1]))
                Push(' ', space, from);
            space = -1;
            Push(unit, from, to);
            return to;
        }

        void Push(char unit, int from, int to)
        {
            // A space takes the place of white space and a unit that of a character; only composition may, rarely, make more.
            if (count == units.Length)
                Grow();
            (units[count], starts[count], ends[count]) = (unit, from, to);
            count++;
        }

        void Grow()
        {
            var size = 2 * count + 16;
            Array.Resize(ref units, size);
            Array.Resize(ref starts, size);
            Array.Resize(ref ends, size);
        }

        int Compose(int from, int to)
        {
            if (to - from == 1 && text[from] < '\u00c0')
                return Add(text[from], from, to);
            var visible = new StringBuilder(to - from);
            for (var i = from; i < to; i++)
                if (!Typography.IsInvisible(text[i]) || Typography.JoinsPictures(text, i))
                    visible.Append(text[i]);
            for (var i = 0; i < visible.Length; i += MostMarks)
                foreach (var unit in Typography.Composed(visible.ToString(i, Math.Min(MostMarks, visible.Length - i))))
                    Add(Typography.Plain(unit), from, to);
            return to;
        }
    }
}
