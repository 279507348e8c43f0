using System.Globalization;

namespace ArgumentLedger.Domain;

/// <summary>How long the texts of a debate may be, in code points unless said otherwise, and which characters they may hold.</summary>
public static class Limits
{
    /// <summary>A motion.</summary>
    public const int Motion = 300;

    /// <summary>The description of a debate.</summary>
    public const int Description = 5_000;

    /// <summary>The words of a contribution.</summary>
    public const int Text = 10_000;

    /// <summary>A reason for amending, withdrawing, hiding or restoring.</summary>
    public const int Reason = 1_000;

    /// <summary>A name: of a speaker, a source's title or its author.</summary>
    public const int Name = 200;

    /// <summary>What a contribution is called beside its words.</summary>
    public const int Title = 200;

    /// <summary>What the scheme of a link is called.</summary>
    public const int Scheme = 200;

    /// <summary>A note about a speaker.</summary>
    public const int About = 1_000;

    /// <summary>An address.</summary>
    public const int Url = 2_000;

    /// <summary>The prefix or suffix of a quote.</summary>
    public const int Context = 200;

    /// <summary>A source's text, in bytes of UTF-8.</summary>
    public const int SourceBytes = 1 << 20;

    /// <summary>Quotes that one claim or rebuttal may bring along.</summary>
    public const int QuotesPerMove = 50;

    /// <summary>Refuses a text that is empty, too long, or has characters that no ledger can keep; null when it is fine.</summary>
    /// <param name="field">The field's name in camel case, for the refusal.</param>
    /// <param name="text">What was given.</param>
    /// <param name="most">The limit in code points.</param>
    /// <param name="code">The refusal's code when it is empty or too long.</param>
    public static Refusal? Check(string field, string? text, int most, string code)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(code, field, $"The {Spoken(field)} is empty: write something.");
        return CheckOptional(field, text, most, code);
    }

    /// <summary>As <see cref="Check"/>, for a text that may be absent (null), but not blank.</summary>
    public static Refusal? CheckOptional(string field, string? text, int most, string code)
    {
        if (text is null)
            return null;
        if (string.IsNullOrWhiteSpace(text))
            return new(code, field, $"The {Spoken(field)} is empty: write something or leave it out.");
        if (CheckCharacters(field, text) is { } refusal)
            return refusal;
        var length = CodePoints.Count(text);
        return length <= most
            ? null
            : new(code, field, string.Create(CultureInfo.InvariantCulture,
                $"The {Spoken(field)} has {length:N0} characters, {length - most:N0} over the {most:N0} allowed: shorten it, or divide it."));
    }

    /// <summary>Refuses characters that cannot be stored: U+0000 and halves of surrogate pairs.</summary>
    public static Refusal? CheckCharacters(string field, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
            return new("text-characters", field, $"The {Spoken(field)} contains the character U+0000, which no ledger can keep: remove it.");
        return CodePoints.IsWellFormed(text)
            ? null
            : new("text-characters", field, $"The {Spoken(field)} contains half of a surrogate pair (broken Unicode): remove it.");
    }

    /// <summary>Refuses an address that is not an absolute <c>http</c> or <c>https</c> one; null when fine or absent.</summary>
    public static Refusal? CheckUrl(string field, string? url)
    {
        if (CheckOptional(field, url, Url, "url") is { } refusal)
            return refusal;
        if (url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            return null;
        return new("url", field, "The address must begin with http:// or https:// and be complete.");
    }

    static string Spoken(string field) => field switch
    {
        "saidAt" => "time it was said",
        "exact" => "quoted text",
        _ when field.EndsWith(".exact", StringComparison.Ordinal) => "quoted text",
        _ => field,
    };
}
