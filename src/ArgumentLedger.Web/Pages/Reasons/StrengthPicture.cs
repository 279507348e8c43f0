using System.Globalization;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Pages.Reasons;

/// <summary>A mark for credences of one value.</summary>
/// <param name="X">Where the value stands.</param>
/// <param name="Y">How high the mark stands.</param>
/// <param name="IsMany">Whether it stands for more of them than could be drawn one above the other.</param>
public sealed record CredenceMark(double X, double Y, bool IsMany);

/// <summary>
/// The geometry of a picture of strength: above, the credences in the current wording as dots with their mean; below,
/// the strength as a bar, framed by what it would be if all held the lowest, or the highest, credence.
/// </summary>
public sealed class StrengthPicture(Standing standing, Opinion opinion, IReadOnlyList<double> credences)
{
    const double Left = 12;
    const double Length = 296;
    const double Ground = 46;
    const double Room = 32;
    const int MostInAStack = 5;

    /// <summary>Where the scale begins.</summary>
    public double Start => X(0);

    /// <summary>Where the strength stands.</summary>
    public double Strength => X(standing.Strength);

    /// <summary>Where the opinion band begins and ends.</summary>
    public (double From, double To) Band => (X(opinion.Band.Low), X(opinion.Band.High));

    /// <summary>Where the mean of the credences stands; null when there are none.</summary>
    public double? Mean => opinion.Mean is { } mean ? X(mean) : null;

    /// <summary>Between which strengths one that does not settle moves; null for one that does.</summary>
    public (double From, double To)? Range => standing.Spread is { } range ? (X(range.Low), X(range.High)) : null;

    /// <summary>The credences as dots, equal ones above each other.</summary>
    public IReadOnlyList<CredenceMark> Marks()
    {
        var stacks = credences.GroupBy(value => Math.Round(value, 2)).ToDictionary(stack => stack.Key, stack => stack.Count());
        var highest = stacks.Values.DefaultIfEmpty().Max();
        return highest <= MostInAStack
            ? [.. from stack in stacks from n in Enumerable.Range(0, stack.Value) select new CredenceMark(X(stack.Key), Ground - 6 - n * Room / MostInAStack, false)]
            : [.. from stack in stacks select new CredenceMark(X(stack.Key), Ground - 6 - (stack.Value - 1) * (Room - 6) / (highest - 1), true)];
    }

    /// <summary>The picture in words.</summary>
    public string Told => $"{StrengthTold(standing)}; {OpinionTold(opinion)}. {BandTold(opinion)}";

    /// <summary>A strength in words.</summary>
    public static string StrengthTold(Standing standing) => standing.Spread is { } range
        ? $"Strength does not settle: it moves between {Number(range.Low)} and {Number(range.High)}, {Number(standing.Strength)} on average"
        : $"Strength {Number(standing.Strength)}";

    /// <summary>What people think, in words.</summary>
    public static string OpinionTold(Opinion opinion) => opinion switch
    {
        { Count: 0 } => "no credences",
        { Count: 1 } => $"one credence, {Number(opinion.Mean!.Value)}",
        _ => $"{opinion.Count} credences: mean {Number(opinion.Mean!.Value)}, from {Number(opinion.Low)} to {Number(opinion.High)}; {Agreement(opinion.Disagreement!.Value)}",
    };

    /// <summary>What credences could make of the strength, in words.</summary>
    public static string BandTold(Opinion opinion) => opinion.Count switch
    {
        0 => $"It starts from one half, for want of credences; those alone could put the strength anywhere from {Number(opinion.Band.Low)} to {Number(opinion.Band.High)}.",
        1 => "That is one person's view.",
        _ => $"If all held the lowest of them the strength would be {Number(opinion.Band.Low)}, if all held the highest {Number(opinion.Band.High)}.",
    };

    static string Agreement(double disagreement) => disagreement switch
    {
        0 => "they agree",
        < 0.2 => $"they nearly agree (disagreement {Number(disagreement)} of 1)",
        < 0.5 => $"they differ (disagreement {Number(disagreement)} of 1)",
        _ => $"they disagree widely (disagreement {Number(disagreement)} of 1)",
    };

    /// <summary>A number from 0 to 1 as people read it, such as 0.50; what is not quite 0 or 1 is not said to be.</summary>
    public static string Number(double value)
    {
        var shown = value is > 0 and < 0.005 ? "<0.01" : value is < 1 and > 0.995 ? ">0.99" : value.ToString("0.00", CultureInfo.InvariantCulture);
        return value is 0 or 1 ? value.ToString("0", CultureInfo.InvariantCulture) : shown;
    }

    static double X(double value) => Left + Length * value;
}
