using System.Collections.Immutable;
using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Moves;

/// <summary>Quotes that a claim or rebuttal brings along; each becomes a quote offered for it.</summary>
static class QuotesAlong
{
    internal static Decision With(
        DebateEvent made, string label, ImmutableArray<Excerpt> quotes, Debate debate, Utterance said)
    {
        if (quotes.IsDefaultOrEmpty)
            return Decision.Accept(made);
        if (quotes.Length > Limits.QuotesPerMove)
            return new Refusal("too-many-quotes", "quotes", $"One contribution brings at most {Limits.QuotesPerMove} quotes: cite the others by themselves.");
        var events = ImmutableArray.CreateBuilder<DebateEvent>(quotes.Length + 1);
        events.Add(made);
        for (var i = 0; i < quotes.Length; i++)
        {
            // A list in JSON may hold nulls, whatever its type says.
            if (quotes[i] is null)
                return new Refusal("text-length", $"quotes[{i}]", "This quote is empty: give its words, or leave it out.");
            if (Citing.Cite(debate, said, $"quotes[{i}].", quotes[i], debate.NextLabel('q', i), (label, 1), out var quoted) is { } refusal)
                return refusal;
            events.Add(quoted);
        }
        return Decision.Accept(events.MoveToImmutable());
    }
}
