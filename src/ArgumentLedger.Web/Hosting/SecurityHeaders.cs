using ArgumentLedger.Web.Maps;

namespace ArgumentLedger.Web.Hosting;

/// <summary>What browsers are told to forbid on every answer.</summary>
public static class SecurityHeaders
{
    internal const string OfReference = nameof(OfReference);
    internal const string OfMaps = nameof(OfMaps);

    // Browsers hold the answer to a form to the policy too, and the form that begins to sign in elsewhere is sent on there.
    /// <summary>Adds the site's policy, the wider one of the API reference, and that of maps, which carry the one style sheet they know.</summary>
    public static IServiceCollection AddLedgerSecurityHeaders(this IServiceCollection services, Uri? provider)
    {
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(policy => policy.AddCommon().AddContentSecurityPolicy(csp => csp.AddCommon(provider).AddSelfOnly()))
            .AddPolicy(OfReference, policy => policy.AddCommon().AddContentSecurityPolicy(csp => csp.AddCommon(provider).AddReference()))
            .AddPolicy(OfMaps, policy => policy.AddCommon().AddContentSecurityPolicy(csp => csp.AddCommon(provider).AddStyleSrc().WithHash256(MapStyles.Sha256)));
        return services;
    }

    private static HeaderPolicyCollection AddCommon(this HeaderPolicyCollection policy) => policy
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCrossOriginOpenerPolicy(p => p.SameOrigin())
        .AddCrossOriginResourcePolicy(p => p.SameOrigin())
        .AddPermissionsPolicy(permissions =>
        {
            permissions.AddDefaultSecureDirectives();
            // Passkeys are asked for here.
            permissions.AddPublickeyCredentialsGet().Self();
        })
        .AddStrictTransportSecurityMaxAge()
        .RemoveServerHeader();

    private static CspBuilder AddCommon(this CspBuilder csp, Uri? provider)
    {
        csp.AddDefaultSrc().None();
        csp.AddConnectSrc().Self();
        csp.AddManifestSrc().Self();
        csp.AddBaseUri().None();
        var forms = csp.AddFormAction().Self();
        if (provider is not null) forms.From(provider.GetLeftPart(UriPartial.Authority));
        csp.AddFrameAncestors().None();
        return csp;
    }

    private static void AddSelfOnly(this CspBuilder csp)
    {
        csp.AddScriptSrc().Self();
        csp.AddStyleSrc().Self();
        csp.AddImgSrc().Self();
        csp.AddFontSrc().Self();
    }

    // Scalar writes its styles into the page as it runs; no words that people log are on that page.
    private static void AddReference(this CspBuilder csp)
    {
        csp.AddScriptSrc().Self();
        csp.AddStyleSrc().Self().UnsafeInline();
        csp.AddImgSrc().Self().Data().Blob();
        csp.AddFontSrc().Self().Data();
        csp.AddWorkerSrc().Self().Blob();
    }
}
