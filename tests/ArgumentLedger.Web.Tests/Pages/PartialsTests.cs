using System.Reflection;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Pages.Moves;
using Microsoft.AspNetCore.Razor.Hosting;

namespace ArgumentLedger.Web.Tests.Pages;

public sealed class PartialsTests
{
    static readonly HashSet<string> Views = [.. typeof(MoveForm).Assembly
        .GetCustomAttributes<RazorCompiledItemAttribute>().Select(view => view.Identifier)];

    public static TheoryData<string> Moves => [.. Vocabulary.Moves.Keys];

    public static TheoryData<string> Events => [.. Vocabulary.Events.Keys];

    [Theory, MemberData(nameof(Moves))]
    public void Every_move_has_its_form(string name) =>
        Assert.Contains(MoveForm.PartialOf(Vocabulary.Moves[name]), Views);

    [Theory, MemberData(nameof(Events))]
    public void Every_event_has_its_sentence_in_the_history(string name) =>
        Assert.Contains($"/Pages/History/_{Vocabulary.Events[name].Name}.cshtml", Views);
}
