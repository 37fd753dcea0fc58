using System.Net;
using System.Net.Sockets;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Erps.Outbound;

/// <summary>
/// Keeps the hub from being sent where its configuration never meant it to go (server-side request forgery): the address is
/// checked after the name is resolved, and that very address is connected to.
/// </summary>
public static class OutboundGuard
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with where a consumer listens, each in a sentence; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(ConsumerSettings consumer, OutboundOptions options)
    {
        var faults = new List<string>();
        var url = consumer.Url;
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http")) return ["The url must be absolute and start with https://."];
        if (url.Scheme == "http" && !options.Allows(url.Host, url.Port))
            faults.Add($"Plain http to {url.Host} is refused. Use https, or list the host under outbound.allowedHosts.");
        if (url.UserInfo.Length > 0) faults.Add("The url holds a user name or password. Put secrets under secrets.");
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !Addresses.IsPublic(address) && !options.Allows(url.Host, url.Port))
            faults.Add($"{url.Host} is not a public address. List it under outbound.allowedHosts if it is meant.");
        return faults;
    }

    /// <summary>A handler that connects only where <paramref name="options"/> lets it: no redirects, cookies or proxies.</summary>
    public static SocketsHttpHandler Handler(OutboundOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 32,
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, options, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, OutboundOptions options, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(target.Host, ct);
        var usable = options.Allows(target.Host, target.Port) ? addresses : [.. addresses.Where(Addresses.IsPublic)];
        if (usable.Length == 0)
            throw new OutboundRefusedException($"{target.Host} is at no public address. List it under outbound.allowedHosts if it is meant.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The hub was to send where it may not.</summary>
public sealed class OutboundRefusedException(string message) : IOException(message);
