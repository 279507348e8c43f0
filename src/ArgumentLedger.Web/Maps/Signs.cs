namespace ArgumentLedger.Web.Maps;

/// <summary>The signs that tell kinds of links and contributions apart without colour; those beside the same words elsewhere on the site.</summary>
static class Signs
{
    /// <summary>What each sign says, in the order in which a legend has them.</summary>
    internal static readonly IReadOnlyList<(string Sign, string Says)> All =
    [
        ("claim", "claims or answers"),
        ("support", "supports"),
        ("attack", "rebuts"),
        ("undercut", "undercuts a link"),
        ("question", "asks"),
        ("quote", "quotes"),
    ];

    /// <summary>Draws a sign in its ring about a point.</summary>
    internal static void Draw(SvgWriter svg, string sign, MapPoint at)
    {
        svg.Open("g", $"m-sign m-{ColourOf(sign)}", ("transform", $"translate({SvgWriter.Numbers(at.X, at.Y)})"), ("aria-hidden", "true"));
        svg.Empty("circle", "m-ring", ("r", "8"));
        switch (sign)
        {
            case "claim":
                svg.Empty("circle", "m-full", ("r", "3.2"));
                break;
            case "support":
                svg.Empty("path", "m-stroked", ("d", "M-4 0h8M0 -4v8"));
                break;
            case "attack":
                svg.Empty("path", "m-full", ("d", "M0 -4.4L4.4 3H-4.4Z"));
                break;
            case "undercut":
                svg.Empty("path", "m-stroked", ("d", "M0 -4L4 3H-4Z"));
                break;
            default:
                svg.Text("text", "m-glyph", sign == "quote" ? "❝" : "?", ("y", sign == "quote" ? "5.5" : "4"), ("text-anchor", "middle"));
                break;
        }
        svg.Close();
    }

    static string ColourOf(string sign) => sign is "attack" or "undercut" ? "rebuttal" : sign;
}
