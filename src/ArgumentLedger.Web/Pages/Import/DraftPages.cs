using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>A part of a message that one page of a draft shows: all its pieces, or some of very many.</summary>
/// <param name="Message">The message.</param>
/// <param name="From">Index of the first piece shown.</param>
/// <param name="Count">How many are shown.</param>
public sealed record DraftSlice(Message Message, int From, int Count);

/// <summary>Divides a draft into pages that a browser and a person can take.</summary>
public static class DraftPages
{
    const int MostMessages = 20;
    const int MostPieces = 80;

    /// <summary>The slices of every page; at least one page.</summary>
    public static IReadOnlyList<IReadOnlyList<DraftSlice>> Of(Conversation conversation)
    {
        var pages = new List<List<DraftSlice>> { new() };
        var pieces = 0;
        foreach (var message in conversation.Messages)
        {
            for (var from = 0; from == 0 || from < message.Pieces.Count;)
            {
                var room = MostPieces - pieces;
                var left = message.Pieces.Count - from;
                if (pages[^1].Count >= MostMessages || (pieces > 0 && left > room && left <= MostPieces))
                {
                    pages.Add([]);
                    (pieces, room) = (0, MostPieces);
                }
                var count = Math.Min(left, room);
                pages[^1].Add(new(message, from, count));
                pieces += count;
                from += Math.Max(1, count);
                if (pieces >= MostPieces)
                    (pages, pieces) = ([.. pages, []], 0);
            }
        }
        if (pages[^1].Count == 0 && pages.Count > 1)
            pages.RemoveAt(pages.Count - 1);
        return pages;
    }

    /// <summary>The page, from 1, that shows a piece or a message.</summary>
    public static int PageWith(IReadOnlyList<IReadOnlyList<DraftSlice>> pages, int? message, int? piece)
    {
        for (var n = 0; n < pages.Count; n++)
            if (pages[n].Any(slice => piece is null ? slice.Message.Id == message : slice.Message.Pieces.FindIndex(one => one.Id == piece) is >= 0 and var at && at >= slice.From && at < slice.From + slice.Count))
                return n + 1;
        return 1;
    }
}
