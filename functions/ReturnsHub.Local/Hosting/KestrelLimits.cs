using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ReturnsHub.Web;

namespace ReturnsHub.Local.Hosting;

/// <summary>What the server takes from a connection before the hub's own code sees anything.</summary>
internal static class KestrelLimits
{
    public static void Apply(KestrelServerOptions options, HubHostOptions host, WebLimits limits)
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = 4096;
        options.Limits.MaxRequestHeaderCount = 64;
        options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        options.Limits.MaxRequestLineSize = 4 * 1024;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        // The endpoints refuse far less with an answer; this only bounds what is read and thrown away so that the answer arrives.
        options.Limits.MaxRequestBodySize = 8L * Math.Max(limits.WebhookBodyBytes, limits.ApiBodyBytes);
        // Without TLS there is nothing to negotiate HTTP/2 with; the proxy that adds TLS speaks it to the outside.
        options.Listen(IPAddress.Parse(host.Address), host.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
