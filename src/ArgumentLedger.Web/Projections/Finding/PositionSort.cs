namespace ArgumentLedger.Web.Projections.Finding;

/// <summary>
/// An order that lists of positions can be read in. Each ends with when a position was logged and by which event of
/// which debate, so that no two positions stand at the same place.
/// </summary>
public sealed record PositionSort
{
    /// <summary>Latest first.</summary>
    public static readonly PositionSort New = new("new", null, true);

    /// <summary>Oldest first.</summary>
    public static readonly PositionSort Old = new("old", null, false);

    /// <summary>Those with most live challenges first.</summary>
    public static readonly PositionSort Contested = new("contested", "challenges", true);

    /// <summary>Those first whose standing changed last; one that never changed counts as changed when it was logged.</summary>
    public static readonly PositionSort Changed = new("changed", "stands_since", true);

    /// <summary>All of them; the first is the usual one.</summary>
    public static readonly IReadOnlyList<PositionSort> All = [New, Old, Contested, Changed];

    PositionSort(string name, string? first, bool isDescending) => (Name, First, IsDescending) = (name, first, isDescending);

    /// <summary>What REST and forms call it.</summary>
    public string Name { get; }

    /// <summary>The column that positions are sorted by before all else, which moves may change; null when nothing changes their order.</summary>
    internal string? First { get; }

    bool IsDescending { get; }

    /// <summary>Whether moves change the order, so that a list is read on as it stood when its first page was.</summary>
    internal bool IsMoving => First is not null;

    /// <summary>The columns as a list, of a table's alias.</summary>
    internal string Columns(string of) => First is null ? $"{of}.at, {of}.debate, {of}.made" : $"{of}.{First}, {of}.at, {of}.debate, {of}.made";

    /// <summary>The order, of a table's alias.</summary>
    internal string OrderBy(string of) =>
        IsDescending ? Columns(of).Replace(",", " desc,", StringComparison.Ordinal) + " desc" : Columns(of);

    /// <summary>How a row compares with one that it comes after.</summary>
    internal string After => IsDescending ? "<" : ">";
}
