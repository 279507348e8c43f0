using System.Globalization;
using ArgumentLedger.Web.Pages.Moves;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ArgumentLedger.Web.Pages.Parts;

/// <summary>What a field of a move's form takes.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Words of any length.</summary>
    Words,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A web address.</summary>
    Address,

    /// <summary>A date and time, UTC.</summary>
    Moment,

    /// <summary>One of a list, as a menu.</summary>
    Menu,

    /// <summary>One of a few, all in view.</summary>
    Choice,

    /// <summary>Filled in already and not shown.</summary>
    Hidden,
}

/// <summary>
/// A field of a move's form: <c>&lt;form-field name="text" kind="Words" label="…" hint="…"&gt;</c>. It keeps what was typed
/// and says beside it what was wrong.
/// </summary>
public sealed class FormFieldTagHelper : TagHelper
{
    /// <summary>The move's property in camel case.</summary>
    public required string Name { get; set; }

    /// <summary>What it takes.</summary>
    public FieldKind Kind { get; set; }

    /// <summary>What it is called.</summary>
    public string Label { get; set; } = "";

    /// <summary>A sentence on what to put there.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether the form cannot do without it.</summary>
    public bool Needed { get; set; }

    /// <summary>What stands in it when nothing was typed.</summary>
    public string? Otherwise { get; set; }

    /// <summary>For menus and choices: value and words of each option.</summary>
    public IEnumerable<(string Value, string Words)> Options { get; set; } = [];

    /// <summary>The page being written.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    MoveForm Form => (MoveForm)ViewContext.ViewData.Model!;

    string Id => "f-" + TagBuilder.CreateSanitizedId(Name, "-");

    string Value => Form[Name] is { Length: > 0 } typed ? typed : Otherwise ?? "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Kind == FieldKind.Hidden)
        {
            output.TagName = null;
            output.Content.SetHtmlContent(Element("input", null, ("type", "hidden"), ("name", Name), ("value", Value)));
            return;
        }
        var wrong = Form.Show(Name);
        output.TagName = Kind == FieldKind.Choice ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(Kind == FieldKind.Choice ? Element("legend", Label) : Element("label", Label, ("for", Id)));
        if (Hint is not null)
            output.Content.AppendHtml(Element("p", Hint, ("class", "hint"), ("id", Id + "-hint")));
        foreach (var control in Controls(wrong))
            output.Content.AppendHtml(control);
        if (wrong is not null)
            output.Content.AppendHtml(Element("p", wrong, ("class", "wrong"), ("id", Id + "-wrong")));
    }

    IEnumerable<TagBuilder> Controls(string? wrong)
    {
        var said = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", wrong is null ? null : Id + "-wrong" }.OfType<string>());
        return (Kind == FieldKind.Choice ? Radios() : [Control()]).Select(control => Describe(control, said, wrong is not null));
    }

    TagBuilder Describe(TagBuilder control, string said, bool isWrong)
    {
        var field = control.TagName == "p" ? null : control;
        if (field is null)
            return control;
        if (said.Length > 0)
            field.MergeAttribute("aria-describedby", said);
        if (isWrong)
            field.MergeAttribute("aria-invalid", "true");
        if (Needed)
            field.MergeAttribute("aria-required", "true");
        return field;
    }

    TagBuilder Control() => Kind switch
    {
        FieldKind.Words => Words(),
        FieldKind.Menu => Menu(),
        FieldKind.Number => Input("text", ("inputmode", "decimal")),
        FieldKind.Address => Input("url"),
        FieldKind.Moment => Input("datetime-local"),
        _ => Input("text"),
    };

    TagBuilder Input(string type, params (string, string)[] more) =>
        Element("input", null, [("type", type), ("id", Id), ("name", Name), ("value", Value), ("autocomplete", "off"), .. more]);

    // A line break right after the start tag belongs to HTML, not to the words.
    TagBuilder Words() => Element("textarea", "\n" + Value, ("id", Id), ("name", Name), ("rows", "5"));

    TagBuilder Menu()
    {
        var menu = Element("select", null, ("id", Id), ("name", Name));
        foreach (var (value, words) in Options)
            menu.InnerHtml.AppendHtml(Option(value, words));
        return menu;
    }

    TagBuilder Option(string value, string words) => value == Value
        ? Element("option", words, ("value", value), ("selected", "selected"))
        : Element("option", words, ("value", value));

    IEnumerable<TagBuilder> Radios()
    {
        var n = 0;
        foreach (var (value, words) in Options)
        {
            var id = Id + "-" + (n++).ToString(CultureInfo.InvariantCulture);
            var radio = Element("input", null, ("type", "radio"), ("id", id), ("name", Name), ("value", value));
            if (value == Value)
                radio.MergeAttribute("checked", "checked");
            var label = Element("label", null, ("for", id));
            label.InnerHtml.AppendHtml(radio).Append(" " + words);
            var line = Element("p", null, ("class", "choice"));
            line.InnerHtml.AppendHtml(label);
            yield return line;
        }
    }

    static TagBuilder Element(string tag, string? text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(tag) { TagRenderMode = tag == "input" ? TagRenderMode.SelfClosing : TagRenderMode.Normal };
        foreach (var (name, value) in attributes)
            element.MergeAttribute(name, value);
        if (text is not null)
            element.InnerHtml.Append(text);
        return element;
    }
}
