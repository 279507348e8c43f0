namespace ArgumentLedger.Web.Identity;

/// <summary>What is wrong with what somebody sent, as sentences by field (camelCase names).</summary>
public sealed class Faults
{
    private readonly Dictionary<string, string[]> _byField = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is wrong.</summary>
    public bool None => _byField.Count == 0;

    /// <summary>The sentences by field.</summary>
    public IReadOnlyDictionary<string, string[]> ByField => _byField;

    /// <summary>Adds a sentence to a field; null adds nothing, so that a rule can be asked and added in one line.</summary>
    public Faults Add(string field, string? fault)
    {
        if (fault is not null)
            _byField[field] = [.. _byField.GetValueOrDefault(field, []), fault];
        return this;
    }

    /// <summary>One fault of one field.</summary>
    public static Faults Of(string field, string fault) => new Faults().Add(field, fault);
}
