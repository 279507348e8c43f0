namespace ArgumentLedger.Domain;

/// <summary>
/// The least fixpoint of the label equation over some elements, all others being final: everything begins Undecided
/// and is decided as soon as its inputs allow. The rank of an element is the round in which that happens when all
/// equations are applied at once, from 1; 0 for one that stays Undecided.
/// </summary>
sealed class Labelling
{
    readonly Func<int, Element> element;
    readonly IReadOnlyList<int> members;
    readonly Dictionary<int, int> places;
    readonly Level[] labels;
    readonly int[] ranks;
    readonly int[] inTheWay;
    readonly Queue<int> decided = [];

    internal Labelling(Func<int, Element> element, IReadOnlyList<int> members)
    {
        (this.element, this.members) = (element, members);
        places = new(members.Count);
        labels = new Level[members.Count];
        ranks = new int[members.Count];
        inTheWay = new int[members.Count];
        for (var i = 0; i < members.Count; i++)
        {
            places.Add(members[i], i);
            labels[i] = Level.Undecided;
        }
        Solve();
    }

    /// <summary>The label of the i-th member.</summary>
    internal Level Label(int i) => labels[i];

    /// <summary>The rank of an element by number; 0 unless it is a decided member.</summary>
    internal int Rank(int number) => places.TryGetValue(number, out var i) ? ranks[i] : 0;

    static IEnumerable<Element> InputsOf(Func<int, Element> element, Element one)
    {
        if (one.IsLink)
            yield return element(one.Source);
        foreach (var number in one.Incoming)
        {
            var link = element(number);
            if (link.IsAttack)
                yield return link;
        }
    }

    void Solve()
    {
        for (var i = 0; i < members.Count; i++)
            Begin(i);
        while (decided.TryDequeue(out var i))
            Tell(i);
    }

    void Begin(int i)
    {
        var one = element(members[i]);
        var level = one.Cap;
        inTheWay[i] = level == Level.Undecided ? 1 : 0;
        foreach (var input in InputsOf(element, one))
        {
            var told = places.ContainsKey(input.Number) ? Level.Undecided : input.Told;
            level = level.And(told);
            inTheWay[i] += told == Level.Undecided ? 1 : 0;
        }
        if (level != Level.Undecided)
            Decide(i, level, 1);
    }

    void Tell(int i)
    {
        var one = element(members[i]);
        for (int k = 0, number; (number = one.NextByLabel(k)) >= 0; k++)
        {
            if (!places.TryGetValue(number, out var d) || ranks[d] > 0)
                continue;
            if ((one.IsLink ? labels[i].Not() : labels[i]) == Level.Out)
                Decide(d, Level.Out, ranks[i] + 1);
            else if (--inTheWay[d] == 0)
                Decide(d, Level.In, ranks[i] + 1);
        }
    }

    void Decide(int i, Level level, int rank)
    {
        (labels[i], ranks[i]) = (level, rank);
        decided.Enqueue(i);
    }
}
