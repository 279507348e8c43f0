using ArgumentLedger.Domain;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Projections;
using ArgumentLedger.Web.Projections.Finding;
using Npgsql;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>
/// Whether one position is wished for, by its row alone: the same that a list of positions answers from all rows (a test
/// holds the two against each other). What needs a clock is not wished for here.
/// </summary>
public static class WishedPositions
{
    // Which words a text has is told by the database, as it is of the list's.
    const string HaveWords = "select exists (select from unnest($1) as text where to_tsvector('simple', text) @@ ledger.words_query($2))";

    /// <summary>Whether all that is wished for fits one of some positions.</summary>
    public static async Task<bool> HasFittingAsync(this NpgsqlConnection connection, IEnumerable<Position> rows, PositionWish wish, CancellationToken ct)
    {
        var texts = rows.Where(wish.Fits).Select(row => row.Text ?? "").ToArray();
        return texts.Length > 0 && (wish.Words is not { } words || await connection.ValueAsync<bool>(HaveWords, [texts, words], ct));
    }

    /// <summary>Whether all that is wished for fits a position, but for the words that it is to have.</summary>
    public static bool Fits(this PositionWish wish, Position row) =>
        (wish.Debate is null || row.Debate == wish.Debate)
        && Is(wish.Kind, row.Kind) && Is(wish.Status, row.Status) && Is(wish.Label, row.Standing) && Is(wish.Stance, row.Stance)
        && (wish.IsOpen is null || row.IsOpen == wish.IsOpen)
        && (wish.IsChallenged is null || row.Challenges > 0 == wish.IsChallenged)
        && wish.Voices.All(voice => Has(row, voice.Key, voice.Value));

    static bool Is<T>(T? wanted, string? word) where T : struct, Enum => wanted is not { } value || Rows.Word(value) == word;

    static bool Has(Position row, VoiceRole role, string who) => role switch
    {
        VoiceRole.By => row.By == who,
        VoiceRole.Speaker => row.Speaker == who,
        VoiceRole.Holder => row.Holders.Contains(who),
        VoiceRole.Conceder => row.ConcededBy.Contains(who),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Nobody wishes for this."),
    };

    /// <summary>Whether a debate is in somebody's lists: a public one, or one that they take part in.</summary>
    internal static bool IsFindable(this Debate debate, string contributor) =>
        debate.Visibility == Visibility.Public || debate.Opener == contributor || debate.Participants.ContainsKey(contributor);
}
