using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Ledger;
using ArgumentLedger.Web.Pages.Debates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArgumentLedger.Web.Pages.Moves;

/// <summary>A page with the form of a move: sends what was typed, or shows it again with what is wrong.</summary>
public abstract class MovePage(DebateInView here, MoveSender sender) : PageModel
{
    const string NewSpeaker = "newSpeaker";
    const string KeyField = "_key";
    const string CheckField = "_check";

    MoveForm? form;

    /// <summary>The debate and who looks at it.</summary>
    public DebateInView Here => here;

    /// <summary>The form.</summary>
    public MoveForm Form => form ?? throw new InvalidOperationException("No form was laid out.");

    /// <summary>What was just done, in a sentence.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Lays the form out with what was typed, or what its address says.</summary>
    protected void LayOut(Type kind, IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> typed) =>
        form = new(kind, typed.Where(pair => pair.Key.Length < 100).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal))
        {
            Action = Request.Path,
        };

    /// <summary>Makes the move, or says what is wrong.</summary>
    protected async Task<IActionResult> SendAsync(Guid debate, CancellationToken ct)
    {
        var typed = Request.Form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var binder = new MoveBinder(typed);
        if (binder.Read(Form.Kind) is not { } move)
            return Again(binder.Wrong);
        var moves = WithNewSpeaker(move, typed);
        if (typed.ContainsKey(CheckField))
            return Checked(moves, binder);
        var answer = await sender.SendAsync(User, debate, moves, KeyOf(typed), null, ct);
        return answer switch
        {
            MovesMade made => Shown(made, move),
            MovesRefused refused => Again(FieldOf(refused, moves, binder), refused.Refusal.Sentence),
            KeyReused => Again("", "This form was sent once already, with other words. Send it again if both are to be logged."),
            _ => Again("", "The debate has moved on meanwhile. Look at what is new, then send this again."),
        };
    }

    // The rules themselves say what would come of it.
    IActionResult Checked(List<Move> moves, MoveBinder binder)
    {
        var hearing = here.Try(moves);
        if (hearing.Refusal is { } refusal)
            return Again(FieldOf(new MovesRefused(refusal, hearing.RefusedAt), moves, binder), refusal.Sentence);
        Form.Checked = [.. hearing.Entries.Select(entry => entry.Event).OfType<Quoted>().Select(quoted => QuoteInView.Of(hearing.After, hearing.After.Contributions[quoted.Label]))];
        return Page();
    }

    static List<Move> WithNewSpeaker(Move move, Dictionary<string, string> typed)
    {
        string? Given(string field) => typed.GetValueOrDefault($"{NewSpeaker}.{field}") is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        if (!move.IsSpoken || Given("name") is not { } name)
            return [move];
        var introduced = new IntroduceSpeaker(name) { As = NewSpeaker, About = Given("about"), Url = Given("url") };
        return [introduced, move with { Speaker = "@" + NewSpeaker }];
    }

    static string FieldOf(MovesRefused refused, List<Move> moves, MoveBinder binder)
    {
        var field = refused.Refusal.Field ?? "";
        return refused.Index < moves.Count - 1 ? $"{NewSpeaker}.{field}" : binder.FieldOf(field);
    }

    IdempotencyKey? KeyOf(Dictionary<string, string> typed)
    {
        if (typed.GetValueOrDefault(KeyField) is not { Length: > 0 and <= 200 } key)
            return null;
        var body = typed.Where(pair => !pair.Key.StartsWith('_')).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}");
        return MoveSender.KeyOf(User.ContributorId()!, key, $"{Request.Path}\n{string.Join('\n', body)}");
    }

    IActionResult Again(string field, string sentence) => Again(new Dictionary<string, string> { [field] = sentence });

    IActionResult Again(IReadOnlyDictionary<string, string> wrong)
    {
        foreach (var (field, sentence) in wrong)
            Form.Wrong[field] = sentence;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // A script that posted the form in place is told where to go; a browser is sent there.
    IActionResult Shown(MovesMade made, Move move)
    {
        Done = Outcome.Sentence(made);
        var address = Outcome.Address(made, move);
        if (!Request.Headers.ContainsKey("X-In-Place"))
            return Redirect(address);
        Response.Headers.Location = address;
        return new StatusCodeResult(StatusCodes.Status201Created);
    }
}
