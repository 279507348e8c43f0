using ArgumentLedger.Web.Pages.Debates;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>Writes <c>&lt;label-link of="c7"&gt;</c>, a label as a link that tells in its title what it stands for.</summary>
public sealed class LabelLinkTagHelper(DebateInView here) : TagHelper
{
    /// <summary>The label of a contribution or concession.</summary>
    public required string Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(To(here, Of));
    }

    internal static TagBuilder To(DebateInView here, string label)
    {
        var link = new TagBuilder("a");
        link.InnerHtml.Append(label);
        if (here.Debate.Contributions.ContainsKey(label))
        {
            link.MergeAttribute("href", here.Place(label));
            link.MergeAttribute("title", here.ExcerptOf(label));
        }
        else if (here.Debate.Concessions.TryGetValue(label, out var made))
        {
            link.MergeAttribute("href", here.Place($"{made.What}#{label}"));
            link.MergeAttribute("title", $"the concession of {made.What}");
        }
        return link;
    }
}
