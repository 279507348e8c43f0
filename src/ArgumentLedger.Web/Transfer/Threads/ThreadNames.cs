using System.Globalization;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What to call people whose names nobody knows.</summary>
public static class ThreadNames
{
    /// <summary>Whoever wrote what a thread quotes and does not hold.</summary>
    public const string OfThePost = "The author of the post";

    /// <summary>
    /// By the ids of quotes, who said them where nothing on record tells: as told there, else as told of the last quote
    /// before, for a thread mostly quotes one post.
    /// </summary>
    public static Dictionary<int, string> OfQuoted(Conversation conversation)
    {
        var names = new Dictionary<int, string>();
        var name = OfThePost;
        foreach (var quote in conversation.Messages.SelectMany(message => message.Pieces).Where(piece => piece.Role == Role.Quote))
            names[quote.Id] = name = quote.SaidBy ?? name;
        return names;
    }

    /// <summary>The author of a message, by its number from 1.</summary>
    public static string OfNobody(int message) => string.Create(CultureInfo.InvariantCulture, $"The author of message {message}");
}
