using System.Collections.Immutable;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Goes through a conversation once, in order, and suggests what each piece does and whose words each quote has.</summary>
sealed class Suggestions
{
    readonly Conversation conversation;
    readonly QuoteFinding quotes;
    readonly Echo echo = new();
    readonly Dictionary<int, int> places = [];
    readonly Dictionary<int, (Piece Piece, int Place)> pieces = [];
    readonly List<Message> done = [];
    int next;

    Suggestions(Conversation conversation)
    {
        this.conversation = conversation;
        next = conversation.NextId;
        quotes = new(conversation.Post);
        HasNames = conversation.Authors.Exists(author => author.Name is not null);
    }

    internal static Conversation On(Conversation conversation)
    {
        var suggestions = new Suggestions(conversation);
        foreach (var message in conversation.Messages)
            suggestions.Take(message);
        var busy = suggestions.done.Select(message => message.Author).ToHashSet();
        return conversation with
        {
            Messages = [.. suggestions.done],
            NextId = suggestions.next,
            Authors = conversation.Authors.RemoveAll(author => !busy.Contains(author.Id)),
        };
    }

    /// <summary>Looks anew for what every quote quotes, and leaves all else as it is.</summary>
    internal static Conversation FindQuotes(Conversation conversation)
    {
        var quotes = new QuoteFinding(conversation.Post);
        var messages = ImmutableList.CreateBuilder<Message>();
        foreach (var message in conversation.Messages)
        {
            var pieces = message.Pieces.Select(piece => piece.Role == Role.Quote ? piece with { Origin = quotes.Find(message.QuotedWords(piece)) } : piece);
            messages.Add(message with { Pieces = [.. pieces] });
            quotes.Learn(message);
        }
        return conversation with { Messages = messages.ToImmutable() };
    }

    void Take(Message message)
    {
        var found = message with { Pieces = [.. message.Pieces.Select(piece => piece.Role == Role.Quote ? Quoted(message, piece) : piece)] };
        var replied = Replied(found);
        var suggesting = new MessageSuggestions(found, replied, MessageOf(replied), this);
        var suggested = suggesting.Run();
        places[message.Id] = done.Count;
        done.Add(suggested);
        quotes.Learn(suggested);
        foreach (var piece in suggested.Pieces)
            pieces[piece.Id] = (piece, done.Count - 1);
        foreach (var piece in suggested.Pieces.Where(piece => piece.IsArguable() && piece.Role != Role.Quote))
            echo.Add(piece.Id, suggested.WordsOf(piece));
    }

    Piece Quoted(Message message, Piece piece)
    {
        if (message.Text.AsSpan(piece.Start, piece.End - piece.Start).StartsWith("> >"))
            return piece with { Role = Role.LeaveOut, Cues = ["it is quoted within what is quoted"] };
        var origin = quotes.Find(message.QuotedWords(piece));
        var marked = message.Text[piece.Start] == '>' ? "its lines are marked as quoted" : "it stands wholly in quotation marks";
        return piece with { Origin = origin, Cues = [marked] };
    }

    static int? Replied(Message message) =>
        message.RepliesTo ?? message.Pieces.Select(piece => piece.Origin?.Message).FirstOrDefault(id => id is not null);

    internal int NextId() => next++;

    /// <summary>A message that was gone through already.</summary>
    internal Message? MessageOf(int? id) => id is { } known && places.TryGetValue(known, out var place) ? done[place] : null;

    /// <summary>The message before, by somebody else as far as one can tell.</summary>
    internal Message? Before(Message message)
    {
        for (var i = done.Count - 1; i >= 0 && i > done.Count - 6; i--)
            if (done[i].Author != message.Author)
                return done[i];
        return null;
    }

    /// <summary>The one earlier piece that has an origin's words, if there is just one.</summary>
    internal Piece? PieceAt(Origin origin) =>
        MessageOf(origin.Message) is { } message && origin.Start >= 0
        && message.PieceAt(origin.Start) is { } piece && piece.Role != Role.Quote && origin.End <= piece.End
            ? piece
            : null;

    internal (Piece Piece, Message Message)? Find(int id) =>
        pieces.TryGetValue(id, out var found) ? (found.Piece, done[found.Place]) : null;

    /// <summary>The earlier piece whose rare words a text takes up.</summary>
    internal (int Piece, string[] Shared)? Echoed(string text) => echo.Nearest(text);

    internal bool HasNames { get; }

    internal string NumberOf(int message) => places.TryGetValue(message, out var place) ? (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "?";
}
