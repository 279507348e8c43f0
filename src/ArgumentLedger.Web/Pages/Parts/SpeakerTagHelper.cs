using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Pages.Debates;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>
/// Writes <c>&lt;speaker of="p1" by="…"&gt;</c> as the speaker's name, linked to what they stand by, and who reported it
/// when that is somebody else.
/// </summary>
public sealed class SpeakerTagHelper(DebateInView here) : TagHelper
{
    /// <summary>A cast label or a contributor's id.</summary>
    public required string Of { get; set; }

    /// <summary>Id of the contributor who logged the words; not said when absent or the same.</summary>
    public string? By { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "who");
        var (name, handle) = await NameAsync(Of);
        output.Attributes.SetAttribute("href", here.Place($"people#{(here.Debate.Cast.ContainsKey(Of) ? Of : $"of-{Of}")}"));
        output.Content.SetContent(name);
        if (handle is not null)
            output.PostElement.AppendHtml(Told("handle", "@" + handle));
        if (By is { } reporter && reporter != Of)
            output.PostElement.AppendHtml(Told("reporter", $"reported by {(await NameAsync(reporter)).Name}"));
    }

    static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Told(string style, string text)
    {
        var told = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("span");
        told.AddCssClass(style);
        told.InnerHtml.Append(text);
        return told;
    }

    async Task<(string Name, string? Handle)> NameAsync(string speaker)
    {
        if (here.Debate.Cast.ContainsKey(speaker))
            return (here.CastName(speaker), null);
        ContributorName name = await here.NameAsync(speaker);
        return (name.DisplayName, name.Handle is { } handle && handle != name.DisplayName ? handle : null);
    }
}
