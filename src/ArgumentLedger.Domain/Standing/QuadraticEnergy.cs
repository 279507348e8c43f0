namespace ArgumentLedger.Domain;

/// <summary>
/// The quadratic energy model (N. Potyka, Continuous dynamical systems for weighted bipolar argumentation, 2018): how
/// far the supports and attacks on something move it from its base score.
/// </summary>
static class QuadraticEnergy
{
    /// <summary>How many units make a push of 1. With this many, rounding to units is finer than that of most strengths.</summary>
    const double Units = 1L << 60;

    /// <summary>The strength, 0 to 1, that a base score (0 to 1) takes under an energy, supports less attacks.</summary>
    internal static double Strength(double score, double energy) =>
        energy > 0 ? score + (1.0 - score) * Impact(energy) : score - score * Impact(-energy);

    static double Impact(double energy) => energy * energy / (1.0 + energy * energy);

    /// <summary>
    /// How hard a link pushes, in whole units so that sums are exact and depend on no order; 0 while one of the strengths
    /// is not known yet (NaN).
    /// </summary>
    internal static long Push(double source, double link) => (long)(source * link * Units);

    /// <summary>The energy that pushes come to.</summary>
    internal static double Of(Int128 pushes) => (pushes == (long)pushes ? (long)pushes : (double)pushes) / Units;
}
