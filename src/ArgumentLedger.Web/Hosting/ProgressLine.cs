using System.Diagnostics;
using System.Globalization;

namespace ArgumentLedger.Web.Hosting;

/// <summary>Tells of the progress of work that takes long: nothing in the first two seconds, then a line every two.</summary>
public sealed class ProgressLine(TextWriter tell, string done)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    readonly Stopwatch since = Stopwatch.StartNew();
    TimeSpan next = Every;

    /// <summary>Tells how many of how many are done, if it is time.</summary>
    public void Show(long count, long all)
    {
        if (since.Elapsed < next)
            return;
        next = since.Elapsed + Every;
        tell.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} {count:N0} of {all:N0} entries"));
    }
}
