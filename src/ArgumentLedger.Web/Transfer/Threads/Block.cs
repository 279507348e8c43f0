namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What a part of a paste is, going by its form.</summary>
enum BlockForm
{
    /// <summary>A paragraph of somebody's own words.</summary>
    Words,

    /// <summary>Items of a list that stand together.</summary>
    List,

    /// <summary>A paragraph in lines marked with “&gt;”, or in a forum's quote.</summary>
    Quote,

    /// <summary>A paragraph that stands wholly in quotation marks.</summary>
    Quotation,

    /// <summary>A line that tells whose words follow.</summary>
    Header,

    /// <summary>A line of dashes or the like.</summary>
    Break,
}

/// <summary>A paragraph, quote or line of a paste, in the order in which they stand.</summary>
/// <param name="Form">What it is.</param>
/// <param name="Text">Its words, without marks of quoting.</param>
/// <param name="FirstLine">Its first line.</param>
/// <param name="LastLine">Its last line.</param>
sealed record Block(BlockForm Form, string Text, int FirstLine, int LastLine)
{
    /// <summary>How deep it is quoted; 0 for somebody's own words.</summary>
    internal int Depth { get; init; }

    /// <summary>The lines of what is quoted; none for anything else.</summary>
    internal IReadOnlyList<Line> Quoted { get; init; } = [];

    /// <summary>What a header tells.</summary>
    internal Header? Header { get; init; }

    /// <summary>Why a message begins with this block whatever it says; null when it does not for this reason.</summary>
    internal string? Begins { get; init; }

    /// <summary>The form in which a message keeps it.</summary>
    internal string Kept =>
        Form == BlockForm.Quote ? string.Join('\n', Text.Split('\n').Select(line => string.Concat(Enumerable.Repeat("> ", Depth)) + line)) : Text;

    internal bool IsQuoted => Form is BlockForm.Quote or BlockForm.Quotation;
}
