namespace ArgumentLedger.Web.Live;

/// <summary>A value that many wait to see changed. Whoever comes late sees the latest; nothing is queued for anybody.</summary>
sealed class Pulse<T>(T first)
{
    readonly Lock gate = new();
    TaskCompletionSource changed = NewChange();
    T value = first;

    /// <summary>The value, and a task that completes when there is another.</summary>
    internal (T Value, Task Changed) Now
    {
        get
        {
            lock (gate)
                return (value, changed.Task);
        }
    }

    /// <summary>Sets the value and wakes all who wait.</summary>
    internal void Set(Func<T, T> change)
    {
        TaskCompletionSource woken;
        lock (gate)
        {
            value = change(value);
            (woken, changed) = (changed, NewChange());
        }
        woken.SetResult();
    }

    // Those who wait go on elsewhere: whoever sets the value does not write to all of them.
    static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
