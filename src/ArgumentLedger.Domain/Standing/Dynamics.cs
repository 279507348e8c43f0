using System.Collections.Immutable;

namespace ArgumentLedger.Domain;

/// <summary>
/// The strengths of elements that depend on one another in a circle: the resting point of ds/dt = cap·QE(E(s)) − s from
/// s = cap·base, by the classical Runge-Kutta method. Always begun anew, so that strengths do not depend on history.
/// </summary>
sealed class Dynamics
{
    const double LongestStep = 0.1;
    const double Tolerance = 1e-9;
    const int MostSteps = 20_000;
    const int Tail = 5_000;

    /// <summary>A link into a member: where its source's strength and its own are found, its target's place, and its sign.</summary>
    readonly record struct Pull(int Source, int Link, int Target, bool IsAttack);

    readonly int size;
    readonly double[] caps;
    readonly double[] scores;
    readonly Int128[] constant;
    readonly Pull[] pulls;
    readonly int[] ends;
    readonly double[] outside;
    readonly double step;

    /// <summary>Sets a component up.</summary>
    /// <param name="element">Elements by number; those outside the component have their final strengths.</param>
    /// <param name="members">The component's numbers; their order makes no difference.</param>
    internal Dynamics(Func<int, Element> element, IReadOnlyList<int> members)
    {
        size = members.Count;
        (caps, scores, constant, ends) = (new double[size], new double[size], new Int128[size], new int[size]);
        var places = new Dictionary<int, int>(size);
        for (var i = 0; i < size; i++)
        {
            var one = element(members[i]);
            places.Add(one.Number, i);
            (caps[i], scores[i], constant[i]) = (one.Cap.Weight(), one.Base, one.Inflow.Pushes);
        }
        var (found, values, inside) = (new List<Pull>(), new List<double>(), new int[size]);
        int Place(Element one)
        {
            if (places.TryGetValue(one.Number, out var place))
                return place;
            values.Add(one.Strength);
            return size + values.Count - 1;
        }
        foreach (var link in Inner(element, members, places))
        {
            var (source, target) = (element(link.Source), places[link.Target]);
            var pull = new Pull(Place(source), Place(link), target, link.IsAttack);
            var push = QuadraticEnergy.Push(source.Strength, link.Strength);
            constant[target] += link.IsAttack ? push : -push;
            inside[target] += (pull.Source < size ? 1 : 0) + (pull.Link < size ? 1 : 0);
            ends[target]++;
            found.Add(pull);
        }
        for (var i = 1; i < size; i++)
            ends[i] += ends[i - 1];
        (pulls, outside) = ([.. found.OrderBy(pull => pull.Target)], [.. values]);
        step = Math.Min(LongestStep, 1.0 / (1 + inside.Max()));
    }

    // Links into members whose push is not settled yet: from a member, or members themselves.
    static IEnumerable<Element> Inner(Func<int, Element> element, IReadOnlyList<int> members, Dictionary<int, int> places)
    {
        foreach (var number in members)
        {
            var one = element(number);
            if (one.IsLink && !places.ContainsKey(one.Source) && places.ContainsKey(one.Target))
                yield return one;
            foreach (var outgoing in one.Outgoing)
                if (element(outgoing) is var link && places.ContainsKey(link.Target))
                    yield return link;
        }
    }

    /// <summary>The strengths in the order of the members, and for each its spread if they do not settle, else null.</summary>
    internal (ImmutableArray<double> Strengths, ImmutableArray<Spread>? Spreads) Settle()
    {
        var now = Vector();
        for (var i = 0; i < size; i++)
            now[i] = caps[i] * scores[i];
        var (k1, k2, k3, k4, probe) = (Vector(), Vector(), Vector(), Vector(), Vector());
        var window = new Window(size);
        for (var n = 0; n < MostSteps; n++)
        {
            Slope(now, k1);
            if (IsAtRest(k1))
                return ([.. now.AsSpan(0, size)], null);
            Slope(Moved(now, step / 2, k1, probe), k2);
            Slope(Moved(now, step / 2, k2, probe), k3);
            Slope(Moved(now, step, k3, probe), k4);
            if (n == MostSteps - Tail)
                window.Open(now);
            for (var i = 0; i < size; i++)
                now[i] += step / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            if (n >= MostSteps - Tail)
                window.Add(now);
        }
        return (window.Means(), window.Spreads());
    }

    // Members first, then what comes from outside and stays as it is.
    double[] Vector() => [.. new double[size], .. outside];

    bool IsAtRest(double[] slope)
    {
        for (var i = 0; i < size; i++)
            if (!(Math.Abs(slope[i]) < Tolerance))
                return false;
        return true;
    }

    double[] Moved(double[] from, double by, double[] slope, double[] to)
    {
        for (var i = 0; i < size; i++)
            to[i] = from[i] + by * slope[i];
        return to;
    }

    void Slope(double[] at, double[] slope)
    {
        var p = 0;
        for (var i = 0; i < size; i++)
        {
            var pushes = constant[i];
            for (; p < ends[i]; p++)
            {
                var pull = pulls[p];
                var push = QuadraticEnergy.Push(at[pull.Source], at[pull.Link]);
                pushes += pull.IsAttack ? -push : push;
            }
            slope[i] = caps[i] * QuadraticEnergy.Strength(scores[i], QuadraticEnergy.Of(pushes)) - at[i];
        }
    }

    /// <summary>Mean, least and greatest of the last states of what does not settle.</summary>
    sealed class Window(int size)
    {
        readonly double[] sums = new double[size];
        readonly double[] lows = new double[size];
        readonly double[] highs = new double[size];

        internal void Open(double[] now)
        {
            Array.Copy(now, lows, size);
            Array.Copy(now, highs, size);
        }

        internal void Add(double[] now)
        {
            for (var i = 0; i < size; i++)
            {
                sums[i] += now[i];
                lows[i] = Math.Min(lows[i], now[i]);
                highs[i] = Math.Max(highs[i], now[i]);
            }
        }

        internal ImmutableArray<double> Means() => [.. sums.Select(sum => sum / Tail)];

        internal ImmutableArray<Spread> Spreads() => [.. lows.Zip(highs, (low, high) => new Spread(low, high))];
    }
}
