namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What is asked of pieces and their messages.</summary>
public static class Pieces
{
    /// <summary>Whether the piece becomes something that one can attack, support or concede.</summary>
    public static bool IsArguable(this Piece piece) => piece.Role is not (Role.Question or Role.Concession or Role.LeaveOut);

    /// <summary>The piece's words as they stand in the message.</summary>
    public static string WordsOf(this Message message, Piece piece) => message.Text[piece.Start..piece.End];

    /// <summary>The piece that has the character at an index of the message's text; null when none has.</summary>
    public static Piece? PieceAt(this Message message, int index)
    {
        var (low, high) = (0, message.Pieces.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var piece = message.Pieces[middle];
            if (piece.Start <= index && index < piece.End)
                return piece;
            (low, high) = piece.Start > index ? (low, middle - 1) : (middle + 1, high);
        }
        return null;
    }

    /// <summary>The words of a quote alone, without its marks.</summary>
    public static string QuotedWords(this Message message, Piece piece) => Quotations.WordsOf(message.WordsOf(piece));

    /// <summary>The words that a piece would be logged with.</summary>
    public static string SaidIn(this Message message, Piece piece) =>
        piece.Role == Role.Quote ? message.QuotedWords(piece) : message.WordsOf(piece);
}
