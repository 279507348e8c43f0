namespace ArgumentLedger.Web.Api;

/// <summary>A page of a list, whatever the list is of.</summary>
public interface IPage
{
    /// <summary>What the page holds, in order.</summary>
    IEnumerable<object> All { get; }

    /// <summary>The cursor of the next page; null on the last.</summary>
    string? Cursor { get; }
}

/// <summary>A page of a list, and the cursor of the next one; null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next) : IPage
{
    string? IPage.Cursor => Next;

    IEnumerable<object> IPage.All => Items.Cast<object>();
}
