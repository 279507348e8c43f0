namespace ArgumentLedger.Domain;

/// <summary>
/// Folds many entries one after another where nobody looks at the states in between: what an entry changes is changed in
/// place, as far as an earlier entry of the same run copied it already. What comes of it is what
/// <see cref="Debate.Apply"/> makes of the same entries. Not for several at once.
/// </summary>
/// <param name="debate">The debate before the first of them; it stays as it is.</param>
public sealed class Fold(Debate debate)
{
    Debate state = debate.Opened();

    /// <summary>Number of events folded in.</summary>
    public long Version => state.Version;

    /// <summary>Folds the next entry.</summary>
    /// <exception cref="InvalidOperationException">The entry is not the next one.</exception>
    public void Apply(Entry entry) => state = state.Apply(entry);

    /// <summary>Folds the next entry of a ledger that was not decided here, as <see cref="Debate.Admit"/> does; why it cannot be, or null.</summary>
    public Refusal? Admit(Entry entry) => state.Admit(entry, out state);

    /// <summary>The debate after all of them. What is folded afterwards makes another.</summary>
    public Debate Finish()
    {
        var finished = state.Closed();
        state = finished;
        return finished;
    }
}
