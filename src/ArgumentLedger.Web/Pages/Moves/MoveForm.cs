using System.Globalization;
using System.Reflection;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Pages.Moves;

/// <summary>A form for a move: what was typed into it so far, and what was wrong with that.</summary>
public sealed class MoveForm(Type kind, IReadOnlyDictionary<string, string> typed)
{
    readonly HashSet<string> shown = new(StringComparer.Ordinal);

    /// <summary>The kind of move.</summary>
    public Type Kind { get; } = kind;

    /// <summary>The partial that has its fields.</summary>
    public string Partial => PartialOf(Kind);

    /// <summary>The partial with the fields of a kind of move.</summary>
    public static string PartialOf(Type kind) => $"/Pages/Moves/_{kind.Name}.cshtml";

    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>Tells one sending of the form from another, so that a double click counts once.</summary>
    public string Key { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The sentence beside each wrong field; under the empty name what is wrong as a whole.</summary>
    public Dictionary<string, string> Wrong { get; } = new(StringComparer.Ordinal);

    /// <summary>What the form is for, as its heading; the partial sets it.</summary>
    public string Title { get; set; } = "";

    /// <summary>What the button says; the partial sets it.</summary>
    public string Send { get; set; } = "";

    /// <summary>Whether the form asks who said the words; not where whose they are is settled already.</summary>
    public bool AsksWhoseWords { get; set; } = true;

    /// <summary>Whether the move quotes, so that one may have the quotes checked first.</summary>
    public bool Quotes => Kind == typeof(Domain.Moves.CiteQuote) || Kind.GetProperty(nameof(Domain.Moves.MakeClaim.Quotes)) is not null;

    /// <summary>What came of checking its quotes; null unless that was asked for.</summary>
    public IReadOnlyList<Debates.QuoteInView>? Checked { get; set; }

    /// <summary>What was typed into a field; empty when nothing was.</summary>
    public string this[string field] => typed.GetValueOrDefault(field, "");

    /// <summary>What is wrong with a field that is about to be shown; null when nothing is.</summary>
    public string? Show(string field)
    {
        shown.Add(field);
        return Wrong.GetValueOrDefault(field);
    }

    /// <summary>What is wrong beyond the fields that were shown.</summary>
    public IEnumerable<string> WrongElsewhere => Wrong.Where(pair => !shown.Contains(pair.Key)).Select(pair => pair.Value);

    /// <summary>The label that the form is about, whichever of its fields names it; null when none does.</summary>
    public string? About => AboutFields.Select(name => this[name]).FirstOrDefault(value => value.Length > 0);

    static readonly string[] AboutFields = ["target", "what", "supports", "answers", "about", "for", "contribution", "link", "from"];

    /// <summary>Whether the move carries somebody's words, so that the form asks whose.</summary>
    public bool IsSpoken => PrototypeOf(Kind).IsSpoken;

    /// <summary>Whether a move of this kind opens a debate.</summary>
    public bool Opens => PrototypeOf(Kind).Opens;

    // What is asked of a kind of move does not depend on the values it carries.
    static Move PrototypeOf(Type kind) =>
        (Move)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(kind);

    /// <summary>The name of a property as forms, REST and refusals write it.</summary>
    public static string FieldOf(PropertyInfo property) =>
        char.ToLower(property.Name[0], CultureInfo.InvariantCulture) + property.Name[1..];
}
