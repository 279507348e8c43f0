using System.Net;
using System.Net.Sockets;

namespace ArgumentLedger.Web.Webhooks;

/// <summary>
/// Tells addresses of the public internet from those of this machine, of private networks and of special purpose, after
/// IANA's registries of special-purpose addresses (RFC 6890): a webhook must not reach behind the site's own walls.
/// </summary>
public static class PublicAddresses
{
    static readonly IPNetwork[] Special =
    [
        .. Networks(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        // Those that carry an address of the fourth version within them lead to wherever that does: none of them is let through.
        .. Networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    ];

    // All that has been given out of the sixth version to the internet as a whole.
    static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    // Where machines in clouds are told their secrets; it is outside the special blocks.
    static readonly IPAddress[] Metadata = [IPAddress.Parse("168.63.129.16")];

    /// <summary>Whether an address is one of the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !Global.Contains(new IPAddress(plain.GetAddressBytes())))
            return false;
        return !Metadata.Contains(plain) && !Special.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    static IEnumerable<IPNetwork> Networks(params string[] all) => all.Select(IPNetwork.Parse);
}
