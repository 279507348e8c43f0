using System.Text.Json.Nodes;

namespace ArgumentLedger.Web.Identity;

/// <summary>A part of the site that keeps something of people beside the ledger: it can hand it out and erase it.</summary>
public interface IKeepsPersonalData
{
    /// <summary>What the part is called in an export, in camel case.</summary>
    string Name { get; }

    /// <summary>All that it keeps of a contributor.</summary>
    Task<JsonNode> ExportAsync(Guid contributor, CancellationToken ct);

    /// <summary>Erases what it keeps of a contributor; what others rely on stays without the person.</summary>
    Task EraseAsync(Guid contributor, CancellationToken ct);
}

/// <summary>All that the site keeps of a person beside the ledger, whose events carry nothing of people but an id.</summary>
public sealed class PersonalData(IEnumerable<IKeepsPersonalData> parts)
{
    /// <summary>Everything, by the part that keeps it.</summary>
    public async Task<JsonObject> ExportAsync(Guid contributor, CancellationToken ct)
    {
        var all = new JsonObject();
        foreach (var part in parts)
            all[part.Name] = await part.ExportAsync(contributor, ct);
        return all;
    }

    /// <summary>Erases everything; the account goes last, so that an erasure that was cut off can be asked for again.</summary>
    public async Task EraseAsync(Guid contributor, CancellationToken ct)
    {
        foreach (var part in parts.OrderBy(part => part is AccountData))
            await part.EraseAsync(contributor, ct);
    }
}
