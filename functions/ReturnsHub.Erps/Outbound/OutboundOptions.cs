namespace ReturnsHub.Erps.Outbound;

/// <summary>Where the hub may send.</summary>
public sealed record OutboundOptions
{
    /// <summary>
    /// Hosts that may be at private or loopback addresses: <c>erp.internal</c>, or <c>127.0.0.1:9000</c> for one port. Every other
    /// host must be at a public address.
    /// </summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether <paramref name="host"/> (or it with its port) was allowed by name.</summary>
    public bool Allows(string host, int port) =>
        AllowedHosts.Any(a => string.Equals(a, host, StringComparison.OrdinalIgnoreCase) || string.Equals(a, $"{host}:{port}", StringComparison.OrdinalIgnoreCase));
}
