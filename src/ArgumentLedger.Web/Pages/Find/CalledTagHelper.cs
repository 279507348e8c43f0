using ArgumentLedger.Domain;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Find;

/// <summary>Writes <c>&lt;called who="…" in="…"&gt;</c> as somebody's name, linked to their record across debates where they are a contributor.</summary>
public sealed class CalledTagHelper(FoundInView found) : TagHelper
{
    /// <summary>A cast label, or a contributor's id.</summary>
    public required string Who { get; set; }

    /// <summary>The debate that a cast label is of.</summary>
    public Debate? In { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (name, record) = In is null ? found.Called(Who) : found.Called(In, Who);
        output.TagName = record is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "who");
        if (record is not null)
            output.Attributes.SetAttribute("href", record);
        output.Content.SetContent(name);
    }
}
