using System.Net;
using System.Net.Sockets;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Erps.Outbound;

/// <summary>
/// Keeps the hub from being sent where its configuration never meant it to go (server-side request forgery,
/// https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html): addresses are checked
/// after the name is resolved, and only those checked are connected to. Plain http never leaves the machine.
/// </summary>
public static class OutboundGuard
{
    private const string AllowIt = "list the host under outbound.allowedHosts if it is meant";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>What is wrong with where a consumer listens, each in a sentence that says what to fix; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(ConsumerSettings consumer, OutboundOptions options)
    {
        var url = consumer.Url;
        if (!url.IsAbsoluteUri || !IsHttp(url)) return ["The url must be absolute and start with https://."];
        var faults = new List<string>();
        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
            faults.Add($"Plain http to {url.IdnHost} would show events to everybody on the way. Use https; http is for loopback only.");
        if (url.UserInfo.Length > 0) faults.Add("The url holds a user name or password. Remove it; the receiver verifies signatures instead.");
        if (url.Fragment.Length > 0) faults.Add("The url holds a fragment, which is never sent. Remove it.");
        if (IsInside(url, options)) faults.Add($"{url.IdnHost} is not a public address; {AllowIt}.");
        return faults;
    }

    /// <summary>
    /// A handler that connects only where <paramref name="options"/> lets it, without redirects, cookies or proxies. An address
    /// refused fails the request with an <see cref="OutboundRefusedException"/> inside. Keep one for the life of the process: it pools connections.
    /// </summary>
    public static SocketsHttpHandler Handler(OutboundOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = ConnectTimeout,
        // Names are resolved anew, and checked anew, at least this often.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 32,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
        ConnectCallback = (context, ct) => ConnectAsync(context, options, ct),
    };

    internal static bool IsHttp(Uri url) => url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp;

    /// <summary>The addresses of <paramref name="target"/> that may be connected to.</summary>
    /// <exception cref="OutboundRefusedException">There is none.</exception>
    internal static IPAddress[] Usable(DnsEndPoint target, bool plain, IReadOnlyList<IPAddress> addresses, OutboundOptions options)
    {
        var allowed = options.Allows(target.Host, target.Port);
        IPAddress[] permitted = [.. addresses.Where(a => allowed || Addresses.IsPublic(a) || (options.AllowLoopback && Addresses.IsLoopback(a)))];
        if (permitted.Length == 0) throw new OutboundRefusedException($"{target.Host} is at no public address; {AllowIt}.");
        if (!plain) return permitted;
        IPAddress[] local = [.. permitted.Where(Addresses.IsLoopback)];
        return local.Length > 0 ? local : throw new OutboundRefusedException($"Plain http to {target.Host} would leave this machine. Use https.");
    }

    private static bool IsInside(Uri url, OutboundOptions options) =>
        !options.Allows(url.IdnHost, url.Port)
        && !(options.AllowLoopback && url.IsLoopback)
        && (IPAddress.TryParse(url.IdnHost, out var address) ? !Addresses.IsPublic(address) : url.IsLoopback);

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, OutboundOptions options, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var plain = context.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, ct);
        var usable = Usable(target, plain, addresses, options);
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
