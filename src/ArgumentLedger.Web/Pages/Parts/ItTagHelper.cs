using ArgumentLedger.Web.Pages.Debates;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>Writes <c>&lt;it of="c1"&gt;</c> as “it” in that contribution's own history, and as its linked label elsewhere.</summary>
public sealed class ItTagHelper(DebateInView here) : TagHelper
{
    /// <summary>The label.</summary>
    public required string Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Of == here.About)
        {
            output.TagName = null;
            output.Content.SetContent("it");
            return;
        }
        output.TagName = "a";
        output.Attributes.SetAttribute("href", here.Place(Of));
        output.Content.SetContent(Of);
    }
}
