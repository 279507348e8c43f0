namespace ArgumentLedger.Web.Mail;

/// <summary>A mail of plain text to one person.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">What it is about, in a line.</param>
/// <param name="Text">What it says; lines end with a line feed.</param>
public sealed record Letter(string To, string Subject, string Text)
{
    /// <summary>Where whoever gets it says, in one step and without signing in, that they want no more of its kind; null for what nobody can do without.</summary>
    public Uri? Unsubscribe { get; init; }
}
