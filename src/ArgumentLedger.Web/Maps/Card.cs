namespace ArgumentLedger.Web.Maps;

/// <summary>A line of text on a card, placed from the card's upper left corner.</summary>
/// <param name="X">Where it begins, or where it ends when it runs from right to left or is set at the right.</param>
/// <param name="Y">Its baseline.</param>
/// <param name="Style">The class that gives it face, size and colour.</param>
/// <param name="Text">The words, already cut to fit.</param>
public sealed record CardLine(double X, double Y, string Style, string Text)
{
    /// <summary>Whether it is set at the right: <see cref="X"/> is where it ends.</summary>
    public bool IsAtEnd { get; init; }

    /// <summary>Whether its writing runs from right to left: <see cref="X"/> is its right edge, where it begins.</summary>
    public bool IsRightToLeft { get; init; }
}

/// <summary>A quote as a note on the card of what it is offered for.</summary>
/// <param name="Label">The quote's label; null when the note stands for several further ones.</param>
/// <param name="Y">Its upper edge from the card's.</param>
/// <param name="Height">Its height.</param>
/// <param name="Lines">Its lines, placed from the card's corner.</param>
/// <param name="Title">Everything that it says, uncut.</param>
public sealed record CardNote(string? Label, double Y, double Height, IReadOnlyList<CardLine> Lines, string Title)
{
    /// <summary>From the card's left edge to the note's.</summary>
    public const double Left = 16;

    /// <summary>Where lines meet the card that are about this note.</summary>
    public double Level => Y + Height / 2;
}

/// <summary>What stands in a box of the map.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height, notes included.</param>
/// <param name="Style">Classes for what kind of contribution it is and what has become of it.</param>
/// <param name="Lines">Its lines of text.</param>
/// <param name="Title">Everything that it says, uncut, in one text.</param>
public sealed record Card(double Width, double Height, string Style, IReadOnlyList<CardLine> Lines, string Title)
{
    /// <summary>Nothing.</summary>
    public static readonly Card Empty = new(0, 0, "", [], "");

    /// <summary>Where its own line begins, from its upper edge.</summary>
    public double Level { get; init; } = 16;

    /// <summary>Height of the framed part, without the notes below it.</summary>
    public double Frame { get; init; } = Height;

    /// <summary>The notes below the frame.</summary>
    public IReadOnlyList<CardNote> Notes { get; init; } = [];

    /// <summary>The strength, 0 to 1, and the baseline of the line beside which its bar stands; null where there is none.</summary>
    public (double Value, double Y)? Strength { get; init; }
}
