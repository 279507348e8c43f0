using ArgumentLedger.Domain;
using ArgumentLedger.Domain.Quotes;
using ArgumentLedger.Web.Transfer.Threads;
using Role = ArgumentLedger.Web.Transfer.Threads.Role;

namespace ArgumentLedger.Web.Pages.Import;

/// <summary>How a draft's page says what a piece does.</summary>
public static class DraftKinds
{
    /// <summary>The class of its colour and its mark.</summary>
    public static (string Class, string Mark) Of(Role role) => role switch
    {
        Role.Support => ("support", "+"),
        Role.Rebuttal or Role.Undercut => ("rebuttal", "▲"),
        Role.Question => ("question", "?"),
        Role.Concession => ("concession", "⚑"),
        Role.Quote => ("quote", "❝"),
        Role.LeaveOut => ("left-out", "–"),
        _ => ("claim", "●"),
    };

    /// <summary>The kind in a word.</summary>
    public static string WordOf(Role role) => role switch
    {
        Role.LeaveOut => "Left out",
        Role.Answer => "Answer",
        _ => role.ToString(),
    };

    /// <summary>The kind as the menu has it.</summary>
    public static string ChoiceOf(Role role) => role switch
    {
        Role.Claim => "a claim",
        Role.Support => "a support",
        Role.Rebuttal => "a rebuttal",
        Role.Undercut => "an undercut",
        Role.Question => "a question",
        Role.Answer => "an answer",
        Role.Concession => "a concession",
        Role.Quote => "a quote",
        _ => "left out",
    };

    /// <summary>What a kind does to what it is about.</summary>
    public static string AboutOf(Role role) => role switch
    {
        Role.Support => "Supports",
        Role.Rebuttal => "Rebuts",
        Role.Undercut => "Undercuts",
        Role.Question => "Asks about",
        Role.Answer => "Answers",
        Role.Concession => "Concedes",
        _ => "About",
    };

    /// <summary>How faithful a quote is, in words.</summary>
    public static string GradeOf(Origin? origin) => origin?.Fidelity switch
    {
        Fidelity.Verbatim => "verbatim",
        Fidelity.Typographic => "verbatim but for typography",
        Fidelity.Altered => "altered",
        Fidelity.Ambiguous => "at more than one place",
        Fidelity.NotFound => "not found there",
        _ => "of something not on record",
    };

    /// <summary>A kind of contribution, in the plural.</summary>
    public static string Plural(ContributionKind kind) => kind.ToString().ToLowerInvariant() + "s";
}
