
namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>What a contributor may do to a conversation beyond filling in its fields. Each gives back the conversation unchanged when it cannot be done.</summary>
public static class ThreadEditing
{
    /// <summary>Puts other fields into a piece.</summary>
    public static Conversation With(this Conversation conversation, Piece piece) =>
        conversation.Change(piece.Id, (message, at) => message with { Pieces = message.Pieces.SetItem(at, piece) });

    /// <summary>Joins a piece with the one after it in its message; what was about either is about both.</summary>
    public static Conversation JoinPieces(this Conversation conversation, int piece)
    {
        int? gone = null;
        var joined = conversation.Change(piece, (message, at) =>
        {
            if (at + 1 == message.Pieces.Count)
                return message;
            gone = message.Pieces[at + 1].Id;
            return message with { Pieces = message.Pieces.SetItem(at, message.Pieces[at] with { End = message.Pieces[at + 1].End }).RemoveAt(at + 1) };
        });
        return gone is { } id ? joined.Redirect(id, piece) : joined;
    }

    /// <summary>Splits a piece before some of its words; null when they do not stand in it after its beginning.</summary>
    public static Conversation? SplitPiece(this Conversation conversation, int piece, string before)
    {
        var found = false;
        var next = conversation.NextId;
        var split = conversation.Change(piece, (message, at) =>
        {
            var whole = message.Pieces[at];
            var cut = PlaceOf(message.WordsOf(whole), before.Trim());
            if (cut <= 0)
                return message;
            found = true;
            var first = whole with { End = whole.Start + message.WordsOf(whole).AsSpan(0, cut).TrimEnd().Length };
            var second = whole with { Id = next, Start = whole.Start + cut, For = null, Origin = whole.Role == Role.Quote ? Origin.NotOnRecord : null, Cues = ["split by hand"] };
            return message with { Pieces = message.Pieces.SetItem(at, first).Insert(at + 1, second) };
        });
        return found ? split with { NextId = next + 1 } : null;
    }

    /// <summary>Joins a message with the one before it, whose author it gets.</summary>
    public static Conversation JoinMessages(this Conversation conversation, int message)
    {
        var at = conversation.Messages.FindIndex(one => one.Id == message);
        if (at < 1)
            return conversation;
        var (first, second) = (conversation.Messages[at - 1], conversation.Messages[at]);
        var shift = first.Text.Length + 2;
        var joined = first with
        {
            Text = first.Text + "\n\n" + second.Text,
            LastLine = Math.Max(first.LastLine, second.LastLine),
            Pieces = first.Pieces.AddRange(second.Pieces.Select(piece => piece with { Start = piece.Start + shift, End = piece.End + shift })),
        };
        return (conversation with { Messages = conversation.Messages.SetItem(at - 1, joined).RemoveAt(at) }).FindQuotes().WithoutIdleAuthors();
    }

    /// <summary>Lets a message of a new author begin with a piece.</summary>
    public static Conversation SplitMessage(this Conversation conversation, int piece)
    {
        var at = conversation.Messages.FindIndex(one => one.Pieces.Exists(part => part.Id == piece));
        if (at < 0 || conversation.Messages[at].Pieces[0].Id == piece)
            return conversation;
        var whole = conversation.Messages[at];
        var part = whole.Pieces.FindIndex(one => one.Id == piece);
        var cut = whole.Pieces[part].Start;
        var author = new Author(conversation.NextId, null);
        var first = whole with { Text = whole.Text[..cut].TrimEnd(), Pieces = whole.Pieces.GetRange(0, part) };
        var second = whole with
        {
            Id = conversation.NextId + 1,
            Author = author.Id,
            AuthorCue = null,
            Cue = "split by hand",
            RepliesTo = null,
            Text = whole.Text[cut..],
            Pieces = [.. whole.Pieces.Skip(part).Select(one => one with { Start = one.Start - cut, End = one.End - cut })],
        };
        return (conversation with
        {
            Messages = conversation.Messages.SetItem(at, first).Insert(at + 1, second),
            Authors = conversation.Authors.Add(author),
            NextId = conversation.NextId + 2,
        }).FindQuotes();
    }

    /// <summary>Gives a message to another author.</summary>
    public static Conversation Give(this Conversation conversation, int message, int author)
    {
        var at = conversation.Messages.FindIndex(one => one.Id == message);
        return at < 0 || !conversation.Authors.Exists(one => one.Id == author)
            ? conversation
            : (conversation with { Messages = conversation.Messages.SetItem(at, conversation.Messages[at] with { Author = author, AuthorCue = null }) }).WithoutIdleAuthors();
    }

    /// <summary>Gives a message to an author who is not in the conversation yet.</summary>
    public static Conversation GiveToNew(this Conversation conversation, int message, string? name)
    {
        var author = new Author(conversation.NextId, name);
        return (conversation with { Authors = conversation.Authors.Add(author), NextId = author.Id + 1 }).Give(message, author.Id);
    }

    /// <summary>Looks anew for what every quote quotes, and leaves all else as it is.</summary>
    public static Conversation FindQuotes(this Conversation conversation) => Suggestions.FindQuotes(conversation);

    static Conversation WithoutIdleAuthors(this Conversation conversation)
    {
        var busy = conversation.Messages.Select(message => message.Author).ToHashSet();
        return conversation with { Authors = conversation.Authors.RemoveAll(author => !busy.Contains(author.Id)) };
    }

    static Conversation Change(this Conversation conversation, int piece, Func<Message, int, Message> change)
    {
        for (var m = 0; m < conversation.Messages.Count; m++)
            if (conversation.Messages[m].Pieces.FindIndex(one => one.Id == piece) is >= 0 and var at)
                return conversation with { Messages = conversation.Messages.SetItem(m, change(conversation.Messages[m], at)) };
        return conversation;
    }

    static Conversation Redirect(this Conversation conversation, int from, int to)
    {
        int? Other(int? id) => id == from ? to : id;
        return conversation with
        {
            Messages = [.. conversation.Messages.Select(message => message with
            {
                Pieces = [.. message.Pieces.Select(piece => piece with
                {
                    Target = piece.Id == to && piece.Target == from ? null : Other(piece.Target),
                    Yields = Other(piece.Yields),
                    For = piece.Id == to && piece.For == from ? null : Other(piece.For),
                })],
            })],
        };
    }

    // At the words as typed; else wherever they stand but for white space and case, as words copied off a page do.
    static int PlaceOf(string text, string words)
    {
        if (words.Length == 0)
            return text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var line ? line + text.AsSpan(line).Length - text.AsSpan(line).TrimStart().Length : -1;
        var exact = text.IndexOf(words, StringComparison.Ordinal);
        return exact >= 0 ? exact : text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
    }
}
