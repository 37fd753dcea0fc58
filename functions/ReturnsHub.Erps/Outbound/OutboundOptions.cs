namespace ReturnsHub.Erps.Outbound;

/// <summary>Where the hub may send.</summary>
public sealed record OutboundOptions
{
    /// <summary>
    /// Hosts that may be at addresses inside a network: <c>erp.internal</c>, or <c>erp.internal:8443</c> for one port. Every other
    /// host must be at a public address. Compared in any case.
    /// </summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether every host may be at a loopback address: for development and tests.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Whether <paramref name="host"/> (or it with its port) was allowed by name. IPv6 addresses come without brackets.</summary>
    public bool Allows(string host, int port)
    {
        var written = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        return Lists(host) || Lists(written) || Lists($"{written}:{port}");
    }

    private bool Lists(string entry) => AllowedHosts.Contains(entry, StringComparer.OrdinalIgnoreCase);
}
