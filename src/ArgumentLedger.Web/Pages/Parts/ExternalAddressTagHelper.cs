using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>Writes an address that a person gave as a link that vouches for nothing; nothing at all when it is not a web address.</summary>
public sealed class ExternalAddressTagHelper : TagHelper
{
    /// <summary>The address.</summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", address.AbsoluteUri);
        output.Attributes.SetAttribute("rel", "nofollow noopener");
        output.Content.SetContent(address.IdnHost);
    }
}
