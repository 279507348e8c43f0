using System.Globalization;
using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>The numbers by which a draft's page calls messages and pieces: 2 is the second message, 2.4 its fourth piece.</summary>
public sealed class DraftNumbers
{
    readonly Dictionary<int, string> pieces = [];
    readonly Dictionary<string, int> pieceOf = [];
    readonly Dictionary<int, int> messages = [];
    readonly Dictionary<int, string> quoted;
    readonly Dictionary<int, int> firstBy = [];
    readonly Dictionary<int, string?> names;
    readonly Conversation conversation;

    /// <summary>Numbers a conversation.</summary>
    public DraftNumbers(Conversation conversation)
    {
        this.conversation = conversation;
        names = conversation.Authors.ToDictionary(author => author.Id, author => author.Name);
        quoted = ThreadNames.OfQuoted(conversation);
        for (var m = 0; m < conversation.Messages.Count; m++)
        {
            messages[conversation.Messages[m].Id] = m + 1;
            firstBy.TryAdd(conversation.Messages[m].Author, m + 1);
            for (var p = 0; p < conversation.Messages[m].Pieces.Count; p++)
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"{m + 1}.{p + 1}");
                pieces[conversation.Messages[m].Pieces[p].Id] = number;
                pieceOf[number] = conversation.Messages[m].Pieces[p].Id;
            }
        }
    }

    /// <summary>The number of a piece; empty for none.</summary>
    public string Of(int? piece) => piece is { } id ? pieces.GetValueOrDefault(id, "") : "";

    /// <summary>The number of a message; 0 when it is not there.</summary>
    public int OfMessage(int? message) => message is { } id ? messages.GetValueOrDefault(id) : 0;

    /// <summary>The piece that a number calls; null when none has it.</summary>
    public int? Piece(string number) => pieceOf.TryGetValue(number, out var id) ? id : null;

    /// <summary>The message that a number calls; null when none has it.</summary>
    public Message? Message(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= conversation.Messages.Count ? conversation.Messages[n - 1] : null;

    /// <summary>Who is taken to have said what a quote of something not on record says.</summary>
    public string SaidBy(int quote) => quoted.GetValueOrDefault(quote, ThreadNames.OfThePost);

    /// <summary>What an author is called: their name, or by their first message.</summary>
    public string NameOf(int author) =>
        names.GetValueOrDefault(author) is { Length: > 0 } name ? name : ThreadNames.OfNobody(firstBy.GetValueOrDefault(author));

    /// <summary>What a quote is from, as its field says it: “post”, a message’s or a piece’s number, or nothing.</summary>
    public string OriginOf(Origin? origin) => origin switch
    {
        null => "",
        { IsPost: true } => "post",
        { Message: { } id } => OfMessage(id) is > 0 and var n ? n.ToString(CultureInfo.InvariantCulture) : "",
        _ => "",
    };
}
