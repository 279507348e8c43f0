using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>
/// A pasted thread as it is understood so far: who said what in answer to whom. Everything in it is a suggestion that a
/// contributor may change; nothing of it is on any ledger.
/// </summary>
public sealed record Conversation
{
    /// <summary>The people who speak, in the order in which they first do.</summary>
    public ImmutableList<Author> Authors { get; init; } = [];

    /// <summary>The messages, in the order in which they were said as far as the paste tells.</summary>
    public ImmutableList<Message> Messages { get; init; } = [];

    /// <summary>Where the paste repeats itself, and how the repetitions differ.</summary>
    public ImmutableList<Fold> Folds { get; init; } = [];

    /// <summary>What the thread answers, where the contributor has it.</summary>
    public Post? Post { get; init; }

    /// <summary>The id that the next author, message or piece will get.</summary>
    public int NextId { get; init; } = 1;
}

/// <summary>Somebody who speaks in a thread.</summary>
/// <param name="Id">Unique in the conversation.</param>
/// <param name="Name">Their name; null when the thread does not give it.</param>
public sealed record Author(int Id, string? Name);

/// <summary>The post or article that a thread answers.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Text">Its words.</param>
public sealed record Post(string Title, string Text)
{
    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Where it stands.</summary>
    public string? Url { get; init; }
}

/// <summary>One person's contribution to a thread, as posted.</summary>
public sealed record Message
{
    /// <summary>Unique in the conversation; stays the same when messages are merged or split around it.</summary>
    public required int Id { get; init; }

    /// <summary>Id of its author.</summary>
    public required int Author { get; init; }

    /// <summary>Its words, paragraphs apart by an empty line; quoted lines keep their “&gt; ”.</summary>
    public required string Text { get; init; }

    /// <summary>When it was said, if the thread tells.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>The first line of the paste it comes from, from 1.</summary>
    public int FirstLine { get; init; }

    /// <summary>The last line of the paste it comes from.</summary>
    public int LastLine { get; init; }

    /// <summary>Why a message was taken to begin here, as a phrase.</summary>
    public string Cue { get; init; } = "";

    /// <summary>Why the author is who they are, where that is a guess; null when it is not.</summary>
    public string? AuthorCue { get; init; }

    /// <summary>Id of the message that it answers; null when that cannot be told.</summary>
    public int? RepliesTo { get; init; }

    /// <summary>What it says, piece by piece, in the order of the text.</summary>
    public ImmutableList<Piece> Pieces { get; init; } = [];
}

/// <summary>What a piece of a message is taken to do.</summary>
public enum Role
{
    /// <summary>It answers the motion.</summary>
    Claim,

    /// <summary>It is offered for another piece.</summary>
    Support,

    /// <summary>It says that another piece is false.</summary>
    Rebuttal,

    /// <summary>It says that another piece does not bear on what that is offered for.</summary>
    Undercut,

    /// <summary>It asks for grounds or meaning.</summary>
    Question,

    /// <summary>It answers a question.</summary>
    Answer,

    /// <summary>It gives way to another piece.</summary>
    Concession,

    /// <summary>It is somebody else's words.</summary>
    Quote,

    /// <summary>It is no part of the argument: it stays in the recorded message alone.</summary>
    LeaveOut,
}

/// <summary>A part of a message and what it does in the argument.</summary>
public sealed record Piece
{
    /// <summary>Unique in the conversation.</summary>
    public required int Id { get; init; }

    /// <summary>Where it begins in the message's text, in UTF-16 units.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>What it does.</summary>
    public Role Role { get; init; }

    /// <summary>Id of the piece it is about; null for none.</summary>
    public int? Target { get; init; }

    /// <summary>How a claim answers the motion; null when not said.</summary>
    public Stance? Stance { get; init; }

    /// <summary>How much a concession accepts.</summary>
    public Extent Extent { get; init; } = Extent.Partial;

    /// <summary>Id of the conceder's own piece that a concession gives up; null for none.</summary>
    public int? Yields { get; init; }

    /// <summary>For a quote: where its words come from; null for all else.</summary>
    public Origin? Origin { get; init; }

    /// <summary>For a quote: id of the piece it is offered for; null when it stands alone.</summary>
    public int? For { get; init; }

    /// <summary>For a quote of something not on record: who said it; null when nobody told.</summary>
    public string? SaidBy { get; init; }

    /// <summary>What in the form of the words suggests all this, each as a phrase.</summary>
    public ImmutableList<string> Cues { get; init; } = [];
}

/// <summary>Where the words of a quote were found.</summary>
/// <param name="Fidelity">How faithful they are; <see cref="Fidelity.NoSource"/> when nothing in the thread has them.</param>
/// <param name="Message">Id of the message that has them; null for the post, and when nothing has.</param>
/// <param name="Start">Where in that text they begin, in UTF-16 units; −1 when there is not one place.</param>
/// <param name="End">Where they end, exclusive.</param>
public sealed record Origin(Fidelity Fidelity, int? Message, int Start, int End)
{
    /// <summary>The origin of words that nothing at hand has.</summary>
    public static readonly Origin NotOnRecord = new(Fidelity.NoSource, null, -1, -1);

    /// <summary>Whether the words come from the post.</summary>
    [JsonIgnore]
    public bool IsPost => Message is null && Fidelity != Fidelity.NoSource;
}

/// <summary>A later part of the paste that repeats an earlier one.</summary>
/// <param name="FirstLine">The first line of the repetition, from 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="Differences">What differs, in order; empty when nothing does.</param>
public sealed record Fold(int FirstLine, int LastLine, ImmutableList<PasteDifference> Differences);

/// <summary>How a repetition differs from what it repeats.</summary>
/// <param name="Before">The paragraph in the earlier part; null when it is only in the repetition.</param>
/// <param name="After">The paragraph in the repetition; null when it is missing there.</param>
/// <param name="Line">The line of the paste at which it stands.</param>
public sealed record PasteDifference(string? Before, string? After, int Line);
