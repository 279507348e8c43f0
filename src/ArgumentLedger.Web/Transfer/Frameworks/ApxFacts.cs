namespace ArgumentLedger.Web.Transfer.Frameworks;

/// <summary>Reads the facts of an APX file, one after the other, wherever lines end.</summary>
sealed class ApxFacts(string text, AttackGraphBuilder graph)
{
    /// <summary>A name that stands somewhere in the text.</summary>
    readonly record struct Word(int Start, int End, Place Place);

    readonly List<(Word From, Word To)> attacks = [];
    int at;
    int line = 1;
    int column = 1;

    /// <summary>Whether a character can stand in a name: all but white space and what the facts are written with.</summary>
    internal static bool IsOfName(char one) => !char.IsWhiteSpace(one) && !char.IsControl(one) && one is not ('(' or ')' or ',' or '.' or '%');

    internal Fault? Read()
    {
        while (SkipToFact())
            if (ReadFact() is { } fault)
                return fault;
        // An attack may stand before what it names.
        foreach (var (from, to) in attacks)
            if (graph.Attack(TextOf(from), from.Place, TextOf(to), to.Place) is { } fault)
                return fault;
        return null;
    }

    Fault? ReadFact()
    {
        var place = Here;
        if (!TryName(out var kind))
            return Unexpected("a fact, “arg(…).” or “att(…,…).”,");
        if (TextOf(kind) is not ("arg" or "att"))
            return new(place, $"“{AttackGraphBuilder.Shown(TextOf(kind))}” stands here; a fact, “arg(…).” or “att(…,…).”, was expected.");
        var isAttack = TextOf(kind) is "att";
        if (!TryMark('('))
            return Unexpected("“(”");
        if (!TryName(out var first))
            return Unexpected("an argument’s name");
        Word second = default;
        if (isAttack && !TryMark(','))
            return Unexpected("“,”");
        if (isAttack && !TryName(out second))
            return Unexpected("an argument’s name");
        if (!TryMark(')'))
            return Unexpected("“)”");
        if (!TryMark('.'))
            return Unexpected("“.”");
        if (!isAttack)
            return graph.Declare(TextOf(first), TextOf(first), first.Place);
        attacks.Add((first, second));
        return null;
    }

    Place Here => Place.At(line, column);

    ReadOnlySpan<char> TextOf(Word word) => text.AsSpan(word.Start, word.End - word.Start);

    Fault Unexpected(string wanted)
    {
        if (at == text.Length)
            return new(Here, $"The file ends here; {wanted} was expected.");
        var found = char.IsSurrogatePair(text, at) ? text.AsSpan(at, 2) : text.AsSpan(at, 1);
        return new(Here, $"“{(char.IsControl(found[0]) ? "a control character" : found)}” stands here; {wanted} was expected.");
    }

    bool SkipToFact()
    {
        SkipBlanks();
        while (at < text.Length && text[at] == '%')
        {
            graph.Lose("A comment is not read.", Here);
            while (at < text.Length && text[at] is not ('\n' or '\r'))
                Step();
            SkipBlanks();
        }
        return at < text.Length;
    }

    void SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            Step();
    }

    bool TryMark(char mark)
    {
        SkipBlanks();
        if (at == text.Length || text[at] != mark)
            return false;
        Step();
        return true;
    }

    bool TryName(out Word word)
    {
        SkipBlanks();
        var (start, place) = (at, Here);
        while (at < text.Length && IsOfName(text[at]))
            Step();
        word = new(start, at, place);
        return at > start;
    }

    void Step()
    {
        var one = text[at++];
        if (one == '\n' || (one == '\r' && (at == text.Length || text[at] != '\n')))
            (line, column) = (line + 1, 1);
        else if (!char.IsLowSurrogate(one))
            column++;
    }
}
