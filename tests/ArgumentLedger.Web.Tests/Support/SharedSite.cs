namespace ArgumentLedger.Web.Tests.Support;

/// <summary>Tests that share one running site, one after the other; each opens debates of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedSite : ICollectionFixture<SiteFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "site";
}
