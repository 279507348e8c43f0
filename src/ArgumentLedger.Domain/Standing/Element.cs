using ArgumentLedger.Domain.Replay;

namespace ArgumentLedger.Domain;

/// <summary>
/// A contribution or link as the arithmetic of standing sees it. Elements are numbered in the order they were made,
/// a contribution before the link it owns. Never changed once the version that made it is complete.
/// </summary>
sealed class Element(int number, string name, bool isLink)
{
    Inflow inflow;
    Lazy<Inflow>? past;

    internal int Number { get; } = number;

    /// <summary>The contribution's label or the link's id.</summary>
    internal string Name { get; } = name;

    internal bool IsLink { get; } = isLink;

    /// <summary>The version that made it.</summary>
    internal long Made { get; init; }

    /// <summary>Whether it is a link of attack or undercut.</summary>
    internal bool IsAttack { get; init; }

    /// <summary>For a link, the number of the contribution it comes from; else −1.</summary>
    internal int Source { get; init; } = -1;

    /// <summary>For a link, the number of what it points at; else −1.</summary>
    internal int Target { get; init; } = -1;

    /// <summary>Numbers of the links that point at it, in the order they were made.</summary>
    internal Series<int> Incoming { get; set; } = [];

    /// <summary>Numbers of the links that come from it.</summary>
    internal Series<int> Outgoing { get; set; } = [];

    /// <summary>What the links into it come to.</summary>
    internal Inflow Inflow
    {
        get => past is null ? inflow : past.Value;
        set => (inflow, past) = (value, null);
    }

    internal Level Cap { get; set; }

    /// <summary>The base score, 0 to 1.</summary>
    internal double Base { get; set; }

    /// <summary>Whether it was taken back itself, or hidden.</summary>
    internal bool IsWithdrawn { get; set; }

    internal Level Label { get; set; } = Level.Undecided;

    internal double Strength { get; set; } = double.NaN;

    internal Spread? Spread { get; set; }

    /// <summary>How it has stood, oldest first.</summary>
    internal Series<StandingCell> History { get; set; } = [];

    /// <summary>A contribution's standing with its history; null for a link.</summary>
    internal Standing? Standing => IsLink || History.IsEmpty ? null : new(History, History.Count - 1);

    /// <summary>The draft that may still change it.</summary>
    internal object? Owner { get; private set; }

    internal Element CopyFor(object owner)
    {
        var copy = (Element)MemberwiseClone();
        copy.Owner = owner;
        return copy;
    }

    /// <summary>What the label equation takes of it as an input: a source's label, the denial of an attack's.</summary>
    internal Level Told => IsLink ? Label.Not() : Label;

    /// <summary>Its label by the label equation, all that it depends on being final.</summary>
    /// <param name="source">For a link, what it comes from.</param>
    internal Level Equation(Element? source) => Cap.And(Inflow.Leaves()).And(source?.Label ?? Level.In);

    /// <summary>The k-th element whose label depends on this one's; −1 past the last.</summary>
    internal int NextByLabel(int k)
    {
        if (!IsLink)
            return k < Outgoing.Count ? Outgoing[k] : -1;
        return k == 0 && IsAttack ? Target : -1;
    }

    /// <summary>
    /// The k-th element whose strength depends on this one's, a contribution's on those of the sources of the links into
    /// it; −1 past the last.
    /// </summary>
    internal int NextByStrength(Func<int, Element> element, int k)
    {
        if (IsLink)
            return k == 0 ? Target : -1;
        return k < Outgoing.Count ? element(Outgoing[k]).Target : -1;
    }

    /// <summary>The k-th element in a graph that has every way in which labels or strengths depend on this one's; −1 past the last.</summary>
    internal int NextInEither(int k)
    {
        if (IsLink)
            return k == 0 ? Target : -1;
        return k < Outgoing.Count ? Outgoing[k] : -1;
    }

    /// <summary>The element as it was at an earlier version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="count">How many elements there were then.</param>
    /// <param name="then">The debate at that version.</param>
    /// <param name="elements">All elements as they are now.</param>
    internal Element At(long version, int count, Debate then, Elements elements)
    {
        var history = History.Take(CellsUntil(version));
        var last = history[^1];
        var early = new Element(Number, Name, IsLink)
        {
            Made = Made,
            IsAttack = IsAttack,
            Source = Source,
            Target = Target,
            Incoming = Incoming.Take(Incoming.CountWhile(static (number, count) => number < count, count)),
            Outgoing = Outgoing.Take(Outgoing.CountWhile(static (number, count) => number < count, count)),
            History = history,
            Base = 1,
        };
        early.StandAs(last);
        early.TakeOver(then);
        early.past = new(() => Inflow.At(early.Incoming, elements, version, then));
        return early;
    }

    /// <summary>How it stood at a version that is not before the one that made it.</summary>
    internal StandingCell CellAt(long version) => History[CellsUntil(version) - 1];

    int CellsUntil(long version) => History.CountWhile(static (cell, latest) => cell.Since <= latest, version);

    /// <summary>Takes over label and strength from its history.</summary>
    internal void StandAs(StandingCell cell) => (Label, Strength, Spread) = (cell.Label, cell.Strength, cell.Unsettled?.Spread);

    /// <summary>Takes over cap, base score and withdrawal as they are in a debate.</summary>
    internal void TakeOver(Debate debate)
    {
        if (IsLink)
        {
            var link = debate.Links[Name];
            (Cap, IsWithdrawn) = (debate.CapOf(link), link.Withdrawn is not null);
            return;
        }
        var contribution = debate.Contributions[Name];
        (Cap, IsWithdrawn, Base) = (debate.CapOf(contribution), !debate.Stands(contribution), Debate.ScoreOf(contribution));
    }
}
