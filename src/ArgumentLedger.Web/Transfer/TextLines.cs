using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer;

/// <summary>Goes through a text line by line and, within a line, word by word, knowing where it is.</summary>
public ref struct TextLines(ReadOnlySpan<char> text)
{
    ReadOnlySpan<char> left = text;
    ReadOnlySpan<char> line;
    bool isOver;
    int next;

    /// <summary>The number of the current line, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>What is left of the current line, without its end.</summary>
    public readonly ReadOnlySpan<char> Rest => line[next..];

    /// <summary>The place that reading has come to.</summary>
    public readonly Place Here => PlaceAt(next);

    /// <summary>Goes on to the next line; false after the last. Lines end with LF, CR LF or CR.</summary>
    public bool MoveNext()
    {
        if (isOver)
            return false;
        Number++;
        next = 0;
        var end = left.IndexOfAny('\n', '\r');
        isOver = end < 0;
        line = isOver ? left : left[..end];
        if (!isOver)
            left = left[(end + (left[end] == '\r' && end + 1 < left.Length && left[end + 1] == '\n' ? 2 : 1))..];
        return true;
    }

    /// <summary>Passes over white space and takes the word after it, up to the next white space; false at the end of the line.</summary>
    public bool TryTake(out ReadOnlySpan<char> word, out Place place)
    {
        SkipBlanks();
        (var start, place) = (next, Here);
        while (next < line.Length && !IsBlank(line[next]))
            next++;
        word = line[start..next];
        return word.Length > 0;
    }

    /// <summary>Passes over white space.</summary>
    public void SkipBlanks()
    {
        while (next < line.Length && IsBlank(line[next]))
            next++;
    }

    // Any white space, so that no word is blank: a ledger keeps no blank words.
    static bool IsBlank(char one) => char.IsWhiteSpace(one);

    readonly Place PlaceAt(int index) => Place.At(Number, CodePoints.Count(line[..index]) + 1);
}
