using System.Collections.Immutable;
using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>A move that a conversation comes to.</summary>
/// <param name="Move">The move.</param>
/// <param name="Message">Id of the message it is about; null for the post and for opening the debate.</param>
/// <param name="Piece">Id of the piece it is about; null for a message as a whole.</param>
public sealed record PlannedMove(Move Move, int? Message, int? Piece);

/// <summary>What stands in the way of a piece or message, beside which it is shown.</summary>
public sealed record PlanFault(int? Message, int? Piece, string Sentence);

/// <summary>
/// The moves that a conversation comes to, to be made together: the authors join the cast, the post and every message are
/// recorded as sources, and the pieces become contributions and concessions in their words.
/// </summary>
/// <param name="Moves">The moves in order.</param>
/// <param name="Faults">What keeps pieces from becoming moves.</param>
public sealed record ThreadPlan(ImmutableList<PlannedMove> Moves, ImmutableList<PlanFault> Faults)
{
    /// <summary>Plans the moves.</summary>
    /// <param name="conversation">What was understood and corrected.</param>
    /// <param name="debate">The debate they are to be made in; <see cref="Debate.None"/> for a new one, which other moves must open.</param>
    public static ThreadPlan Of(Conversation conversation, Debate debate) => new ThreadPlanning(conversation, debate).Run();
}

/// <summary>Goes through a conversation and plans its moves.</summary>
sealed class ThreadPlanning(Conversation conversation, Debate debate)
{
    readonly ImmutableList<PlannedMove>.Builder moves = ImmutableList.CreateBuilder<PlannedMove>();
    readonly List<PlanFault> faults = [];
    readonly Dictionary<string, string> speakers = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<int, string> speakerOf = [];
    readonly Dictionary<int, string> quoted = ThreadNames.OfQuoted(conversation);
    readonly HashSet<int> made = [];
    readonly HashSet<int> arguedWith = [.. conversation.Messages
        .SelectMany(message => message.Pieces)
        .Where(piece => piece.Role is not (Role.Claim or Role.Quote or Role.LeaveOut))
        .Select(piece => piece.Target).OfType<int>()];
    readonly ILookup<int, (Message Message, Piece Piece)> quotesFor = conversation.Messages
        .SelectMany(message => message.Pieces.Where(piece => piece is { Role: Role.Quote, For: not null }).Select(piece => (message, piece)))
        .ToLookup(pair => pair.piece.For!.Value);
    readonly Dictionary<int, (int Message, Piece Piece)> pieces = conversation.Messages
        .SelectMany(message => message.Pieces.Select(piece => (message.Id, piece)))
        .ToDictionary(pair => pair.piece.Id);
    readonly Dictionary<int, string?> names = conversation.Authors.ToDictionary(author => author.Id, author => Blank(author.Name));
    readonly Dictionary<int, Message> messages = conversation.Messages.ToDictionary(message => message.Id);

    internal ThreadPlan Run()
    {
        foreach (var member in debate.Cast.Values)
            if (member.Name.Text is { } name)
                speakers[name.Trim()] = member.Label;
        if (conversation.Post is { } post)
            Record(post);
        foreach (var (message, n) in conversation.Messages.Select((message, n) => (message, n + 1)))
            Plan(message, n);
        return new(moves.ToImmutable(), [.. faults]);
    }

    void Record(Post post)
    {
        var speaker = string.IsNullOrWhiteSpace(post.Author) ? null : SpeakerNamed(post.Author.Trim(), null);
        moves.Add(new(new RecordSource(post.Title, post.Text) { As = "post", Author = Blank(post.Author), Url = Blank(post.Url), Speaker = speaker }, null, null));
    }

    void Plan(Message message, int number)
    {
        var name = names.GetValueOrDefault(message.Author);
        if (!speakerOf.TryGetValue(message.Author, out var speaker))
            speakerOf[message.Author] = speaker = SpeakerNamed(name ?? ThreadNames.OfNobody(number), message.Id);
        var title = name is null ? $"Message {number}" : $"Message {number}, by {(name.Length > 150 ? name[..150] : name)}";
        Add(message, null, new RecordSource(title, message.Text) { As = NameOf("m", message.Id), Author = name }, speaker);
        foreach (var piece in message.Pieces)
            Plan(message, piece, speaker);
    }

    string SpeakerNamed(string name, int? message)
    {
        if (speakers.TryGetValue(name, out var known))
            return known;
        var called = NameOf("a", speakers.Count + 1);
        moves.Add(new(new IntroduceSpeaker(name) { As = called }, message, null));
        return speakers[name] = "@" + called;
    }

    void Plan(Message message, Piece piece, string speaker)
    {
        if (piece.Role == Role.LeaveOut)
            return;
        if (piece.Role == Role.Quote)
        {
            // A quote that is offered for what comes after it waits for that; one for what came before it was made along with that.
            if (made.Contains(piece.Id))
                return;
            if (piece.For is null || made.Contains(piece.For.Value) || !IsOffered(message, piece))
                Quote(message, piece, speaker);
            return;
        }
        if (MoveOf(message, piece) is not { } move)
            return;
        Add(message, piece, piece.Role == Role.Concession ? move : move with { As = NameOf("p", piece.Id) }, speaker);
        if (piece.Role != Role.Concession)
            made.Add(piece.Id);
        foreach (var (from, quote) in quotesFor[piece.Id])
            if (!made.Contains(quote.Id) && from.Id == message.Id)
                Quote(from, quote, speaker);
    }

    // Of the same message, and something that a quote can be offered for.
    bool IsOffered(Message message, Piece quote) =>
        pieces.TryGetValue(quote.For!.Value, out var other) && other.Message == message.Id && other.Piece.Role != Role.Quote && other.Piece.IsArguable();

    Move? MoveOf(Message message, Piece piece)
    {
        var words = message.SaidIn(piece);
        if (piece.Role is not (Role.Claim or Role.Question) && Named(message, piece, piece.Target) is null)
            return null;
        var target = piece.Target is null ? null : Named(message, piece, piece.Target);
        if (piece.Target is not null && target is null)
            return null;
        return piece.Role switch
        {
            Role.Claim => new MakeClaim(words) { Stance = piece.Stance },
            Role.Support => new MakeClaim(words) { Supports = target },
            Role.Answer => new MakeClaim(words) { Answers = target },
            Role.Rebuttal => new RebutClaim(target!, words),
            Role.Undercut => new RebutClaim(target!, words) { Aim = Aim.Link },
            Role.Question => new AskQuestion(words) { About = target },
            _ => new ConcedeClaim(target!, piece.Extent) { Text = words, Yields = piece.Yields is null ? null : Named(message, piece, piece.Yields) },
        };
    }

    // A claim stands on its own: what it was about before it became one is forgotten.
    string? Named(Message message, Piece piece, int? id)
    {
        if (piece.Role == Role.Claim)
            return null;
        if (id is { } target && made.Contains(target))
            return "@" + NameOf("p", target);
        faults.Add(new(message.Id, piece.Id, id is null
            ? "Say which piece this is about, by its number."
            : "The piece that this is about comes later, is left out or is itself a concession: choose another."));
        return null;
    }

    void Quote(Message message, Piece piece, string speaker)
    {
        var origin = piece.Origin ?? Origin.NotOnRecord;
        var cited = Cited(message.QuotedWords(piece), origin);
        if (arguedWith.Contains(piece.Id) && piece.For is null && cited.Contribution is null)
            Assert(message, piece, origin, cited);
        else
            Add(message, piece, cited with { As = NameOf("p", piece.Id), For = piece.For is { } offered && made.Contains(offered) ? "@" + NameOf("p", offered) : null }, speaker);
        made.Add(piece.Id);
    }

    // One argues with what was said, not with whoever quotes it: the words are a claim of their author's, and rest on the quote.
    void Assert(Message message, Piece piece, Origin origin, CiteQuote cited)
    {
        var other = origin.Message is { } id && messages.TryGetValue(id, out var known) ? known : null;
        var author = other is not null && speakerOf.TryGetValue(other.Author, out var theirs) ? theirs
            : SpeakerNamed((origin.IsPost ? Blank(conversation.Post?.Author) : null) ?? quoted[piece.Id], message.Id);
        var excerpt = new Excerpt(cited.Exact) { Source = cited.Source, Prefix = cited.Prefix, Suffix = cited.Suffix };
        moves.Add(new(new MakeClaim(cited.Exact) { As = NameOf("p", piece.Id), Speaker = author, SaidAt = other?.SaidAt, Quotes = [excerpt] }, message.Id, piece.Id));
    }

    // In the contribution that has the words, when one has them whole; else in the message, or in the post.
    CiteQuote Cited(string exact, Origin origin)
    {
        if (origin.IsPost)
            return conversation.Post is null ? new(exact) : new(exact) { Source = "@post", Prefix = Before(conversation.Post.Text, origin), Suffix = After(conversation.Post.Text, origin) };
        if (origin.Message is not { } id || !messages.TryGetValue(id, out var message))
            return new(exact);
        return origin.Start >= 0 && message.PieceAt(origin.Start) is { Role: not Role.Quote } piece && origin.End <= piece.End && made.Contains(piece.Id)
            ? new(exact) { Contribution = "@" + NameOf("p", piece.Id) }
            : new(exact) { Source = "@" + NameOf("m", id), Prefix = Before(message.Text, origin), Suffix = After(message.Text, origin) };
    }

    static string? Before(string text, Origin origin)
    {
        if (origin.Start < 0)
            return null;
        var from = Math.Max(0, origin.Start - 32);
        return text[(from > 0 && char.IsLowSurrogate(text[from]) ? from + 1 : from)..origin.Start];
    }

    static string? After(string text, Origin origin)
    {
        if (origin.Start < 0)
            return null;
        var to = Math.Min(text.Length, origin.End + 32);
        return text[origin.End..(to < text.Length && char.IsLowSurrogate(text[to]) ? to - 1 : to)];
    }

    void Add(Message message, Piece? piece, Move move, string? speaker) =>
        moves.Add(new(move with { Speaker = speaker, SaidAt = message.SaidAt }, message.Id, piece?.Id));

    static string NameOf(string kind, int id) => string.Create(CultureInfo.InvariantCulture, $"{kind}{id}");

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
