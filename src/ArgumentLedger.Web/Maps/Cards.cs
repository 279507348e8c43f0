using System.Globalization;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Pages.Debates;

namespace ArgumentLedger.Web.Maps;

/// <summary>Writes the cards of a map.</summary>
/// <param name="debate">The debate at the moment shown.</param>
/// <param name="nameOf">The name of a speaker who is no member of the cast: a contributor's id goes in.</param>
sealed class Cards(Debate debate, Func<string, string> nameOf)
{
    /// <summary>Width of a card.</summary>
    internal const double Width = 252;

    const int MostWords = 5;
    const int MostNotes = 3;
    const int MostConcessions = 2;

    /// <summary>The card of a node.</summary>
    /// <param name="remarks">What it also says of contributions that are not on the map.</param>
    internal Card Of(MapNode node, IEnumerable<string> remarks) => node.IsCount ? Count(node) : Contribution(node.It!, node.Notes, [.. remarks]);

    /// <summary>The motion, or what the branch replies to, as the head of the map.</summary>
    internal Card Head(Contribution? top)
    {
        const double width = 2 * Width + 40;
        var words = top is null ? debate.Motion?.ToString() ?? "" : WordsOf(top);
        var text = new CardText(width).Down(4);
        if (top is not null)
            text.Set(TextStyle.Aside, $"Replies to {top.Label}, {NameOf(top.Speaker)}:", 1);
        text.Set(top is null ? TextStyle.Motion : TextStyle.Above, words, 4);
        return new(width, text.Y + 14, top is null ? "m-head" : $"m-head m-{Kinds.Of(debate, top).Style}", text.Lines, Wrapping.Drawable(words));
    }

    /// <summary>The name of a speaker; never one that a moderator has hidden.</summary>
    internal string NameOf(string speaker) =>
        !debate.Cast.TryGetValue(speaker, out var member) ? nameOf(speaker)
        : debate.Hidden.ContainsKey(speaker) ? $"{speaker}, name hidden" : member.Name.ToString();

    static Card Count(MapNode node)
    {
        var words = node.More == 1 ? "+1 more" : string.Create(CultureInfo.InvariantCulture, $"+{node.More:N0} more");
        var text = new CardText(200).Set(TextStyle.More, words, 1);
        var width = 30 + TextStyle.More.Size * TextStyle.More.Bold * TextWidths.Of(words);
        var below = node.It is { } it ? $"below {it.Label}" : "in reply to the motion";
        return new(width, 25, "m-count", text.Lines, node.More == 1 ? $"One contribution {below} is folded away: show it" : $"{node.More} contributions {below} are folded away: show them") { Level = 12.5 };
    }

    Card Contribution(Contribution it, IReadOnlyList<Contribution> quotes, IReadOnlyList<string> remarks)
    {
        var kind = Kinds.Of(debate, it);
        var standing = debate.StandingOf(it.Label);
        var isHidden = debate.Hidden.ContainsKey(it.Label);
        var text = new CardText(Width)
            .SetBoth(TextStyle.Kind, kind.Word, TextStyle.Label, it.Label)
            .Set(TextStyle.Speaker, NameOf(it.Speaker), 1).Down(2)
            .Set(isHidden ? TextStyle.Aside : TextStyle.Words, WordsOf(it), MostWords);
        foreach (var line in Conceded(it))
            text.Set(TextStyle.Conceded, line, 2);
        foreach (var remark in remarks)
            text.Set(TextStyle.Aside, remark, 2);
        text.Set(TextStyle.Status, StatusOf(it), 1);
        var frame = text.Y + 9;
        var (notes, height) = Notes(quotes, frame);
        return new(Width, height, Style(it, kind, standing, isHidden), text.Lines, TitleOf(it, remarks))
        {
            Frame = frame,
            Notes = notes,
            Strength = standing is null || it.Withdrawn is not null || isHidden ? null : (standing.Strength, text.Y),
        };
    }

    IEnumerable<string> Conceded(Contribution it)
    {
        var made = debate.ConcessionsOf.GetValueOrDefault(it.Label, []).Select(label => debate.Concessions[label]).Where(one => one.Withdrawn is null).ToList();
        foreach (var one in made.Take(MostConcessions))
            yield return one.Extent == Extent.Full ? $"⚑ {NameOf(one.Speaker)} concedes this" : $"⚐ {NameOf(one.Speaker)} concedes part of this";
        if (made.Count > MostConcessions)
            yield return $"⚑ and {made.Count - MostConcessions} more";
    }

    string StatusOf(Contribution it) => debate.StandingOf(it.Label) is { } standing
        ? debate.Hidden.ContainsKey(it.Label) ? "– hidden" : $"{Kinds.Mark(standing.Status)} {standing.Status.Word()}"
        : it.Withdrawn is not null ? "– withdrawn" : debate.IsOpen(it) ? "○ open" : "✓ answered";

    static string Style(Contribution it, KindShown kind, Standing? standing, bool isHidden)
    {
        var style = $"m-card m-{kind.Style}";
        if (isHidden)
            return style + " m-hidden";
        if (standing is not null)
            style += $" m-{standing.Status.ToString().ToLowerInvariant()}";
        return it.Withdrawn is null || standing is not null ? style : style + " m-withdrawn";
    }

    (IReadOnlyList<CardNote> Notes, double Bottom) Notes(IReadOnlyList<Contribution> quotes, double top)
    {
        var notes = new List<CardNote>();
        foreach (var quote in quotes.Take(quotes.Count > MostNotes ? MostNotes - 1 : MostNotes))
        {
            var text = new CardText(Width).Down(top + 3).Set(TextStyle.Quote, Quoted(quote), 2, indent: 14);
            if (SignOf(quote) is { Length: > 0 } sign)
                text.Set(TextStyle.Aside, sign, 1, indent: 14);
            notes.Add(new(quote.Label, top, text.Y + 7 - top, text.Lines, TitleOf(quote, [])));
            top = text.Y + 7;
        }
        if (quotes.Count > MostNotes)
        {
            var rest = quotes.Skip(MostNotes - 1).ToList();
            var text = new CardText(Width).Down(top + 2).Set(TextStyle.Aside, $"and {rest.Count} more quotes", 1, indent: 14);
            notes.Add(new(null, top, text.Y + 7 - top, text.Lines, string.Join(" · ", rest.Select(quote => TitleOf(quote, [])))));
            top = text.Y + 7;
        }
        return (notes, notes.Count == 0 ? top : top + 2);
    }

    string Quoted(Contribution quote) => debate.Hidden.ContainsKey(quote.Label) ? WordsOf(quote) : $"“{quote.Text}”";

    // A quote that holds and that nobody has attacked needs no word.
    string SignOf(Contribution quote)
    {
        var signs = new List<string>();
        if (quote.Anchor is { Fidelity: not (Fidelity.Verbatim or Fidelity.Typographic) } anchor && !debate.Hidden.ContainsKey(quote.Label))
            signs.Add("≠ " + Kinds.Grade(anchor.Fidelity));
        if (debate.StandingOf(quote.Label) is { Status: not Status.Unchallenged })
            signs.Add(StatusOf(quote));
        return string.Join(" · ", signs);
    }

    string WordsOf(Contribution it) =>
        debate.Hidden.TryGetValue(it.Label, out var hiding) ? $"hidden by a moderator: {hiding.Reason}"
        : debate.TitleOf(it) is { } title ? $"{title}: {it.Text}" : it.Text.ToString();

    string TitleOf(Contribution it, IReadOnlyList<string> remarks)
    {
        var standing = debate.StandingOf(it.Label);
        var strength = standing is null || debate.Hidden.ContainsKey(it.Label) ? "" : $", strength {Kinds.Percent(standing.Strength)}";
        var grade = it.Anchor is { } anchor ? $" ({Kinds.Grade(anchor.Fidelity)})" : "";
        return Wrapping.Drawable(string.Join(". ",
            new[] { $"{it.Label}: {Kinds.Of(debate, it).Word}, {NameOf(it.Speaker)}{grade}", $"“{WordsOf(it)}”", StatusOf(it)[2..] + strength }
                .Concat(Conceded(it).Select(line => line[2..])).Concat(remarks)) + ".");
    }
}
