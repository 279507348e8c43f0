namespace ArgumentLedger.Web.Transfer.Aif;

/// <summary>Names of the schemes that AIF's tools write where nobody named one.</summary>
static class AifSchemes
{
    internal const string Inference = "Default Inference";

    internal const string Conflict = "Default Conflict";
}
