using System.Globalization;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Api;

/// <summary>Where a list of turning points goes on: after a version and, as one event may turn several claims, a claim.</summary>
sealed record TurningPointCursor(long Version, int Claim)
{
    static readonly TurningPointCursor Start = new(0, 0);

    internal static TurningPointCursor Of(TurningPoint point) => new(point.Version, NumberOf(point.Claim));

    internal static (TurningPointCursor After, IResult? Problem) Read(HttpRequest request)
    {
        if (request.Parameter("after") is not { } given)
            return (Start, null);
        return given.Split('.') is [var version, var claim]
            && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v)
            && int.TryParse(claim, NumberStyles.None, CultureInfo.InvariantCulture, out var c)
                ? (new(v, c), null)
                : (Start, RequestReading.BadParameter("after", "Give the “next” of the page before."));
    }

    // Claims are numbered in the order they were made.
    internal bool IsBefore(TurningPoint point) => (point.Version, NumberOf(point.Claim)).CompareTo((Version, Claim)) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}.{Claim}");

    static int NumberOf(string label) => int.Parse(label.AsSpan(1), CultureInfo.InvariantCulture);
}
