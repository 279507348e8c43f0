using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace ArgumentLedger.Web.Tests.Transfer.Judges;

/// <summary>
/// The XML Schema of GraphML as Debian's package of JGraphT has it; it is fetched once for a run and is no part of the product.
/// </summary>
public sealed class GraphMlSchema : IDisposable
{
    /// <summary>What is fetched.</summary>
    public const string Package = "libjgrapht-java";

    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("graphml-schema");
    readonly XmlSchemaSet schemas = new() { XmlResolver = null };

    /// <summary>Fetches the package and reads the schema out of it.</summary>
    public GraphMlSchema()
    {
        if (!CanBeHad())
            return;
        Run("apt-get", "download", Package);
        Run("dpkg-deb", "-x", home.GetFiles("*.deb").Single().Name, ".");
        foreach (var jar in home.GetFiles("*.jar", SearchOption.AllDirectories).Where(jar => jar.LinkTarget is null))
            using (var inside = ZipFile.OpenRead(jar.FullName))
                foreach (var entry in inside.Entries.Where(entry => entry.Name is "graphml.xsd" or "xlink.xsd"))
                    Add(entry);
        schemas.Compile();
    }

    /// <summary>Whether Debian's packages can be fetched here.</summary>
    public static bool CanBeHad() => GraphToolTests.Run("apt-get", ["download", "--print-uris", Package], "").Code == 0;

    /// <summary>What the schema says against a document; empty when it is valid.</summary>
    public IReadOnlyList<string> Complaints(string document)
    {
        var complaints = new List<string>();
        XDocument.Parse(document).Validate(schemas, (_, wrong) => complaints.Add(wrong.Message));
        return complaints;
    }

    void Add(ZipArchiveEntry entry)
    {
        using var reader = XmlReader.Create(entry.Open(), new() { DtdProcessing = DtdProcessing.Ignore });
        schemas.Add(null, reader);
    }

    void Run(string program, params string[] arguments)
    {
        var (code, _, complaints) = GraphToolTests.Run(program, arguments, "", home.FullName);
        Assert.True(code == 0, complaints);
    }

    /// <inheritdoc/>
    public void Dispose() => home.Delete(recursive: true);
}
