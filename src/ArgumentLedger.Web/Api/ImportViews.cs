using System.Text.Json;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Transfer;

namespace ArgumentLedger.Web.Api;

/// <summary>An import that was submitted.</summary>
/// <param name="Id">Its id; ask for it at /api/imports/{id}.</param>
/// <param name="State">draft (looked at on the page, not submitted), waiting, running, done, failed or cancelled.</param>
/// <param name="Format">The format it was read as.</param>
/// <param name="Debate">The debate's id, which is there once the import is done.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="Total">How many moves it makes.</param>
/// <param name="Decided">How many of them were decided so far, while it runs.</param>
/// <param name="Logged">How many of them are logged: all or none.</param>
/// <param name="Version">The debate's version after them; null before.</param>
/// <param name="Losses">What the format says that the ledger cannot carry.</param>
/// <param name="Failure">Why it failed, if it did; then nothing was logged.</param>
public sealed record ImportView(
    Guid Id, string State, string Format, Guid Debate, DateTimeOffset SubmittedAt, int Total, int Decided, int Logged, long? Version,
    IReadOnlyList<LossView> Losses, ImportFailureView? Failure)
{
    internal static ImportView Of(ImportJob job) => new(
        job.Id, Rows.Word(job.State), job.Format, job.Debate, job.SubmittedAt, job.Total, job.Decided, job.Logged, job.Version,
        LossView.Of(job.Losses), job.Failure is { } failure ? new(failure.Code, failure.Sentence, failure.Place) : null);
}

/// <summary>Why an import failed, and the place in the file.</summary>
public sealed record ImportFailureView(string Code, string Detail, string? Place);

/// <summary>What an import would log.</summary>
/// <param name="Format">The format it was read as.</param>
/// <param name="Motion">The motion of the debate; null when the moves go into one that is there.</param>
/// <param name="Total">How many moves it makes.</param>
/// <param name="Contributions">How many of them make contributions.</param>
/// <param name="Links">How many attacks, supports and undercuts come of them.</param>
/// <param name="Losses">What the format says that the ledger cannot carry.</param>
/// <param name="Moves">The first moves, with their places in the file.</param>
/// <param name="Arguments">For an abstract framework, how each argument would stand; empty for others.</param>
/// <param name="Obstacle">Why it cannot be logged though it can be read; null when it can.</param>
public sealed record ImportPreviewView(
    string Format, string? Motion, int Total, int Contributions, int Links, IReadOnlyList<LossView> Losses,
    IReadOnlyList<PreviewedMove> Moves, IReadOnlyList<PreviewedArgument> Arguments, string? Obstacle)
{
    /// <summary>How many moves are shown.</summary>
    public const int MostMoves = 1_000;

    internal static ImportPreviewView Of(ReadImport import, string? motion) => new(
        import.Format.Name, motion, import.Read.Moves.Length + (motion is null ? 0 : 1), import.Contributions, import.Links, LossView.Of(import.Read.Losses),
        [.. import.Read.Moves.Take(MostMoves).Select(placed => new PreviewedMove(placed.Place.ToString(), Vocabulary.NameOf(placed.Move), MoveJson.Write(placed.Move)))],
        [.. import.Arguments.Select(argument => new PreviewedArgument(argument.Name, argument.Words, LabelCommand.Word(argument.Label)))],
        import.Obstacle);
}

/// <summary>A move that an import would make.</summary>
public sealed record PreviewedMove(string Place, string Move, JsonElement Data);

/// <summary>How an argument would stand: in, out or undecided.</summary>
public sealed record PreviewedArgument(string Name, string Text, string Label);
