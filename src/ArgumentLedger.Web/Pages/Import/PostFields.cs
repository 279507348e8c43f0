using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Transfer.Threads;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>Asks the rule about sources what it would say of a post, before it is kept in a draft.</summary>
static class PostFields
{
    /// <summary>The fields that are wrong, as the forms name them, each with what to do.</summary>
    internal static IEnumerable<(string Field, string Sentence)> Check(Post post)
    {
        var said = new Utterance("draft", DateTimeOffset.UnixEpoch, new byte[32]);
        var opened = Debate.None.HearAll([new(new OpenDebate("draft"), said)]).After;
        var record = new RecordSource(post.Title, post.Text) { Author = string.IsNullOrEmpty(post.Author) ? null : post.Author, Url = post.Url };
        if (opened.Hear(record, said) is Refused { Refusal: { } refusal })
            yield return ($"post{char.ToUpperInvariant((refusal.Field ?? "text")[0])}{(refusal.Field ?? "text")[1..]}", refusal.Sentence);
    }
}
