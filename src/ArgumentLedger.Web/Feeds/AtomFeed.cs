using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ArgumentLedger.Web.Feeds;

/// <summary>An entry of a feed.</summary>
/// <param name="Id">What names it for ever, on whatever site it is read.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Author">Who said it.</param>
/// <param name="At">When.</param>
/// <param name="Link">The page about it.</param>
/// <param name="Text">The words; null when there are none to show.</param>
sealed record FeedEntry(string Id, string Title, string Author, DateTimeOffset At, Uri Link, string? Text);

/// <summary>A feed in the Atom Syndication Format (RFC 4287).</summary>
/// <param name="Id">What names it for ever.</param>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="At">When something in it last changed.</param>
/// <param name="Self">Its own address.</param>
/// <param name="Page">The page about the same.</param>
/// <param name="Entries">Its entries, latest first.</param>
sealed record AtomFeed(string Id, string Title, DateTimeOffset At, Uri Self, Uri Page, IReadOnlyList<FeedEntry> Entries)
{
    internal const string MediaType = "application/atom+xml";

    static readonly XNamespace Ns = "http://www.w3.org/2005/Atom";

    /// <summary>A name for something of the ledger: the same wherever it is asked for, and whatever the site is called.</summary>
    internal static string IdOf(string what)
    {
        // A UUID of the eighth version (RFC 9562), whose bits are the program's own.
        var bits = SHA256.HashData(Encoding.UTF8.GetBytes($"argument-ledger {what}"))[..16];
        bits[6] = (byte)((bits[6] & 0x0f) | 0x80);
        bits[8] = (byte)((bits[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(bits, bigEndian: true)}";
    }

    internal byte[] ToXml()
    {
        var feed = new XElement(Ns + "feed",
            new XElement(Ns + "id", Id),
            new XElement(Ns + "title", InXml(Title)),
            new XElement(Ns + "updated", Instant(At)),
            Link("self", Self, MediaType),
            Link("alternate", Page, "text/html"),
            new XElement(Ns + "generator", "Argument Ledger"),
            Entries.Select(Element));
        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            new XDocument(feed).Save(writer);
        return file.ToArray();
    }

    static XElement Element(FeedEntry entry) => new(Ns + "entry",
        new XElement(Ns + "id", entry.Id),
        new XElement(Ns + "title", InXml(entry.Title)),
        new XElement(Ns + "author", new XElement(Ns + "name", InXml(entry.Author))),
        new XElement(Ns + "published", Instant(entry.At)),
        new XElement(Ns + "updated", Instant(entry.At)),
        Link("alternate", entry.Link, "text/html"),
        entry.Text is null ? null : new XElement(Ns + "content", new XAttribute("type", "text"), InXml(entry.Text)));

    static XElement Link(string relation, Uri to, string type) =>
        new(Ns + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", to.AbsoluteUri));

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    // People may write characters that XML cannot carry in any form.
    static string InXml(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\ufffd" : rune.ToString()));
}
