using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>Why a contribution stands as it does, as a value with a code; it names what it rests on.</summary>
public abstract record Reason
{
    /// <summary>Its code in kebab case, such as <c>standing-attack</c>.</summary>
    public abstract string Code { get; }

    /// <summary>The labels of the contributions and concessions that it rests on, those that decide first.</summary>
    public virtual IEnumerable<string> RestsOn => Say().Labels;

    /// <summary>The reason as a sentence.</summary>
    public abstract Sentence Say();
}

/// <summary>Its author took it back.</summary>
/// <param name="Event">The version that did.</param>
public sealed record WithdrawnByAuthor(long Event) : Reason
{
    /// <inheritdoc/>
    public override string Code => "withdrawn";

    /// <inheritdoc/>
    public override Sentence Say() => Sentence.Of($"Its author took it back.");
}

/// <summary>A moderator has hidden it; it counts as withdrawn until it is restored.</summary>
/// <param name="Event">The version that hid it.</param>
public sealed record HiddenByModerator(long Event) : Reason
{
    /// <inheritdoc/>
    public override string Code => "hidden";

    /// <inheritdoc/>
    public override Sentence Say() => Sentence.Of($"A moderator has hidden it, so it counts as withdrawn.");
}

/// <summary>Its author gave it up.</summary>
/// <param name="Concession">The concession that did.</param>
/// <param name="To">The contribution it was given up to.</param>
public sealed record GivenUpInFull(string Concession, string To) : Reason
{
    /// <inheritdoc/>
    public override string Code => "conceded";

    /// <inheritdoc/>
    public override Sentence Say() => Sentence.Of($"Its author accepted {To}, and with that gave this up ({Concession}).");
}

/// <summary>Its author gave part of it up, so that it is Undecided at best.</summary>
/// <param name="Concession">The concession that did.</param>
/// <param name="To">The contribution it was given up to.</param>
/// <param name="Besides">The attack that stands or is open against it too; null when there is none.</param>
public sealed record GivenUpInPart(string Concession, string To, AttackReason? Besides) : Reason
{
    /// <inheritdoc/>
    public override string Code => "partly-conceded";

    /// <inheritdoc/>
    public override Sentence Say()
    {
        var conceded = Sentence.Of($"Its author accepted part of {To} ({Concession}), so it cannot fully stand as worded.");
        return Besides is null ? conceded : Sentence.Of($"{conceded} Besides: {Besides.Clause()}.");
    }
}

/// <summary>An attack is what it rests on.</summary>
/// <param name="Attack">The id of the attacking link.</param>
/// <param name="From">The contribution it comes from.</param>
public abstract record AttackReason(string Attack, string From) : Reason
{
    /// <inheritdoc/>
    public override Sentence Say() => Sentence.Of($"{Clause()}.");

    /// <summary>The reason without a full stop, to be put into a longer sentence.</summary>
    internal abstract Sentence Clause();
}

/// <summary>An attack on it stands.</summary>
/// <param name="Attack">The id of the attacking link.</param>
/// <param name="From">The contribution it comes from.</param>
/// <param name="IsChallenged">Whether somebody tried to answer the attack.</param>
public sealed record StandingAttack(string Attack, string From, bool IsChallenged) : AttackReason(Attack, From)
{
    /// <inheritdoc/>
    public override string Code => "standing-attack";

    internal override Sentence Clause() => IsChallenged
        ? Sentence.Of($"{From} stands against it, and no answer to {From} has held")
        : Sentence.Of($"{From} stands against it, and nobody has answered {From}");
}

/// <summary>Why an attack neither bites nor fails.</summary>
public enum Openness
{
    /// <summary>It was made for earlier words, and its owner has not confirmed it since.</summary>
    Stale,

    /// <summary>Its owner has given part of it up.</summary>
    HalfConceded,

    /// <summary>What it comes from is undecided itself.</summary>
    SourceUndecided,

    /// <summary>Whether it bears on its target is undecided itself.</summary>
    RelevanceUndecided,
}

/// <summary>How the reasons for openness are called by programs.</summary>
public static class OpennessCodes
{
    /// <summary>Its code in kebab case, such as <c>source-undecided</c>.</summary>
    public static string Code(this Openness because) => because switch
    {
        Openness.Stale => "stale",
        Openness.HalfConceded => "half-conceded",
        Openness.SourceUndecided => "source-undecided",
        _ => "relevance-undecided",
    };
}

/// <summary>An attack on it is neither answered nor established.</summary>
/// <param name="Attack">The id of the attacking link.</param>
/// <param name="From">The contribution it comes from.</param>
/// <param name="Because">Why it is open.</param>
/// <param name="Ring">The contributions, each attacked by the next and the last by the first, in which following open attacks ends; empty when it ends otherwise.</param>
/// <param name="IsInRing">Whether the contribution itself is one of the ring.</param>
public sealed record OpenAttack(string Attack, string From, Openness Because, ImmutableArray<string> Ring, bool IsInRing)
    : AttackReason(Attack, From)
{
    /// <inheritdoc/>
    public override string Code => "open-attack";

    /// <inheritdoc/>
    public override IEnumerable<string> RestsOn => Ring.Prepend(From).Distinct();

    /// <summary>Whether what it comes from is undecided because its author gave up part of it.</summary>
    public bool IsSourceConceded { get; init; }

    /// <summary>The code of why it is open, such as <c>source-undecided</c>.</summary>
    public string BecauseCode => Because.Code();

    internal override Sentence Clause() => Because switch
    {
        Openness.Stale => Sentence.Of($"the attack by {From} was made for earlier words, and it has not been confirmed since"),
        Openness.HalfConceded => Sentence.Of($"part of the attack by {From} has been given up"),
        _ when IsInRing => Deadlock(),
        Openness.SourceUndecided when IsSourceConceded => Sentence.Of($"{From} attacks it and is itself partly conceded"),
        Openness.SourceUndecided when Ring.IsEmpty => Sentence.Of($"{From} attacks it and is undecided itself"),
        Openness.SourceUndecided => Sentence.Of($"{From} attacks it and is undecided itself: {Deadlock()}"),
        _ => Sentence.Of($"{From} attacks it, and whether that bears on it is undecided"),
    };

    /// <inheritdoc/>
    public override Sentence Say() => Because switch
    {
        Openness.Stale => Sentence.Of($"The attack by {From} was made for earlier words, and it has not been confirmed since."),
        Openness.HalfConceded => Sentence.Of($"Part of the attack by {From} has been given up."),
        _ => base.Say(),
    };

    Sentence Deadlock()
    {
        if (Ring is [var only])
            return Sentence.Of($"{only} attacks itself, and nothing outside settles it");
        var names = Sentence.Naming(Ring);
        return Ring.Length == 2
            ? Sentence.Of($"{names} attack each other, and nothing outside settles it")
            : Sentence.Of($"{names} attack one another in a ring, and nothing outside settles it");
    }
}

/// <summary>Every challenge to it has been answered.</summary>
/// <param name="Answers">One answer to each challenge, in the order the challenges were made.</param>
public sealed record Answered(ImmutableArray<Answer> Answers) : Reason
{
    // More than these no sentence can tell one by one.
    const int Most = 8;

    /// <inheritdoc/>
    public override string Code => "answered";

    /// <inheritdoc/>
    public override IEnumerable<string> RestsOn => Answers.Select(answer => answer.By).Distinct();

    /// <inheritdoc/>
    public override Sentence Say()
    {
        if (Answers is [var only])
            return Sentence.Of($"The one challenge to it has been answered: {only.Clause()}.");
        return Answers.Length <= Most
            ? Sentence.Of($"Every challenge to it has been answered: {Sentence.Join([.. Answers.Select(answer => answer.Clause())], "; ", "; and ")}.")
            : Sentence.Of($"All {Answers.Length} challenges to it have been answered: {Sentence.Join([.. Counted()], ", ", " and ")}.");
    }

    IEnumerable<Sentence> Counted() =>
        from answer in Answers
        group answer by answer.Ground into alike
        orderby alike.Count() descending, alike.Key
        let n = alike.Count()
        select alike.Key switch
        {
            AnswerGround.GivenUp => n == 1 ? Sentence.Of($"1 was given up") : Sentence.Of($"{n} were given up"),
            AnswerGround.SourceOut => n == 1 ? Sentence.Of($"1 does not stand") : Sentence.Of($"{n} do not stand"),
            _ => n == 1 ? Sentence.Of($"1 does not bear on it") : Sentence.Of($"{n} do not bear on it"),
        };
}

/// <summary>Nobody has challenged it.</summary>
public sealed record NeverChallenged : Reason
{
    /// <inheritdoc/>
    public override string Code => "unchallenged";

    /// <inheritdoc/>
    public override Sentence Say() => Sentence.Of($"Nobody has challenged it.");
}
