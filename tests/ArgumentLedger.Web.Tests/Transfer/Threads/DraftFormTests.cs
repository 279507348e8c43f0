using ArgumentLedger.Web.Pages.Import;
using ArgumentLedger.Web.Transfer.Threads;
using Microsoft.AspNetCore.Http;

namespace ArgumentLedger.Web.Tests.Transfer.Threads;

/// <summary>What becomes of names that are typed into a draft.</summary>
public sealed class DraftFormTests
{
    // The third message is taken to be by the author of the first, for it answers the answer to that.
    static readonly Conversation Read = ThreadReading.Read("""
        School should begin at nine.

        I disagree. Parents have to be at work before nine.

        Fair point, but a parent can let them sleep and leave.
        """, null);

    static string[] Named(params string[] names)
    {
        var typed = Read.Messages.Select((message, n) => (message.Id, Name: names[n])).ToDictionary(pair => $"name-{pair.Id}", pair => new Microsoft.Extensions.Primitives.StringValues(pair.Name));
        var read = new DraftForm(Read, new FormCollection(typed)).Read();
        return [.. read.Messages.Select(message => read.Authors.Find(author => author.Id == message.Author)!.Name ?? "")];
    }

    [Fact]
    public void A_name_typed_at_one_message_is_the_name_at_all_of_that_author()
    {
        Assert.Equal(Read.Messages[0].Author, Read.Messages[2].Author);
        Assert.Equal(["Ann", "Bo", "Ann"], Named("Ann", "Bo", ""));
        Assert.Equal(["Ann", "Bo", "Ann"], Named("", "Bo", "Ann"));
    }

    [Fact]
    public void Two_names_typed_for_one_author_make_two() =>
        Assert.Equal(["Ann", "Bo", "Cleo"], Named("Ann", "Bo", "Cleo"));
}
