using System.Net;
using ArgumentLedger.Domain;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>Which addresses a webhook may have, as far as that can be told from how they are written.</summary>
static class WebhookAddress
{
    /// <summary>The longest, in characters.</summary>
    internal const int Longest = 2_000;

    /// <summary>The address that was typed, or what is wrong with it in a sentence.</summary>
    internal static (Uri? Address, string? Fault) Read(string? typed, WebhookOptions options)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is 0 or > Longest || !CodePoints.IsWellFormed(text) || text.Any(char.IsControl) || !Uri.TryCreate(text, UriKind.Absolute, out var address))
            return (null, $"Give one whole address, such as https://example.org/hook, of at most {Longest} characters.");
        return FaultOf(address, options) is { } fault ? (null, fault) : (address, null);
    }

    static string? FaultOf(Uri address, WebhookOptions options)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !(options.AllowHttp && address.Scheme == Uri.UriSchemeHttp))
            return options.AllowHttp ? "Give an https or http address." : "Give an https address.";
        if (address.UserInfo.Length > 0)
            return "Leave the user name and password out: what is sent is signed.";
        if (address.Fragment.Length > 0)
            return "Leave out what follows “#”: it is never sent.";
        if (!options.AllowsPort(address.Port))
            return $"This site calls no receivers at that port, only at {options.Ports.Replace(" ", ", ", StringComparison.Ordinal)}.";
        return IPAddress.TryParse(address.DnsSafeHost, out var literal) && !options.AllowPrivateNetworks && !PublicAddresses.IsPublic(literal)
            ? "This address is not one of the public internet: give one that is."
            : null;
    }
}
