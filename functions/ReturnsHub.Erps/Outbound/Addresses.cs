using System.Net;
using System.Net.Sockets;

namespace ReturnsHub.Erps.Outbound;

/// <summary>
/// Tells public addresses from those inside a network
/// (https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry).
/// </summary>
internal static class Addresses
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure's platform address looks public and serves machine secrets
            // (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
            "168.63.129.16/32",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // Everything outside is local, multicast, or carries an IPv4 address that a translator would send on (64:ff9b::/96).
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n)),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = Plain(address);
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(SpecialV4, n => n.Contains(plain)),
            AddressFamily.InterNetworkV6 => GlobalV6.Contains(plain) && !Array.Exists(SpecialV6, n => n.Contains(plain)),
            _ => false,
        };
    }

    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(Plain(address));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
