using System.Collections.Immutable;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>
/// Reads a pasted thread: separates its messages, folds what was pasted twice, finds what is quoted from where, and
/// suggests what each piece does. From the form of the words only; time grows with the paste, whatever is in it.
/// </summary>
public static class ThreadReading
{
    /// <summary>Understands a thread as far as its form goes.</summary>
    /// <param name="text">The paste: plain text or Markdown, with any ends of lines.</param>
    /// <param name="post">What the thread answers, where it is at hand.</param>
    public static Conversation Read(string text, Post? post)
    {
        var (blocks, folds) = Pastes.Fold(Blocks.Of(Line.AllOf(text)));
        var raw = Ordered(new Recovering().Complete(blocks));
        return Suggestions.On(Assembly.Of(raw) with { Post = post, Folds = folds });
    }

    /// <summary>Suggests anew what each piece is, with the messages and authors as they are now.</summary>
    public static Conversation ReadAgain(Conversation conversation)
    {
        var next = conversation.NextId;
        var messages = conversation.Messages.Select(message => Assembly.WithPieces(message, Blocks.Of(Line.AllOf(message.Text)), ref next)).ToImmutableList();
        return Suggestions.On(conversation with { Messages = messages, NextId = next });
    }

    // Some pages show the newest first: where every message has a time, times tell the order.
    static List<RawMessage> Ordered(List<RawMessage> messages) =>
        messages.TrueForAll(message => message.SaidAt is not null) ? [.. messages.OrderBy(message => message.SaidAt)] : messages;
}
