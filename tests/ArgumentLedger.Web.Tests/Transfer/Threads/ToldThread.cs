using System.Globalization;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Tests.Transfer.Threads;

/// <summary>A conversation as a few lines that a reader can check: a line for each message, and below it one for each piece.</summary>
static class ToldThread
{
    internal static string Tell(string text, Post? post = null) => Tell(ThreadReading.Read(text, post));

    internal static string Tell(Conversation conversation) => string.Join('\n', Lines(conversation));

    static IEnumerable<string> Lines(Conversation conversation)
    {
        var numbers = Numbers(conversation);
        foreach (var (message, n) in conversation.Messages.Select((message, n) => (message, n + 1)))
        {
            var author = conversation.Authors.FindIndex(one => one.Id == message.Author);
            yield return string.Create(CultureInfo.InvariantCulture, $"{n} {conversation.Authors[author].Name ?? $"(author {author + 1})"}{message.SaidAt:', 'yyyy-MM-dd HH:mm}");
            foreach (var piece in message.Pieces)
                yield return $"  {numbers[piece.Id]} {What(piece, numbers, conversation)}: {message.SaidIn(piece).ReplaceLineEndings(" / ")}";
        }
    }

    static string What(Piece piece, Dictionary<int, string> numbers, Conversation conversation)
    {
        var what = piece.Role switch
        {
            Role.Concession => $"concedes {(piece.Extent == Domain.Extent.Full ? "all" : "part")} of",
            Role.LeaveOut => "left out",
            var role => role.ToString().ToLowerInvariant(),
        };
        var target = piece.Target is { } id ? " " + numbers[id] : "";
        var yields = piece.Yields is { } own ? $", giving up {numbers[own]}" : "";
        return what + target + yields + From(piece.Origin, conversation) + (piece.For is { } offered ? $" for {numbers[offered]}" : "");
    }

    static string From(Origin? origin, Conversation conversation) => origin switch
    {
        null => "",
        { Fidelity: Fidelity.NoSource } => " of something not on record",
        { IsPost: true } => $" of the post, {origin.Fidelity.ToString().ToLowerInvariant()}",
        _ => $" of {conversation.Messages.FindIndex(message => message.Id == origin.Message) + 1}, {origin.Fidelity.ToString().ToLowerInvariant()}",
    };

    static Dictionary<int, string> Numbers(Conversation conversation) => conversation.Messages
        .SelectMany((message, m) => message.Pieces.Select((piece, p) => (piece.Id, Number: $"{m + 1}.{p + 1}")))
        .ToDictionary(pair => pair.Id, pair => pair.Number);
}
