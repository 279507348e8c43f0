using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Moves;

namespace ArgumentLedger.Web.Transfer.Kialo;

/// <summary>Puts a Kialo discussion together, line by line.</summary>
sealed class KialoOutline
{
    readonly List<Claim> claims = [];
    readonly Dictionary<string, Claim> byNumber = new(StringComparer.Ordinal);
    readonly StringBuilder title = new();
    Claim? current;
    bool isTitled;
    int theses;

    sealed record Claim(int Index, string Number, Claim? Parent, bool IsPro, int Line, StringBuilder Words)
    {
        internal string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"k{Index}");

        internal string Reference => "@" + Name;

        // Looked for once, when all its words are read.
        readonly Lazy<string?> reference = new(() =>
            Parent is not null && KialoText.Reference.Match(Words.ToString().Trim()) is { Success: true } found ? found.Groups["number"].Value : null);

        /// <summary>The number of the claim it stands for; null when it has words of its own.</summary>
        internal string? Refers => reference.Value;

        internal Place Place => Place.At(Line, 1);

        internal string Text => KialoText.Unescape(Words.ToString().Trim());
    }

    /// <summary>Takes one line; a fault when it cannot stand here.</summary>
    internal Fault? Take(ReadOnlySpan<char> line, int number)
    {
        if (!isTitled && line.StartsWith(KialoText.TitleMark, StringComparison.OrdinalIgnoreCase))
        {
            isTitled = true;
            title.Append(line[KialoText.TitleMark.Length..].Trim());
            return null;
        }
        var match = KialoText.Heading.Match(line.ToString());
        if (match.Success && IsHeading(match.Groups["number"].Value, match.Groups["side"].Success))
            return Begin(match.Groups["number"].Value, match.Groups["side"].Value, match.Groups["words"].Value, number);
        if (current is not null)
            current.Words.Append('\n').Append(line);
        else if (!line.IsWhiteSpace() && isTitled)
            title.Append(' ').Append(line.Trim());
        else if (!line.IsWhiteSpace())
            return new(Place.At(number, 1), $"“{Frameworks.AttackGraphBuilder.Shown(line)}” stands here; “{KialoText.TitleMark} …” or “1. …” was expected.");
        return null;
    }

    // Words may themselves hold lines that begin with a number: theses count on from one to the next, and all other
    // claims say which side they are on.
    bool IsHeading(string number, bool hasSide) =>
        number.Contains('.', StringComparison.Ordinal) ? hasSide : !hasSide && number == (theses + 1).ToString(CultureInfo.InvariantCulture);

    Fault? Begin(string number, string side, string words, int line)
    {
        var place = Place.At(line, 1);
        if (claims.Count == FileText.MostContributions)
            return new(place, string.Create(CultureInfo.InvariantCulture, $"This is claim {claims.Count + 1:N0}; an import makes at most {FileText.MostContributions:N0} contributions: divide the file."));
        Claim? parent = null;
        if (number.LastIndexOf('.') is >= 0 and var end && !byNumber.TryGetValue(number[..end], out parent))
            return new(place, $"Claim {number}. stands here, but there is no claim {number[..end]}. before it.");
        current = new(claims.Count, number, parent, side == "Pro", line, new(words));
        if (!byNumber.TryAdd(number, current))
            return new(place, $"There is a claim {number}. already, in line {byNumber[number].Line}.");
        claims.Add(current);
        if (parent is null)
            theses++;
        return null;
    }

    /// <summary>The discussion as moves.</summary>
    internal Reading Finish()
    {
        if (claims.Count == 0)
            return new Fault(Place.At(1, 1), "The file has no claims: lines such as “1. …” and “1.1. Pro: …” were expected.");
        var losses = new LossList();
        var (moves, links) = (ImmutableArray.CreateBuilder<PlacedMove>(), new List<PlacedMove>());
        var joined = new HashSet<(int, int, bool)>();
        foreach (var claim in claims)
        {
            if (claim.Refers is { } number)
            {
                if (Join(claim, claim.Parent!, number, joined, links, losses) is { } unknown)
                    return unknown;
                continue;
            }
            var (move, fault) = Make(claim);
            if (move is null)
                return fault!;
            moves.Add(new(move, claim.Place));
            if (claim.Parent is not null)
                joined.Add((claim.Index, claim.Parent.Index, claim.IsPro));
        }
        return new Parsed([.. moves, .. links], losses.Finish()) { Motion = title.Length == 0 ? null : KialoText.Unescape(title.ToString()) };
    }

    static (Move? Move, Fault? Fault) Make(Claim claim)
    {
        var text = claim.Text;
        if (Limits.Check("text", text, Limits.Text, "text-length") is { } refusal)
            return (null, new(claim.Place, $"Claim {claim.Number}.: {refusal.Sentence}"));
        if (claim.Parent is { Refers: not null } parent)
            return (null, new(claim.Place, $"Claim {claim.Number}. answers {parent.Number}., which only refers to another claim: put it below that one."));
        return (claim switch
        {
            { Parent: null } => new MakeClaim(text) { As = claim.Name },
            { IsPro: true } => new MakeClaim(text) { As = claim.Name, Supports = claim.Parent.Reference },
            _ => new RebutClaim(claim.Parent.Reference, text) { As = claim.Name },
        }, null);
    }

    Fault? Join(Claim claim, Claim parent, string number, HashSet<(int, int, bool)> joined, List<PlacedMove> links, LossList losses)
    {
        if (!byNumber.TryGetValue(number, out var seen) || seen.Refers is not null)
            return new(claim.Place, $"Claim {claim.Number}. refers to a claim {number}., which is not in the file with words of its own.");
        if (joined.Add((seen.Index, parent.Index, claim.IsPro)))
            links.Add(new(new LinkContributions(seen.Reference, parent.Reference, claim.IsPro ? LinkKind.Support : LinkKind.Attack), claim.Place));
        else
            losses.Add("A claim is joined to another twice in the same way; once counts.", claim.Place);
        return null;
    }
}
