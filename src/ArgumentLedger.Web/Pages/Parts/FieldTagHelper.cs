using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>
/// Puts a label and a hint before a form's field and, when it was refused, the reason after it, all tied together for
/// screen readers: <c>&lt;input asp-for="Handle" field-label="Handle" field-hint="…"&gt;</c>. The first refused field takes the focus.
/// </summary>
[HtmlTargetElement("input", Attributes = Label)]
[HtmlTargetElement("textarea", Attributes = Label)]
[HtmlTargetElement("select", Attributes = Label)]
public sealed class FieldTagHelper : TagHelper
{
    private const string Label = "field-label";
    private static readonly object HasFocus = new();

    /// <summary>The field of the model.</summary>
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    /// <summary>What the field is called.</summary>
    public required string FieldLabel { get; set; }

    /// <summary>A sentence on what to put there, if one is needed.</summary>
    public string? FieldHint { get; set; }

    /// <summary>The page being written.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var reason = ReasonOf(name);
        output.PreElement.AppendHtml(Element("label", FieldLabel, ("for", id)));
        if (FieldHint is not null) output.PreElement.AppendHtml(Element("p", FieldHint, ("id", $"{id}-hint"), ("class", "hint")));
        if (reason is not null) output.PostElement.AppendHtml(Element("p", reason, ("id", $"{id}-wrong"), ("class", "wrong")));
        string?[] described = [FieldHint is null ? null : $"{id}-hint", reason is null ? null : $"{id}-wrong"];
        if (described.Any(d => d is not null)) output.Attributes.SetAttribute("aria-describedby", string.Join(' ', described.OfType<string>()));
        if (reason is not null) MarkWrong(output);
    }

    private string? ReasonOf(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0
            ? string.Join(" ", entry.Errors.Select(e => e.ErrorMessage))
            : null;

    private void MarkWrong(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("aria-invalid", "true");
        if (ViewContext.HttpContext.Items.TryAdd(HasFocus, true))
            output.Attributes.SetAttribute(new TagHelperAttribute("autofocus"));
    }

    private static TagBuilder Element(string tag, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes) element.MergeAttribute(name, value);
        element.InnerHtml.Append(text);
        return element;
    }
}
