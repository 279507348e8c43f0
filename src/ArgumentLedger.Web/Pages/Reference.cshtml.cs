using ArgumentLedger.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace ArgumentLedger.Web.Pages;

/// <summary>The API reference, drawn by Scalar from the OpenAPI document.</summary>
[SecurityHeadersPolicy(SecurityHeaders.OfReference)]
public sealed class ReferenceModel : PageModel;
