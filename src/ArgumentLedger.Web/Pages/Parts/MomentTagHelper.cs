using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>Writes <c>&lt;moment at="…"&gt;</c> as “3 h ago”, with the exact instant (UTC) in <c>title</c> and <c>datetime</c>.</summary>
public sealed class MomentTagHelper(TimeProvider clock) : TagHelper
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var at = At.ToUniversalTime();
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", at.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", at.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        output.Content.SetContent(Say(at, clock.GetUtcNow()));
    }

    /// <summary>How far an instant is from now, in the largest unit that fits; a date when it is over a month away.</summary>
    public static string Say(DateTimeOffset at, DateTimeOffset now)
    {
        var apart = (now - at).Duration();
        if (apart < TimeSpan.FromMinutes(1)) return "just now";
        if (apart >= TimeSpan.FromDays(31))
            return at.UtcDateTime.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
        var length = apart switch
        {
            { TotalHours: < 1 } => $"{apart.Minutes} min",
            { TotalDays: < 1 } => $"{apart.Hours} h",
            { Days: 1 } => "1 day",
            _ => $"{apart.Days} days",
        };
        return at < now ? $"{length} ago" : $"in {length}";
    }
}
