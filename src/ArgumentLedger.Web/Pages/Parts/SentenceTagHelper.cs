using ArgumentLedger.Domain;
using ArgumentLedger.Web.Pages.Debates;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>Writes <c>&lt;sentence of="…"&gt;</c>, a sentence about a debate, with its labels as links that tell in their titles whose words they stand for.</summary>
public sealed class SentenceTagHelper(DebateInView here) : TagHelper
{
    /// <summary>The sentence.</summary>
    public required Sentence Of { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var part in Of.Parts)
        {
            if (part.IsLabel)
                output.Content.AppendHtml(LabelLinkTagHelper.To(here, part.Text));
            else
                output.Content.Append(part.Text);
        }
    }
}
