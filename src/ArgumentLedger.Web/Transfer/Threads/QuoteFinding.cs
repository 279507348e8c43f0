using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Web.Transfer.Threads;

/// <summary>
/// Finds where in earlier messages, or in the post, the words of a quote stand. The domain's check judges; this only
/// chooses where to look, so that a long thread takes time in proportion to its length.
/// </summary>
sealed class QuoteFinding
{
    /// <summary>So many texts that share most words with a quote are looked at.</summary>
    const int Candidates = 4;

    /// <summary>Of a quote too short to tell texts apart, so many messages before it are looked at.</summary>
    const int Nearby = 6;

    /// <summary>Characters to look through for like words, in steps of 64 of the quote; beyond that a thread is made to be slow.</summary>
    const long MostWork = 100_000_000;

    readonly List<(int? Message, QuotedText OwnWords)> earlier = [];
    readonly Shingles index = new();
    long work;

    internal QuoteFinding(Post? post)
    {
        if (post is not null)
            Add(null, post.Text);
    }

    /// <summary>Takes in a message that later ones may quote.</summary>
    internal void Learn(Message message) => Add(message.Id, OwnWordsOf(message));

    /// <summary>Where the words come from: the best match, the latest message among equals.</summary>
    internal Origin Find(string exact)
    {
        var best = Origin.NotOnRecord;
        if (exact.Length is 0 or > Limits.Text)
            return best;
        foreach (var number in Places(exact))
        {
            best = Better(best, Check(earlier[number], exact));
            if (best.Fidelity == Fidelity.Verbatim)
                break;
        }
        return best;
    }

    void Add(int? message, string words)
    {
        index.Add(earlier.Count, words);
        earlier.Add((message, QuotedText.Prepare(words)));
    }

    IEnumerable<int> Places(string exact) =>
        Lexis.Of(exact).Take(4).Count() > 3
            ? index.Nearest(exact, Candidates)
            : Enumerable.Range(0, Math.Min(Nearby, earlier.Count)).Select(back => earlier.Count - 1 - back);

    Origin Check((int? Message, QuotedText OwnWords) text, string exact)
    {
        work += text.OwnWords.Text.Length * (long)(exact.Length / 64 + 1);
        var finding = work > MostWork ? Finding.Nothing : text.OwnWords.Find(exact);
        if (finding.Fidelity == Fidelity.NotFound)
            return Origin.NotOnRecord;
        return finding.Place is { } place
            ? new(finding.Fidelity, text.Message, place.Units.Start.Value, place.Units.End.Value)
            : new(finding.Fidelity, text.Message, -1, -1);
    }

    static Origin Better(Origin one, Origin other) => Rank(other.Fidelity) < Rank(one.Fidelity) ? other : one;

    static int Rank(Fidelity fidelity) => fidelity switch
    {
        Fidelity.Verbatim => 0,
        Fidelity.Typographic => 1,
        Fidelity.Ambiguous => 2,
        Fidelity.Altered => 3,
        _ => 4,
    };

    // What a message quotes is not its own: it is blanked out, so that every place stays where it is.
    static string OwnWordsOf(Message message)
    {
        var own = message.Text.ToCharArray();
        foreach (var piece in message.Pieces.Where(piece => piece.Role == Role.Quote))
            own.AsSpan(piece.Start, piece.End - piece.Start).Fill(' ');
        return new(own);
    }
}
