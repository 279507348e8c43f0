namespace ArgumentLedger.Web.Transfer;

/// <summary>What several formats cannot carry, in the same words.</summary>
static class Losses
{
    internal const string Gone = "A contribution that was withdrawn or hidden is left out.";
    internal const string EarlierWordings = "Only the latest wording of an amended contribution is written.";
    internal const string Credences = "Credences are not written.";
    internal const string Concession = "A concession is not written, nor that it gives something up; how it moved the standing is.";
    internal const string Source = "A source is not written, only the quotes taken from it.";
}
