namespace ArgumentLedger.Domain;

/// <summary>
/// The quadratic energy model (N. Potyka, Continuous dynamical systems for weighted bipolar argumentation, 2018): how
/// far the supports and attacks on something move it from its base score.
/// </summary>
static class QuadraticEnergy
{
    /// <summary>The strength, 0 to 1, that a base score (0 to 1) takes under an energy, supports less attacks.</summary>
    internal static double Strength(double score, double energy) =>
        energy > 0 ? score + (1.0 - score) * Impact(energy) : score - score * Impact(-energy);

    static double Impact(double energy) => energy * energy / (1.0 + energy * energy);

    /// <summary>Supports less attacks on an element, summed in the order the links were made, which fixes the rounding.</summary>
    internal static double Of(Func<int, Element> element, Element one)
    {
        var energy = 0.0;
        foreach (var number in one.Incoming)
        {
            var link = element(number);
            var push = element(link.Source).Strength * link.Strength;
            energy = link.IsAttack ? energy - push : energy + push;
        }
        return energy;
    }
}
