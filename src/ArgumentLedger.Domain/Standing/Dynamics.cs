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

    /// <summary>A link into a member: where its source's strength and its own are found, and its sign.</summary>
    readonly record struct Pull(int Source, int Link, bool IsAttack);

    readonly int size;
    readonly double[] caps;
    readonly double[] scores;
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
        (caps, scores, ends) = (new double[size], new double[size], new int[size]);
        var places = new Dictionary<int, int>(size);
        for (var i = 0; i < size; i++)
            places.Add(members[i], i);
        var (found, values, most) = (new List<Pull>(), new List<double>(), 0);
        int Place(Element one)
        {
            if (places.TryGetValue(one.Number, out var place))
                return place;
            values.Add(one.Strength);
            return size + values.Count - 1;
        }
        for (var i = 0; i < size; i++)
        {
            var (one, inside) = (element(members[i]), 0);
            (caps[i], scores[i]) = (one.Cap.Weight(), one.Base);
            foreach (var number in one.Incoming)
            {
                var link = element(number);
                var pull = new Pull(Place(element(link.Source)), Place(link), link.IsAttack);
                inside += (pull.Source < size ? 1 : 0) + (pull.Link < size ? 1 : 0);
                found.Add(pull);
            }
            ends[i] = found.Count;
            most = Math.Max(most, inside);
        }
        (pulls, outside) = ([.. found], [.. values]);
        step = Math.Min(LongestStep, 1.0 / (1 + most));
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
            var energy = 0.0;
            for (; p < ends[i]; p++)
            {
                var pull = pulls[p];
                var push = at[pull.Source] * at[pull.Link];
                energy = pull.IsAttack ? energy - push : energy + push;
            }
            slope[i] = caps[i] * QuadraticEnergy.Strength(scores[i], energy) - at[i];
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
