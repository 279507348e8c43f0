using System.Globalization;
using System.Text;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Pages.Reasons;

/// <summary>A stretch of versions through which a label stayed the same.</summary>
public sealed record LabelBand(double X, double Width, Level Label);

/// <summary>A change of label or status, the last of those that stand too close together to tell apart.</summary>
/// <param name="X">Where its version stands.</param>
/// <param name="Y">Where the strength after it stands.</param>
/// <param name="To">How it stood after.</param>
/// <param name="Words">What changed.</param>
public sealed record TurnMark(double X, double Y, Standing To, string Words);

/// <summary>
/// The geometry of a plot of strength (a step line) and label (bands) over the versions of a debate. However long the
/// history, it draws a bounded number of things: of what falls into one column, the extremes and the last.
/// </summary>
public sealed class StandingPlot
{
    /// <summary>Width of the picture.</summary>
    public const int Width = 480;

    /// <summary>Where strength 1 stands.</summary>
    public const double Top = 10;

    /// <summary>Where strength 0 stands.</summary>
    public const double Bottom = 130;

    /// <summary>Where the first version stands.</summary>
    public const double Left = 34;

    /// <summary>Where the last version stands.</summary>
    public const double Right = Width - 12;

    const double TurnsApart = 9;

    readonly List<Standing> history;

    /// <summary>Plots a history up to a version.</summary>
    public StandingPlot(Standing now, long last)
    {
        history = [.. now.Backwards()];
        history.Reverse();
        Last = Math.Max(last, First + 1);
        Path = Draw();
        Bands = Bound();
        Turns = Mark();
    }

    /// <summary>The version that made it.</summary>
    public long First => history[0].Since;

    /// <summary>The version at the right edge.</summary>
    public long Last { get; }

    /// <summary>Whether anything ever changed.</summary>
    public bool HasHistory => history.Count > 1;

    /// <summary>The step line as the data of an SVG path.</summary>
    public string Path { get; }

    /// <summary>The stretches of one label, in order.</summary>
    public IReadOnlyList<LabelBand> Bands { get; }

    /// <summary>The turning points, in order.</summary>
    public IReadOnlyList<TurnMark> Turns { get; }

    /// <summary>The plot in words.</summary>
    public string Told => string.Create(CultureInfo.InvariantCulture,
        $"Strength and label from version {First} to {Last}: strength {Said(history[0].Strength)} at first and {Said(history[^1].Strength)} at last, never below {Said(history.Min(one => one.Strength))} or above {Said(history.Max(one => one.Strength))}; label or status changed {history[^1].Turns().Count()} times.");

    static string Said(double strength) => StrengthPicture.Number(strength);

    string Draw()
    {
        var path = new StringBuilder();
        foreach (var column in history.GroupBy(one => Math.Round(X(one.Since))))
        {
            List<double> heights = [.. column.Select(one => Y(one.Strength))];
            path.Append(path.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"M{column.Key} {heights[0]:0.#}") : string.Create(CultureInfo.InvariantCulture, $"H{column.Key}"));
            foreach (var height in heights.Count > 3 ? [heights.Min(), heights.Max(), heights[^1]] : heights)
                path.Append(CultureInfo.InvariantCulture, $"V{height:0.#}");
        }
        return path.Append(CultureInfo.InvariantCulture, $"H{Right}").ToString();
    }

    List<LabelBand> Bound()
    {
        var starts = new List<(double X, Level Label)>();
        foreach (var one in history)
        {
            var x = Math.Round(X(one.Since));
            if (starts is [.., var last] && last.X.Equals(x))
                starts.RemoveAt(starts.Count - 1);
            if (starts.Count == 0 || starts[^1].Label != one.Label)
                starts.Add((x, one.Label));
        }
        return [.. starts.Select((start, i) => new LabelBand(start.X, (i + 1 < starts.Count ? starts[i + 1].X : Right) - start.X, start.Label))];
    }

    List<TurnMark> Mark() =>
    [
        .. history[^1].Turns().Reverse()
            .Select(turn => new TurnMark(X(turn.To.Since), Y(turn.To.Strength), turn.To, string.Create(
                CultureInfo.InvariantCulture, $"Version {turn.To.Since}: {turn.From.Status.Word()} → {turn.To.Status.Word()}")))
            .GroupBy(mark => Math.Floor(mark.X / TurnsApart))
            .Select(close => close.Last()),
    ];

    double X(long version) => Left + (Right - Left) * (version - First) / (Last - First);

    static double Y(double strength) => Bottom + (Top - Bottom) * strength;
}
