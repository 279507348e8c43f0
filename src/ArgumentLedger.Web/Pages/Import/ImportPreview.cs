using ArgumentLedger.Domain;
using ArgumentLedger.Web.Importing;
using ArgumentLedger.Web.Maps;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>What a file would come to, before anything of it is logged.</summary>
/// <param name="Import">The file as it was read.</param>
/// <param name="Picture">The argument map of the debate it would be, or of its beginning; null when there is nothing to draw.</param>
/// <param name="Drawn">How many contributions are on the map.</param>
/// <param name="Obstacle">Why its beginning would be refused; null when it would not.</param>
public sealed record ImportPreview(ReadImport Import, MapPicture? Picture, int Drawn, string? Obstacle)
{
    // Enough for a map that is folded to what can be read; the rest would be decided to be folded away.
    const int MostRehearsed = 2_000;

    /// <summary>Rehearses the import in memory, as its owner would make it now.</summary>
    public static ImportPreview Of(ImportJob job, ReadImport import, DateTimeOffset now)
    {
        var said = new Utterance(job.Owner, Microseconds.Of(now), new byte[32]);
        var moves = job.Opening is { } opening ? import.Opening(opening) : import.Read.Moves;
        var hearing = Debate.None.HearAll([.. moves.Take(MostRehearsed).Select(placed => new SpokenMove(placed.Move, said))]);
        if (hearing.Refusal is { } refusal)
            return new(import, null, 0, $"{moves[hearing.RefusedAt].Place}: {refusal.Sentence}");
        var tree = MapTree.Of(hearing.After, MapView.Whole)!;
        var drawn = tree.Shown.Count();
        return new(import, drawn == 0 ? null : Draw(tree), drawn, null);
    }

    // Nothing of it is anywhere yet: its boxes lead nowhere.
    static MapPicture Draw(MapTree tree) => new(ArgumentMap.Of(tree, _ => "you"), new(null, null))
    {
        Name = "Argument map of what would be logged",
        DescribedBy = "map-about",
    };
}
