using System.Collections.Concurrent;
using ReturnsHub.Azure.Queues;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Functions.Pipeline;

/// <summary>The configured consumers, each with one connector for as long as the app runs.</summary>
internal sealed class Consumers(ITenants tenants, IConnectorFactory connectors)
{
    private readonly ConcurrentDictionary<(string Tenant, string Consumer), Lazy<IErpConnector>> _made = new();

    /// <summary>The consumer a session is for, or null when the configuration has none of that name.</summary>
    public Consumer? Find(DeliverSession session)
    {
        if (tenants.Find(session.Tenant)?.Consumers.FirstOrDefault(c => c.Id == session.Consumer) is not { } settings) return null;
        var connector = _made.GetOrAdd((session.Tenant.Value, session.Consumer), _ => new Lazy<IErpConnector>(() => connectors.Create(settings)));
        return new Consumer(settings, connector.Value);
    }
}

/// <summary>A consumer and what reaches it.</summary>
internal sealed record Consumer(ConsumerSettings Settings, IErpConnector Connector);
