using System.Globalization;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Transfer.Threads;
using Role = ArgumentLedger.Web.Transfer.Threads.Role;

namespace ArgumentLedger.Web.Api;

/// <summary>What is suggested for a pasted thread; nothing of it is logged.</summary>
/// <param name="Messages">The messages in order.</param>
/// <param name="Folds">Where the paste repeats itself, and how the repetitions differ.</param>
public sealed record ThreadView(IReadOnlyList<ThreadMessageView> Messages, IReadOnlyList<Fold> Folds)
{
    internal static ThreadView Of(Conversation conversation)
    {
        var numbers = conversation.Messages
            .SelectMany((message, m) => message.Pieces.Select((piece, p) => (piece.Id, Number: string.Create(CultureInfo.InvariantCulture, $"{m + 1}.{p + 1}"))))
            .ToDictionary(pair => pair.Id, pair => pair.Number);
        var places = conversation.Messages.Select((message, m) => (message.Id, m + 1)).ToDictionary();
        var names = conversation.Authors.ToDictionary(author => author.Id);
        return new([.. conversation.Messages.Select(message => ThreadMessageView.Of(message, names[message.Author], numbers, places))], conversation.Folds);
    }
}

/// <summary>A message of a thread.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Author">Its author's name; null when the thread does not give it.</param>
/// <param name="AuthorId">Tells authors without names apart.</param>
/// <param name="SaidAt">When it was said, if the thread tells.</param>
/// <param name="Cue">Why a message begins here.</param>
/// <param name="RepliesTo">The number of the message it answers, if its form shows.</param>
/// <param name="Text">Its words as posted.</param>
/// <param name="Pieces">What it says.</param>
public sealed record ThreadMessageView(
    int Number, string? Author, int AuthorId, DateTimeOffset? SaidAt, string Cue, int? RepliesTo, string Text, IReadOnlyList<ThreadPieceView> Pieces)
{
    internal static ThreadMessageView Of(Message message, Author author, Dictionary<int, string> numbers, Dictionary<int, int> places) => new(
        places[message.Id], author.Name, author.Id, message.SaidAt, message.Cue,
        message.RepliesTo is { } id && places.TryGetValue(id, out var answered) ? answered : null,
        message.Text, [.. message.Pieces.Select(piece => ThreadPieceView.Of(message, piece, numbers, places))]);
}

/// <summary>A piece of a message and what is suggested for it.</summary>
/// <param name="Number">Message and piece, such as 2.4.</param>
/// <param name="Kind">claim, support, rebuttal, undercut, question, answer, concession, quote or leave-out.</param>
/// <param name="Text">Its words.</param>
/// <param name="About">The number of the piece it is about.</param>
/// <param name="Extent">For a concession: full or partial.</param>
/// <param name="Yields">For a concession: the number of the piece given up.</param>
/// <param name="For">For a quote: the number of the piece it is offered for.</param>
/// <param name="Fidelity">For a quote: how well it holds.</param>
/// <param name="From">For a quote: the number of the message it is from; 0 for the post.</param>
/// <param name="Cues">What in the form of the words suggests this.</param>
public sealed record ThreadPieceView(
    string Number, string Kind, string Text, string? About, string? Extent, string? Yields, string? For, string? Fidelity, int? From, IReadOnlyList<string> Cues)
{
    internal static ThreadPieceView Of(Message message, Piece piece, Dictionary<int, string> numbers, Dictionary<int, int> places)
    {
        string? Numbered(int? id) => id is { } known ? numbers.GetValueOrDefault(known) : null;
        return new(
            numbers[piece.Id], piece.Role == Role.LeaveOut ? "leave-out" : Rows.Word(piece.Role), message.SaidIn(piece), Numbered(piece.Target),
            piece.Role == Role.Concession ? Rows.Word(piece.Extent) : null, Numbered(piece.Yields), Numbered(piece.For), piece.Origin is { } origin ? Rows.Word(origin.Fidelity) : null,
            piece.Origin switch { null => null, { IsPost: true } => 0, { Message: { } id } => places.GetValueOrDefault(id), _ => null }, piece.Cues);
    }
}
