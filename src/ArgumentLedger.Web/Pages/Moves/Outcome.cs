using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Pages.Moves;

/// <summary>What a page says after a move, and where it goes.</summary>
public static class Outcome
{
    /// <summary>What became of the move, in a sentence.</summary>
    public static string Sentence(MovesMade made)
    {
        if (made.Entries.IsEmpty)
            return "That changes nothing: it is on the ledger already.";
        return Created(made) is not { } label ? "It is on the ledger."
            : IsTakenBack(label) ? $"{label} is on the ledger. If it was a mistake, withdraw it: it then stays on record as withdrawn."
            : $"{label} is on the ledger.";
    }

    static bool IsTakenBack(string label) => label[0] is not ('s' or 'p');

    /// <summary>Where the words that were just logged are shown.</summary>
    public static string Address(MovesMade made, Move move)
    {
        var debate = $"/debates/{made.Debate}";
        var label = Created(made) ?? made.Entries.LastOrDefault()?.Event.BearsOn(made.State).FirstOrDefault();
        return label switch
        {
            null or "" => debate,
            ['s', ..] => $"{debate}/sources/{label}",
            ['p', ..] => $"{debate}/people#{label}",
            _ when move is StateCredence => $"{debate}/{label}#credences",
            _ when move is LinkContributions or ConfirmLink => $"{debate}/{Position(made, label)}#{label.TrimEnd('>')}",
            _ => $"{debate}{Branch(made, label)}#{label}",
        };
    }

    static string Position(MovesMade made, string label) =>
        made.State.Links.TryGetValue(label, out var link) ? link.From : label;

    // A long debate does not fit on its first page: go to the branch that has the new words.
    static string Branch(MovesMade made, string label)
    {
        if (made.State.Order.Count <= ShowModel.Most)
            return "";
        var shown = made.State.Concessions.TryGetValue(label, out var concession) ? concession.What : label;
        return made.State.Contributions.TryGetValue(shown, out var it) ? $"?branch={it.Parent ?? shown}" : "";
    }

    static string? Created(MovesMade made) =>
        made.Entries.Where(entry => entry.Event is not SpeakerIntroduced || made.Entries.Length == 1)
            .Select(entry => entry.Event.Creates()).FirstOrDefault(label => label is not null);
}
