using System.Security.Cryptography;
using System.Text;

namespace ArgumentLedger.Web.Maps;

/// <summary>The style sheet of maps: pages link to it, files carry it with them.</summary>
static class MapStyles
{
    /// <summary>The style sheet, as <c>wwwroot/map-picture.css</c> has it.</summary>
    internal static readonly string Text = Read();

    /// <summary>The hash by which a content policy knows it, in base64.</summary>
    internal static readonly string Sha256 = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    static string Read()
    {
        using var stream = typeof(MapStyles).Assembly.GetManifestResourceStream("map-picture.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
