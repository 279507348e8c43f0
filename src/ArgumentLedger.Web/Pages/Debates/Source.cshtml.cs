using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;
using ArgumentLedger.Web.Pages.Moves;
using Microsoft.AspNetCore.Mvc;

namespace ArgumentLedger.Web.Pages.Debates;

/// <summary>A source's text with its quotes marked.</summary>
public sealed class SourceModel(DebateInView here) : DebatePage(here)
{
    /// <summary>The source.</summary>
    public Source It { get; private set; } = null!;

    /// <summary>The page of its text that is in view; an empty one when it is hidden.</summary>
    public new TextPage Page { get; private set; } = TextPages.At("", 0);

    /// <summary>That page in pieces.</summary>
    public IReadOnlyList<MarkedPiece> Pieces { get; private set; } = [];

    /// <summary>The quotes taken from it, in the order they were made.</summary>
    public IReadOnlyList<Contribution> Quotes { get; private set; } = [];

    /// <summary>The form that quotes it; null for those who cannot.</summary>
    public MoveForm? Quoting { get; private set; }

    /// <summary>Shows the source, at the page that has a code point.</summary>
    public async Task<IActionResult> OnGetAsync([FromRoute] string source, [FromQuery] string? from, CancellationToken ct)
    {
        if (!Debate.Sources.TryGetValue(source, out var it))
            return NotFound();
        It = it;
        Quotes = [.. Debate.QuotesOf.GetValueOrDefault(source, []).Select(label => Debate.Contributions[label])];
        if (!Here.IsHidden(source))
        {
            Page = TextPages.At(it.Text.ToString(), int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var codePoint) ? codePoint : 0);
            Pieces = MarkedText.Of(Page.Text, Here.MarksIn(it), Page.Start);
        }
        if (Here.Allows(new CiteQuote("…") { Source = source }))
            Quoting = new(typeof(CiteQuote), new Dictionary<string, string> { ["source"] = source }) { Action = Here.FormFor("cite-quote") };
        await Here.LearnAsync(Quotes.Select(quote => quote.Speaker).Concat([it.Speaker, it.Recorder, Debate.Opener]), ct);
        return base.Page();
    }
}
