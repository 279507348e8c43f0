namespace ArgumentLedger.Domain.Tests;

/// <summary>
/// How everything stands, reckoned from the definitions over the whole debate, as plainly and slowly as they are
/// written. Shares no code with the ledger's own reckoning. Labels and caps are 0 (out), ½ (undecided) and 1 (in).
/// </summary>
sealed class PlainStanding
{
    readonly Debate debate;
    readonly List<string> elements;
    readonly Dictionary<string, List<Link>> linksInto;
    readonly Dictionary<string, double> caps;

    public PlainStanding(Debate debate)
    {
        this.debate = debate;
        var contributions = debate.Contributions.Values.Where(it => it.Kind != ContributionKind.Question).Select(it => (it.Version, 0, it.Label));
        var links = debate.Links.Values.Select(it => (it.Version, 1, Label: it.Id));
        elements = [.. contributions.Concat(links).Order().Select(it => it.Label)];
        linksInto = elements.ToDictionary(x => x, x => debate.Links.Values.Where(link => link.To == x).OrderBy(link => link.Version).ToList());
        caps = elements.ToDictionary(x => x, CapOf);
        Labels = LeastFixpoint();
        foreach (var component in ComponentsInOrder())
            Settle(component);
    }

    public Dictionary<string, double> Labels { get; }

    public Dictionary<string, double> Strengths { get; } = [];

    public Dictionary<string, Spread> Spreads { get; } = [];

    public string StatusOf(string label)
    {
        if (IsGone(label))
            return "withdrawn";
        if (caps[label] < 1)
            return caps[label] == 0 ? "conceded" : "partly conceded";
        if (Labels[label] < 1)
            return Labels[label] == 0 ? "refuted" : "contested";
        var isChallenged = linksInto[label].Exists(link => IsAttack(link) && link.Withdrawn is null && !IsGone(link.From));
        return isChallenged ? "defended" : "unchallenged";
    }

    bool IsGone(string contribution) => debate.Contributions[contribution].Withdrawn is not null || debate.Hidden.ContainsKey(contribution);

    static bool IsAttack(Link link) => link.Kind is LinkKind.Attack or LinkKind.Undercut;

    int Revision(string contribution) => debate.Contributions[contribution].Wordings.Count;

    double CapOf(string x)
    {
        var cap = 1.0;
        if (!debate.Links.TryGetValue(x, out var link))
            cap = Math.Min(IsGone(x) ? 0 : 1, CapByConcession(new GivenUp(x, Revision(x), 0)));
        else if (link.Withdrawn is not null)
            cap = 0;
        else
            cap = Math.Min(HasMovedOn(link) ? 0.5 : 1, CapByConcession(new GivenUp(x, link.ToRevision, link.Id.EndsWith('>') ? Revision(link.From) : link.FromRevision)));
        return cap;
    }

    bool HasMovedOn(Link link)
    {
        var isExplicit = !link.Id.EndsWith('>');
        if (isExplicit && Revision(link.From) != link.FromRevision)
            return true;
        if (!debate.Links.TryGetValue(link.To, out var undercut))
            return Revision(link.To) != link.ToRevision;
        return undercut.Id.EndsWith('>') && Revision(undercut.From) != link.ToRevision;
    }

    double CapByConcession(GivenUp now) => debate.Concessions.Values
        .Where(made => made.Withdrawn is null && made.GivesUp.Contains(now))
        .Select(made => made.Extent == Extent.Full ? 0 : 0.5)
        .Append(1).Min();

    Dictionary<string, double> LeastFixpoint()
    {
        var now = elements.ToDictionary(x => x, _ => 0.5);
        while (true)
        {
            var next = elements.ToDictionary(x => x, x => Equation(x, now));
            if (elements.TrueForAll(x => now[x] == next[x]))
                return now;
            now = next;
        }
    }

    double Equation(string x, Dictionary<string, double> labels)
    {
        var level = caps[x];
        if (debate.Links.TryGetValue(x, out var own))
            level = Math.Min(level, labels[own.From]);
        foreach (var link in linksInto[x].Where(IsAttack))
            level = Math.Min(level, 1 - labels[link.Id]);
        return level;
    }

    double Score(string x)
    {
        if (debate.Links.ContainsKey(x))
            return 1;
        var sum = 0.0;
        var stated = debate.Contributions[x].Credences.Where(credence => credence.Revision == Revision(x)).ToList();
        foreach (var credence in stated)
            sum += credence.Probability;
        return stated.Count == 0 ? 0.5 : sum / stated.Count;
    }

    // What a strength is summed from: the links into it and where they come from.
    IEnumerable<string> Feeders(string x) => linksInto[x].SelectMany(link => new[] { link.From, link.Id });

    List<List<string>> ComponentsInOrder()
    {
        var before = elements.ToDictionary(x => x, ReachableBackwards);
        var components = new List<List<string>>();
        var left = elements.ToList();
        while (left.Count > 0)
        {
            var free = left.First(x => before[x].All(y => !left.Contains(y) || y == x || before[y].Contains(x)));
            var component = left.Where(y => y == free || (before[free].Contains(y) && before[y].Contains(free))).ToList();
            components.Add(component);
            left.RemoveAll(component.Contains);
        }
        return components;
    }

    HashSet<string> ReachableBackwards(string x)
    {
        var found = new HashSet<string>();
        var next = new Queue<string>(Feeders(x));
        while (next.TryDequeue(out var y))
            if (found.Add(y))
                foreach (var z in Feeders(y))
                    next.Enqueue(z);
        return found;
    }

    static double H(double z) => Math.Max(0, z) * Math.Max(0, z) / (1 + Math.Max(0, z) * Math.Max(0, z));

    static double QuadraticEnergy(double score, double energy) => score + (1 - score) * H(energy) - score * H(-energy);

    void Settle(List<string> component)
    {
        var isCircular = component.Count > 1 || Feeders(component[0]).Contains(component[0]);
        if (!isCircular)
        {
            Strengths[component[0]] = Target(component[0], [], []);
            return;
        }
        var widest = component.Max(x => Feeders(x).Count(component.Contains));
        Integrate(component, Math.Min(0.1, 1.0 / (1 + widest)));
    }

    double Target(string x, List<string> component, double[] state)
    {
        double Value(string y) => component.IndexOf(y) is >= 0 and var i ? state[i] : Strengths[y];
        // Pushes are cut to whole units of 2⁻⁶⁰, so that the order in which they are summed makes no difference.
        var units = Int128.Zero;
        foreach (var link in linksInto[x])
            units += (IsAttack(link) ? -1 : 1) * (Int128)(Value(link.From) * Value(link.Id) * Math.Pow(2, 60));
        return caps[x] * QuadraticEnergy(Score(x), (double)units / Math.Pow(2, 60));
    }

    void Integrate(List<string> component, double step)
    {
        double[] Slope(double[] at) => [.. component.Select((x, i) => Target(x, component, at) - at[i])];
        static double[] Along(double[] from, double by, double[] slope) => [.. from.Zip(slope, (a, k) => a + by * k)];
        double[] state = [.. component.Select(x => caps[x] * Score(x))];
        var tail = new List<double[]>();
        for (var n = 0; n < 20_000; n++)
        {
            var k1 = Slope(state);
            if (k1.Max(Math.Abs) < 1e-9)
            {
                Keep(component, state);
                return;
            }
            var k2 = Slope(Along(state, step / 2, k1));
            var k3 = Slope(Along(state, step / 2, k2));
            var k4 = Slope(Along(state, step, k3));
            if (n == 15_000)
                tail.Add(state);
            state = [.. state.Select((a, i) => a + step / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]))];
            if (n >= 15_000)
                tail.Add(state);
        }
        Keep(component, [.. component.Select((_, i) => tail.Skip(1).Aggregate(0.0, (sum, late) => sum + late[i]) / 5_000)]);
        for (var i = 0; i < component.Count; i++)
            Spreads[component[i]] = new(tail.Min(late => late[i]), tail.Max(late => late[i]));
    }

    void Keep(List<string> component, double[] state)
    {
        for (var i = 0; i < component.Count; i++)
            Strengths[component[i]] = state[i];
    }
}
