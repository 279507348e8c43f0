using CsCheck;

namespace ArgumentLedger.Web.Tests.Transfer.Judges;

/// <summary>A fact that needs GraphML's schema; skipped, with the reason, where it cannot be fetched.</summary>
public sealed class NeedsGraphMlSchemaFactAttribute : FactAttribute
{
    static readonly bool CanBeHad = GraphMlSchema.CanBeHad();

    /// <summary>Skips when the package that has it cannot be fetched.</summary>
    public NeedsGraphMlSchemaFactAttribute()
    {
        if (!CanBeHad)
            Skip = $"apt-get cannot fetch {GraphMlSchema.Package} here";
    }
}

public sealed class GraphMlSchemaTests(GraphMlSchema schema) : IClassFixture<GraphMlSchema>
{
    [NeedsGraphMlSchemaFact]
    public void Whatever_is_said_the_graph_is_valid_by_the_schema_of_GraphML() => InventedDebates.All.Sample(
        debate => Assert.Empty(schema.Complaints(debate.WrittenAs("graphml").Text)), iter: 100, threads: 1);

    [NeedsGraphMlSchemaFact]
    public void The_schema_refuses_what_is_no_graph() => Assert.NotEmpty(schema.Complaints(
        """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="r1 &gt;"/></graph></graphml>"""));
}
