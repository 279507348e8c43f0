using System.Globalization;
using System.Text;
using ArgumentLedger.Web.Identity;
using ArgumentLedger.Web.Mail;

namespace ArgumentLedger.Web.Notifying.Digests;

/// <summary>Writes digests.</summary>
sealed class DigestLetter(IMailer mailer, DigestCodes codes)
{
    const int LongestWords = 240;

    /// <summary>A letter of what is new to somebody, the oldest first.</summary>
    /// <param name="due">Whose.</param>
    /// <param name="rows">What is new, the latest first; at least one.</param>
    /// <param name="hasMore">Whether there is older than that.</param>
    /// <param name="names">The names of those who logged it, by id.</param>
    internal Letter Write(DueDigest due, IReadOnlyList<NoticeStore.Row> rows, bool hasMore, IReadOnlyDictionary<string, ContributorName> names)
    {
        var unsubscribe = mailer.LinkTo($"/notifications/unsubscribe?code={Uri.EscapeDataString(codes.Of(due.Person))}");
        var text = new StringBuilder($"What is new to “{due.Handle}” at {mailer.LinkTo("/")} :\n\n");
        if (hasMore)
            text.Append(CultureInfo.InvariantCulture, $"(There is more before this: {mailer.LinkTo("/notifications")} )\n\n");
        foreach (var row in rows.Reverse())
            text.Append(Entry(row, names[row.By].DisplayName));
        text.Append(CultureInfo.InvariantCulture, $"All of it: {mailer.LinkTo("/notifications")}\n\nNo more such letters: {unsubscribe}\n");
        var subject = rows.Count == 1 && !hasMore ? "One thing is new to you" : $"{rows.Count}{(hasMore ? " and more" : "")} things are new to you";
        return new(due.Address, subject, text.ToString()) { Unsubscribe = unsubscribe };
    }

    string Entry(NoticeStore.Row row, string by)
    {
        var about = row.Kind switch
        {
            NoticeKind.Reply => $"{by} logged {row.Label} in answer to your {row.About}",
            NoticeKind.Quote => $"{by} quoted your {row.About} in {row.Label}",
            NoticeKind.Concession => $"{by} logged a concession of your {row.About}",
            _ => $"How {row.About} stands, which you hold, was changed by what {by} logged",
        };
        var place = row.Kind == NoticeKind.Standing ? $"/debates/{row.Debate}/replay?at={row.Version}" : $"/debates/{row.Debate}/{row.Label ?? row.About}";
        var words = row.Words is { } said ? $"  “{OneLine(said)}”\n" : "";
        return $"* {OneLine(about)}\n  in: {OneLine(row.Motion)}\n{words}  {mailer.LinkTo(place)}\n\n";
    }

    // What people wrote stays within its line: nobody writes a letter of their own in it.
    static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).EnumerateRunes().Where(rune => !Rune.IsControl(rune)).ToList();
        return string.Concat(line.Take(LongestWords)) + (line.Count > LongestWords ? "…" : "");
    }
}
