using System.Collections.Immutable;
using System.Text;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Makes messages of separated paragraphs: with ids, authors, their text as one and each paragraph a piece of it.</summary>
static class Assembly
{
    internal static Conversation Of(List<RawMessage> raw)
    {
        var next = 1;
        var authors = new Dictionary<string, Author>(StringComparer.OrdinalIgnoreCase);
        var all = ImmutableList.CreateBuilder<Author>();
        var messages = ImmutableList.CreateBuilder<Message>();
        var byMail = new Dictionary<string, int>();
        var latestBy = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in raw)
        {
            var author = AuthorOf(one.Author, authors, all, ref next);
            var id = next++;
            var message = new Message
            {
                Id = id,
                Author = author.Id,
                Text = "",
                SaidAt = one.SaidAt,
                FirstLine = one.Blocks.Min(block => block.FirstLine),
                LastLine = one.Blocks.Max(block => block.LastLine),
                Cue = one.Cue,
                RepliesTo = Answered(one, byMail, latestBy),
            };
            messages.Add(WithPieces(message, one.Blocks, ref next));
            if (one.MailId is { } mail)
                byMail[mail] = id;
            if (one.Author is { } name)
                latestBy[name] = id;
        }
        return new() { Authors = all.ToImmutable(), Messages = messages.ToImmutable(), NextId = next };
    }

    /// <summary>A message that has these paragraphs as its text, each a piece; headers inside it are text and no piece.</summary>
    internal static Message WithPieces(Message message, List<Block> blocks, ref int next)
    {
        var text = new StringBuilder();
        var pieces = ImmutableList.CreateBuilder<Piece>();
        foreach (var block in blocks)
        {
            if (text.Length > 0)
                text.Append("\n\n");
            var start = text.Length;
            text.Append(block.Kept);
            if (block.Form is BlockForm.Header or BlockForm.Break || IsEmpty(block))
                continue;
            pieces.Add(new() { Id = next++, Start = start, End = text.Length, Role = block.IsQuoted ? Role.Quote : Role.Claim });
        }
        return message with { Text = text.ToString(), Pieces = pieces.ToImmutable() };
    }

    // “> On Monday, Bo wrote:” inside what is quoted heads what is quoted deeper; and what has no words says nothing.
    static bool IsEmpty(Block block) =>
        !block.Text.Any(char.IsLetterOrDigit) || (block.Form == BlockForm.Quote && Header.Of(block.Text) is { Form: HeaderForm.Attribution });

    static Author AuthorOf(string? name, Dictionary<string, Author> authors, ImmutableList<Author>.Builder all, ref int next)
    {
        if (name is not null && authors.TryGetValue(name, out var known))
            return known;
        var author = new Author(next++, name);
        all.Add(author);
        if (name is not null)
            authors[name] = author;
        return author;
    }

    static int? Answered(RawMessage one, Dictionary<string, int> byMail, Dictionary<string, int> latestBy)
    {
        if (one.AnswersMail is { } mail && byMail.TryGetValue(mail, out var answered))
            return answered;
        var name = one.Answered
            ?? one.Blocks.Select(block => block.Header?.Author).LastOrDefault(author => author is not null)
            ?? one.Blocks.Where(block => block.Form == BlockForm.Words).Select(block => Openers.Addressed(block.Text)).FirstOrDefault();
        return name is not null && latestBy.TryGetValue(name, out var id) ? id : null;
    }
}
