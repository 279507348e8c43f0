using System.Reflection;
using System.Text.Json.Nodes;
using ArgumentLedger.Web.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace ArgumentLedger.Web.Tests.Api.Clients;

/// <summary>What a stranger gets who generates a client from the OpenAPI document, here by NSwag.</summary>
[Collection(SharedSite.Name)]
public sealed class GeneratedClientTests(SiteFixture site)
{
    [Fact]
    public async Task A_client_made_from_the_document_compiles_and_goes_through_the_tour()
    {
        var source = await GenerateAsync((await site.Anonymous.ReadAsync("/api/openapi.json")).Expect(200).Text);
        var tour = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Api/Clients/Tour.cs"));

        var client = Compile(source, tour);
        using var http = site.NewClient();
        var told = await (Task<string>)client.GetType("Generated.Tour")!.GetMethod("RunAsync")!.Invoke(null, [http])!;

        Assert.Equal(
            "v6 with 4 events; c1 was unchallenged and is partlyConceded; 4 events bear on it; 2 were made; without r1 it is unchallenged; the ledger has 6 entries", told);
    }

    static async Task<string> GenerateAsync(string document)
    {
        var generator = new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(WithArraysOfMoves(document)), new()
        {
            ClassName = "LedgerClient",
            UseBaseUrl = false,
            CSharpGeneratorSettings = { Namespace = "Generated", JsonLibrary = CSharpJsonLibrary.NewtonsoftJson, GenerateNullableReferenceTypes = true },
        });
        return generator.GenerateFile();
    }

    // NSwag has no type for “one move or an array of them”; an array is always right.
    static string WithArraysOfMoves(string document)
    {
        var changed = JsonNode.Parse(document)!;
        changed["paths"]!["/api/debates/{id}/moves"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"] =
            JsonNode.Parse("""{"type":"array","items":{"$ref":"#/components/schemas/Move"}}""");
        return changed.ToJsonString();
    }

    static Assembly Compile(params IEnumerable<string> sources)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Generated", sources.Select(source => CSharpSyntaxTree.ParseText(source)), references, options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(said => said.Severity == DiagnosticSeverity.Error).Take(10)));
        return Assembly.Load(image.ToArray());
    }
}
