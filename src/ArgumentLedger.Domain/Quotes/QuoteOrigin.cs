namespace ArgumentLedger.Domain.Quotes;

/// <summary>What has become of that which a quote was taken from.</summary>
public enum OriginState
{
    /// <summary>It stands as it was quoted.</summary>
    Unchanged,

    /// <summary>It was reworded since.</summary>
    Amended,

    /// <summary>Its author took it back.</summary>
    Withdrawn,

    /// <summary>A moderator hid its words.</summary>
    Hidden,

    /// <summary>It is not on record.</summary>
    Unrecorded,
}

/// <summary>That which a quote was taken from, as it is now.</summary>
/// <param name="State">What has become of it.</param>
/// <param name="Text">Its words as they stood when they were quoted; null when hidden, erased or not on record.</param>
public sealed record QuoteOrigin(OriginState State, string? Text)
{
    /// <summary>Whether the quote no longer shows what stands there.</summary>
    public bool IsLost => State != OriginState.Unchanged;

    /// <summary>The words at the place where a quote is anchored; null when it has none here: a ledger from elsewhere may say anything.</summary>
    public string? WordsAt(Anchor anchor) =>
        Text is not null && anchor is { Start: { } start, End: { } end } && start <= end && end <= CodePoints.Count(Text)
            ? Text[CodePoints.IndexOf(Text, start)..CodePoints.IndexOf(Text, end)]
            : null;
}

/// <summary>Follows quotes when that which they quote changes.</summary>
public static class Origins
{
    /// <summary>What has become of that which a quote was taken from.</summary>
    public static QuoteOrigin OriginOf(this Debate debate, Anchor anchor)
    {
        if (anchor.Quoted is not { } quoted)
            return new(OriginState.Unrecorded, null);
        if (debate.Hidden.ContainsKey(quoted))
            return new(OriginState.Hidden, null);
        if (anchor.Source is { } source)
            return new(OriginState.Unchanged, debate.Sources[source].Text.Text);
        var contribution = debate.Contributions[quoted];
        var state = contribution.Withdrawn is not null ? OriginState.Withdrawn
            : anchor.Revision < contribution.Revision ? OriginState.Amended
            : OriginState.Unchanged;
        return new(state, contribution.Wordings[(anchor.Revision ?? contribution.Revision) - 1].Text.Text);
    }

    /// <summary>A label and the quotes that repeat its words, and those that repeat theirs: to hide words is to hide them everywhere.</summary>
    internal static IEnumerable<string> WithRepeaters(this Debate debate, string label)
    {
        var labels = new List<string> { label };
        for (var i = 0; i < labels.Count; i++)
            labels.AddRange(debate.QuotesOf.At(labels[i]).Where(quote => IsFound(debate.Contributions[quote].Anchor!)));
        return labels;
    }

    static bool IsFound(Anchor anchor) => anchor.Fidelity is not (Fidelity.NotFound or Fidelity.NoSource);
}
