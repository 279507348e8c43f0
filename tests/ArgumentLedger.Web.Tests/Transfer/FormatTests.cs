using System.Text;
using ArgumentLedger.Domain;
using ArgumentLedger.Web.Transfer;
using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer;

public sealed class FormatTests
{
    // Pieces that every format has a use for, so that random files get past the first line.
    static readonly Gen<string> Pieces = Gen.OneOf(
        "a", "b", "1", "2", " ", "\n", "\r\n", "\t", "#", "p af 2\n", "arg(", "att(", ").", ",", "%", "a b\n", "arg(a).", "1 2\n", "\u00A0", "\u2028", "𝒜", "“",
        "{", "}", "[", "]", "\"", ":", "===\n", "> ", "- ", "+ ", "<", "*", "(1) ", "----\n", "-> See 1.1.\n", "1.1. Pro: ", "1. ", "null", "\"nodes\"", "\"edges\"");

    /// <summary>Texts that a ledger can keep.</summary>
    internal static readonly Gen<string> Texts = Gen.OneOf(Pieces.Array[0, 40].Select(string.Concat), Gen.String)
        .Where(text => !text.Contains('\0', StringComparison.Ordinal) && CodePoints.IsWellFormed(text));

    [Fact]
    public void Every_format_has_a_name_a_title_a_media_type_and_an_ending_of_its_own()
    {
        Assert.All(Formats.All.Values, format => Assert.Matches("^[a-z]+(-[a-z]+)*\\z", format.Name));
        Assert.All(Formats.All.Values, format => Assert.NotEmpty(format.Title));
        Assert.All(Formats.All.Values, format => Assert.Matches("^[a-z]+/[a-z0-9.+-]+\\z", format.MediaType));
        Assert.All(Formats.All.Values, format => Assert.Same(format, Formats.OfFile("file" + format.Extension)));
        Assert.All(Formats.All.Values, format => Assert.True(format.Reader is not null || format.Writer is not null || format is Web.Transfer.Tables.EventTable, format.Name));
    }

    [Fact]
    public void Whatever_a_file_says_it_is_read_as_moves_that_the_rules_accept_or_a_fault_is_named() => Texts.Sample(text =>
    {
        foreach (var format in Formats.Readable)
        {
            if (format.Reader!.Read(text) is Parsed read)
                Imported.Debate(read);
            else
                Assert.NotEmpty(Assert.IsType<Unreadable>(format.Reader.Read(text)).Fault.Sentence);
        }
    }, iter: 2_000);

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_text()
    {
        Assert.True(FileText.TryDecode([0xEF, 0xBB, 0xBF, (byte)'a'], out var text, out _));
        Assert.Equal("a", text);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused_with_their_place()
    {
        Assert.False(FileText.TryDecode([.. "à\r\nçb"u8, 0xFF, .. "c"u8], out _, out var fault));
        Assert.Equal(new Fault(Place.At(2, 3), "This is not valid UTF-8: save the file as UTF-8."), fault);
    }

    [Fact]
    public void A_character_that_no_ledger_keeps_is_refused_with_its_place()
    {
        Assert.False(FileText.TryDecode(Encoding.UTF8.GetBytes("a\nb\0"), out _, out var fault));
        Assert.Equal(new Fault(Place.At(2, 2), "The character U+0000 stands here, which no ledger can keep: remove it."), fault);
    }

    [Fact]
    public void A_file_over_16_MiB_is_refused()
    {
        Assert.False(FileText.TryDecode(new byte[FileText.MostBytes + 1], out _, out var fault));
        Assert.StartsWith("The file has 16,777,217 bytes", fault.Sentence, StringComparison.Ordinal);
    }
}
