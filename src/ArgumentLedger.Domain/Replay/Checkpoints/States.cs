using ArgumentLedger.Domain.Quotes;

namespace ArgumentLedger.Domain.Replay.Checkpoints;

/// <summary>Describes what was said, each thing with all it has been, oldest first and then by what changed.</summary>
static class States
{
    internal static Contribution? OfContribution(Pen pen, Contribution? it) => Chain(pen, it, static it => it.Past, Describe, static (it, past) => it.Past = past);

    internal static Link? OfLink(Pen pen, Link? it) => Chain(pen, it, static it => it.Past, Describe, static (it, past) => it.Past = past);

    internal static Concession? OfConcession(Pen pen, Concession? it) => Chain(pen, it, static it => it.Past, Describe, static (it, past) => it.Past = past);

    static T? Chain<T>(Pen pen, T? last, Func<T, Past<T>> past, Func<Pen, T?, T?, T> describe, Action<T, Past<T>> keep) where T : class
    {
        var states = pen.Reads ? null : Since(last, past);
        var count = pen.Int(states?.Count ?? 0);
        T? before = null;
        for (var i = 0; i < count; i++)
        {
            var it = states?.Pop();
            var since = pen.Long(it is null ? 0 : past(it).Since);
            var read = describe(pen, before, it);
            if (pen.Reads)
                keep(read, new(since, before));
            before = pen.Reads ? read : it;
        }
        return before;
    }

    // What it has been, the oldest on top.
    static Stack<T> Since<T>(T? last, Func<T, Past<T>> past) where T : class
    {
        var states = new Stack<T>();
        for (var it = last; it is not null; it = past(it).Earlier)
            states.Push(it);
        return states;
    }

    static Contribution Describe(Pen pen, Contribution? before, Contribution? it)
    {
        var first = before ?? new Contribution
        {
            Label = pen.Name(it?.Label)!,
            Kind = (ContributionKind)pen.Byte((byte)(it?.Kind ?? default)),
            Speaker = pen.Name(it?.Speaker)!,
            Recorder = pen.Name(it?.Recorder)!,
            Version = pen.Long(it?.Version ?? 0),
            At = pen.Time(it?.At ?? default),
            SaidAt = pen.Time(it?.SaidAt),
            Title = OfWords(pen, it?.Title),
            Parent = pen.Name(it?.Parent),
            Stance = (Stance?)pen.Int((int?)it?.Stance),
            Anchor = pen.Shared(it?.Anchor, Describe),
            Wordings = [],
        };
        return first with
        {
            Wordings = pen.List(before?.Wordings ?? [], it?.Wordings, Describe),
            Credences = pen.List(before?.Credences ?? [], it?.Credences, Describe),
            Withdrawn = pen.Shared(it?.Withdrawn, Describe),
        };
    }

    static Link Describe(Pen pen, Link? before, Link? it)
    {
        var first = before ?? new Link
        {
            Id = pen.Name(it?.Id)!,
            Kind = (LinkKind)pen.Byte((byte)(it?.Kind ?? default)),
            From = pen.Name(it?.From)!,
            To = pen.Name(it?.To)!,
            Scheme = OfWords(pen, it?.Scheme),
            Owner = pen.Name(it?.Owner)!,
            Recorder = pen.Name(it?.Recorder)!,
            Version = pen.Long(it?.Version ?? 0),
            FromRevision = 0,
            ToRevision = 0,
        };
        return first with
        {
            FromRevision = pen.Int(it?.FromRevision ?? 0),
            ToRevision = pen.Int(it?.ToRevision ?? 0),
            Confirmed = pen.Long(it?.Confirmed),
            Withdrawn = pen.Shared(it?.Withdrawn, Describe),
        };
    }

    static Concession Describe(Pen pen, Concession? before, Concession? it)
    {
        var first = before ?? new Concession
        {
            Label = pen.Name(it?.Label)!,
            Speaker = pen.Name(it?.Speaker)!,
            Recorder = pen.Name(it?.Recorder)!,
            What = pen.Name(it?.What)!,
            Revision = pen.Int(it?.Revision ?? 0),
            Extent = (Extent)pen.Byte((byte)(it?.Extent ?? default)),
            Yields = pen.Name(it?.Yields),
            Text = OfWords(pen, it?.Text),
            GivesUp = pen.List([], it?.GivesUp, Describe),
            Version = pen.Long(it?.Version ?? 0),
            At = pen.Time(it?.At ?? default),
            SaidAt = pen.Time(it?.SaidAt),
        };
        return first with { Withdrawn = pen.Shared(it?.Withdrawn, Describe) };
    }

    static Wording Describe(Pen pen, Wording? it) => new(OfWords(pen, it?.Text)!, pen.Long(it?.Version ?? 0), OfWords(pen, it?.Reason));

    static Credence Describe(Pen pen, Credence? it) =>
        new(pen.Name(it?.By)!, pen.Double(it?.Probability ?? 0), pen.Int(it?.Revision ?? 0), pen.Long(it?.Version ?? 0));

    static Withdrawal Describe(Pen pen, Withdrawal? it) => new(pen.Long(it?.Version ?? 0), OfWords(pen, it?.Reason)!);

    static GivenUp Describe(Pen pen, GivenUp? it) => new(pen.Name(it?.Element)!, pen.Int(it?.Revision ?? 0), pen.Int(it?.FromRevision ?? 0));

    static Anchor Describe(Pen pen, Anchor? it) => new(
        pen.Name(it?.Source), pen.Name(it?.Contribution), pen.Int(it?.Revision), OfWords(pen, it?.Prefix), OfWords(pen, it?.Suffix),
        (Fidelity)pen.Byte((byte)(it?.Fidelity ?? default)), pen.Int(it?.Start), pen.Int(it?.End));

    /// <summary>Words, each once.</summary>
    internal static Words? OfWords(Pen pen, Words? words) => pen.Shared(words, WordsWritten.Describe);
}
