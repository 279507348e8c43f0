namespace ArgumentLedger.Domain;

/// <summary>
/// What contributors think of a contribution as it is worded now. They are no sample of anybody else, so this is a
/// description and no estimate.
/// </summary>
/// <param name="Count">How many stated a credence.</param>
/// <param name="Mean">Their mean, 0 to 1; null when nobody did.</param>
/// <param name="Low">The lowest; 0 when nobody did.</param>
/// <param name="High">The highest; 1 when nobody did.</param>
/// <param name="Disagreement">Twice their standard deviation: 0 when all agree, 1 when half say 0 and half 1; null when nobody stated one.</param>
/// <param name="Band">The strength it would have if all held the lowest, and if all held the highest, everything else as it is.</param>
public sealed record Opinion(int Count, double? Mean, double Low, double High, double? Disagreement, Spread Band)
{
    internal static Opinion Of(Contribution contribution, Element one)
    {
        var stated = contribution.Credences
            .Where(credence => credence.Revision == contribution.Revision)
            .Select(credence => credence.Probability)
            .Order().ToList();
        var (low, high) = stated is [var least, .., var most] ? (least, most) : stated is [var only] ? (only, only) : (0.0, 1.0);
        double? mean = stated.Count == 0 ? null : stated.Average();
        double? disagreement = mean is { } middle
            ? 2 * Math.Sqrt(stated.Sum(value => (value - middle) * (value - middle)) / stated.Count)
            : null;
        var energy = QuadraticEnergy.Of(one.Inflow.Pushes);
        double At(double score) => one.Cap.Weight() * QuadraticEnergy.Strength(score, energy);
        return new(stated.Count, mean, low, high, disagreement, new(At(low), At(high)));
    }
}
