using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Core.Ports;

/// <summary>Makes the connector that delivers to a consumer.</summary>
public interface IConnectorFactory
{
    /// <summary>A connector for <paramref name="consumer"/>, used by many deliveries at a time for as long as the host runs.</summary>
    IErpConnector Create(ConsumerSettings consumer);
}
