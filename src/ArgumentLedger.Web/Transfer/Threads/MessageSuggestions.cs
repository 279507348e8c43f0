using System.Collections.Immutable;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>Suggests what the pieces of one message do, from the first to the last.</summary>
/// <param name="message">The message, its quotes found.</param>
/// <param name="repliesTo">Id of the message that it answers as its form shows; null when it does not show.</param>
/// <param name="answered">That message.</param>
/// <param name="all">What went before.</param>
sealed class MessageSuggestions(Message message, int? repliesTo, Message? answered, Suggestions all)
{
    readonly List<Piece> made = [];
    readonly List<int> pending = [];
    readonly HashSet<int> own = [];
    readonly Dictionary<int, AnswerableMessage> answerable = [];
    Piece? asked;
    Piece? before;
    string? leadIn;
    int author = message.Author;
    string? authorCue = message.AuthorCue;

    internal Message Run()
    {
        foreach (var piece in message.Pieces)
        {
            if (piece.Role != Role.Quote)
                own.Add(piece.Id);
            if (piece.Role == Role.Quote)
                Quote(piece);
            else if (piece.Role == Role.LeaveOut)
                made.Add(piece);
            else if (leadIn is not null && IsList(message.Text[piece.Start]))
                Reported(piece);
            else
                Own(piece);
        }
        return message with { Author = author, AuthorCue = authorCue, RepliesTo = repliesTo, Pieces = [.. made] };
    }

    static bool IsList(char first) => first is '-' or '*' or '•' or '‣' or '◦' or '1';

    void Quote(Piece piece)
    {
        made.Add(leadIn is null ? piece : piece with { Cues = piece.Cues.Add(leadIn), For = before?.Id });
        if (leadIn is null)
            pending.Add(made.Count - 1);
        leadIn = null;
    }

    // “This is what Ann said:” and a list: her words, and she is not in the thread.
    void Reported(Piece piece)
    {
        made.Add(piece with { Role = Role.Quote, Origin = Origin.NotOnRecord, For = before is not null && before.IsArguable() ? before.Id : null, Cues = [leadIn!] });
        leadIn = null;
    }

    void Own(Piece piece)
    {
        var text = message.WordsOf(piece);
        leadIn = Cues.LeadIn(text);
        var turn = Cues.TurnOf(text, out var turnCue);
        var target = turn < 0 ? null : Answered(text, isSure: true);
        if (target is { } conceded && IsOfAnother(conceded.Piece))
            Concede(piece, text, turn, turnCue, conceded);
        else
            Add(Decide(piece, text));
        pending.Clear();
    }

    void Concede(Piece piece, string text, int turn, string cue, Target conceded)
    {
        var cut = piece.Start + turn;
        GuessAuthor(conceded.Piece);
        var granted = piece with
        {
            End = piece.Start + text.AsSpan(0, turn).TrimEnd().Length,
            Role = Role.Concession,
            Target = conceded.Piece,
            Extent = Extent.Partial,
            Yields = Yielded(conceded.Piece),
            Cues = [cue, .. conceded.Cues],
        };
        made.Add(granted);
        Add(piece with { Id = all.NextId(), Start = cut, Role = Role.Rebuttal, Target = conceded.Piece, Cues = [cue, .. conceded.Cues] });
    }

    void Add(Piece piece)
    {
        made.Add(piece);
        if (piece.Role == Role.LeaveOut)
            return;
        if (piece.Target is not null && piece.IsArguable())
            foreach (var quote in pending)
                if (made[quote].Origin is { } origin && all.PieceAt(origin)?.Id == piece.Target)
                    made[quote] = made[quote] with { For = piece.Id };
        before = piece;
        asked = piece.Role == Role.Question ? piece : asked;
    }

    Piece Decide(Piece piece, string text)
    {
        var (gist, cue) = Cues.Of(text);
        ImmutableList<string> cues = cue is null ? [] : [cue];
        if (gist == Gist.Thanks)
            return piece with { Role = Role.LeaveOut, Cues = cues };
        var isDirect = pending.Count > 0;
        if (!isDirect && gist is Gist.Adds or Gist.Grounds && before is not null)
            return Going(piece, gist, cues);
        var target = Answered(text, isSure: gist is Gist.Denies or Gist.Dismisses or Gist.Challenges or Gist.Accepts);
        if (gist == Gist.Asks)
            return Asking(piece, text, cues, target);
        if (target is not { } found || found.Piece == piece.Id)
            return Answering(piece, text, cues);
        if (isDirect && gist is Gist.States or Gist.Adds or Gist.Grounds)
            return Replying(piece, found, found.IsQuestion ? Role.Answer : Role.Rebuttal, cues);
        return gist switch
        {
            Gist.Accepts when !found.IsQuestion && IsOfAnother(found.Piece) => Accepting(piece, found, cues),
            Gist.Denies or Gist.Challenges when !found.IsQuestion => Replying(piece, found, Role.Rebuttal, cues),
            Gist.Dismisses when !found.IsQuestion => Replying(piece, found, found.HasLink ? Role.Undercut : Role.Rebuttal, cues),
            Gist.Denies or Gist.Accepts or Gist.Challenges when found.IsQuestion => Replying(piece, found, Role.Answer, cues),
            _ => Answering(piece, text, cues),
        };
    }

    // One more of the same kind, or a ground for it.
    Piece Going(Piece piece, Gist gist, ImmutableList<string> cues)
    {
        var last = before!;
        if (gist == Gist.Grounds)
            return last.IsArguable() ? piece with { Role = Role.Support, Target = last.Id, Cues = cues.Add("it gives a ground for the piece before") } : piece with { Cues = cues };
        var goesOn = cues.Add("it goes on as the piece before");
        return last.Role switch
        {
            Role.Rebuttal or Role.Undercut or Role.Support => piece with { Role = last.Role, Target = last.Target, Cues = goesOn },
            Role.Concession => piece with { Role = Role.Support, Target = last.Target, Cues = goesOn },
            _ => piece with { Role = Role.Claim, Stance = last.Stance, Cues = cues },
        };
    }

    Piece Asking(Piece piece, string text, ImmutableList<string> cues, Target? target)
    {
        if (target is { } about && pending.Count > 0)
            return piece with { Role = Role.Question, Target = about.Piece, Cues = cues.AddRange(about.Cues) };
        return all.Echoed(text) is { } echoed && all.Find(echoed.Piece) is { } theirs && !SpeaksOfAddressee(text, theirs.Message)
            ? piece with { Role = Role.Question, Target = echoed.Piece, Cues = cues.Add(Shares(echoed.Shared)) }
            : piece with { Role = Role.Question, Target = target is { IsSure: true } sure ? sure.Piece : null, Cues = cues };
    }

    // Who speaks of Ann is not Ann: what is put to her is not about their words.
    static bool SpeaksOfAddressee(string text, Message other) =>
        Openers.Addressed(text) is { } who && Openers.Addressed(other.Text) != who && Lexis.Of(other.Text).Contains(who.ToLowerInvariant());

    Piece Accepting(Piece piece, Target found, ImmutableList<string> cues)
    {
        GuessAuthor(found.Piece);
        return piece with { Role = Role.Concession, Target = found.Piece, Extent = Extent.Full, Yields = Yielded(found.Piece), Cues = cues.AddRange(found.Cues) };
    }

    static Piece Replying(Piece piece, Target found, Role role, ImmutableList<string> cues) =>
        piece with { Role = role, Target = found.Piece, Cues = cues.AddRange(found.Cues) };

    // A statement after a question, in the same message or as the first words of the next, may be the answer to it.
    Piece Answering(Piece piece, string text, ImmutableList<string> cues)
    {
        if (asked is not null && Lexis.Telling(text).Intersect(Lexis.Telling(message.WordsOf(asked))).FirstOrDefault() is { } word)
            return piece with { Role = Role.Answer, Target = asked.Id, Cues = cues.Add($"it takes up “{word}” from the question above it") };
        if (before is null && (answered ?? all.Before(message))?.Pieces.FindLast(one => one.Role != Role.LeaveOut) is { Role: Role.Question } open)
            return piece with { Role = Role.Answer, Target = open.Id, Cues = cues.Add("the message before it ends with a question") };
        return piece with { Cues = cues };
    }

    readonly record struct Target(int Piece, bool IsQuestion, bool HasLink, bool IsSure, ImmutableList<string> Cues);

    /// <summary>What a piece answers: what is quoted just before it, else a piece of the message that this one answers.</summary>
    Target? Answered(string text, bool isSure)
    {
        if (pending.Count > 0)
            return AfterQuote(made[pending[^1]]);
        var other = answered ?? (isSure ? all.Before(message) : null);
        if (other is null)
            return null;
        if (!answerable.TryGetValue(other.Id, out var can))
            answerable[other.Id] = can = AnswerableMessage.Of(other);
        if (Echo.Among(text, can.Candidates) is { } echoed)
            return Of(all.Find(echoed.Piece)!.Value.Piece, Shares(echoed.Shared));
        return can.Main is null ? null : Of(can.Main, answered is null ? "it follows that message" : "it answers that message");
    }

    /// <summary>What in a message can be answered: its last pieces with their words, and the one it is mainly about.</summary>
    sealed record AnswerableMessage(List<(int Id, string Words)> Candidates, Piece? Main)
    {
        internal static AnswerableMessage Of(Message other) => new(
            [.. other.Pieces.Where(piece => piece.IsArguable() && piece.For is null).TakeLast(50).Select(piece => (piece.Id, other.WordsOf(piece)))],
            other.Pieces.Find(piece => piece.IsArguable() && piece.Role != Role.Quote) ?? other.Pieces.Find(piece => piece.Role == Role.Question));
    }

    Target AfterQuote(Piece quote)
    {
        const string cue = "it answers the quote just before it";
        return quote.Origin is { } origin && all.PieceAt(origin) is { } quoted && (quoted.IsArguable() || quoted.Role == Role.Question)
            ? Of(quoted, cue)
            : Of(quote, cue);
    }

    Target Of(Piece piece, string cue) =>
        new(piece.Id, piece.Role == Role.Question, piece is { Role: Role.Rebuttal or Role.Undercut or Role.Support, Target: not null }, repliesTo is not null || pending.Count > 0, [cue]);

    static string Shares(string[] words) => $"it shares {string.Join(", ", words.Select(word => $"“{word}”"))} with it";

    bool IsOfAnother(int piece) => !own.Contains(piece) && (all.Find(piece) is not { } found || found.Message.Author != author || !all.HasNames);

    // What somebody gives up to a rebuttal is the claim of theirs that it attacks.
    int? Yielded(int piece) =>
        all.Find(piece) is { Piece: { Role: Role.Rebuttal, Target: { } attacked } } && all.Find(attacked) is { } theirs && theirs.Message.Author == author && theirs.Piece.Role != Role.Quote
            ? attacked
            : null;

    // Whoever answers the answer to a message, in a thread without names, is likely to have written that message.
    void GuessAuthor(int piece)
    {
        if (all.HasNames || all.Find(piece) is not { Piece.Target: { } target } found || all.Find(target) is not { Message: var first } || first.Author == found.Message.Author)
            return;
        author = first.Author;
        authorCue = $"it answers the answer to message {all.NumberOf(first.Id)}";
    }
}
